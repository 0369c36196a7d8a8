/** One request about a file, in the name of this phone. */
import { sign } from '../letters/keys.ts'
import { toBase64url } from '../wire/bytes.ts'
import { deviceHeader, numberHeader, signatureHeader, signedFileText } from '../wire/files.ts'
import { deviceOf, nextNumber, type Phone } from '../storage/phone.ts'
import { countOn } from './count-on.ts'

export interface FileAsk {
  method: 'POST' | 'HEAD' | 'PATCH' | 'GET'
  path: string
  /** What is signed beside method and path. */
  detail?: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer>
}

/** A chunk takes half a minute on the slowest line that phones still have. */
const mostPatience = 120_000

/** @throws TypeError or AbortError when the school can't be reached. */
export async function askForFile(
  phone: Phone,
  asked: FileAsk,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const answer = await askOnce(phone, asked, fetch)
  if (answer.status !== 409) return answer
  // A file that lies elsewhere than thought is 409 too, and says nothing of numbers.
  return (await countOn(phone, await answer.clone().text())) ? askOnce(phone, asked, fetch) : answer
}

async function askOnce(
  phone: Phone,
  { method, path, detail, headers, body }: FileAsk,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const device = await deviceOf(phone)
  const n = await nextNumber(phone, 'requests')
  const signature = toBase64url(await sign(device.signer, signedFileText(method, path, detail, n)))
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), mostPatience)
  try {
    return await fetch(path, {
      method,
      headers: {
        ...headers,
        ...(method !== 'GET' && { 'tus-resumable': '1.0.0' }),
        [deviceHeader]: device.id,
        [numberHeader]: String(n),
        [signatureHeader]: signature,
      },
      ...(body && { body }),
      cache: 'no-store',
      signal: giveUp.signal,
    })
  } finally {
    clearTimeout(timer)
  }
}
