import type { Audience } from '../audiences.ts'
import type { Transactor } from '../reader.ts'
import { fileId, type Attachment } from './attachment.ts'

/** Announces the files of a row to its readers. One that is known already keeps what is known of it. */
export async function announceFiles(
  files: readonly Attachment[] | undefined,
  { about, audience }: { about: string; audience: Audience },
  rows: Transactor,
): Promise<void> {
  for (const { hash, type, bytes, width, height, seconds } of files ?? []) {
    const id = fileId(hash, about)
    if (await rows.get('file', id)) continue
    const measures = { ...(width && { width }), ...(height && { height }), ...(seconds && { seconds }) }
    rows.put('file', id, { audience, about, body: { sent: hash, state: 'coming', type, bytes, ...measures } })
  }
}
