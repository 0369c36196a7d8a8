/** Fetches one file because somebody tapped it, and keeps it sealed as it came. Nothing is ever fetched unasked. */
import { fileHash } from '../letters/file.ts'
import { filePath } from '../wire/files.ts'
import type { Phone } from '../storage/phone.ts'
import { askForFile } from './file-request.ts'

/** `gone`: the school has no such file for this phone. `broken`: what came is not it. `full`: no room to keep it. */
export type BringTrouble = 'no_way' | 'gone' | 'broken' | 'full'

/** @returns undefined when the file lies on the phone. */
export async function bringFile(
  phone: Phone,
  place: string,
  hash: string,
  fetch: typeof globalThis.fetch,
): Promise<BringTrouble | undefined> {
  try {
    const response = await askForFile(phone, { method: 'GET', path: filePath(place, hash) }, fetch)
    if (!response.ok) return response.status === 404 ? 'gone' : 'no_way'
    const bytes = await response.arrayBuffer()
    if ((await fileHash(new Uint8Array(bytes))) !== hash) return 'broken'
    await phone.board.files.put({ hash, place, bytes })
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'AbortError') return 'no_way'
    if ((error as Error).name === 'QuotaExceededError') return 'full'
    throw error
  }
  phone.bell.ring()
  return undefined
}
