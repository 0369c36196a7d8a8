import { fileLimits } from '../../wire/files.ts'
import type { SentFiles } from '../blobs/sent.ts'
import type { Database } from '../db/database.ts'

interface Bench {
  db: Database
  sent: SentFiles
  now(): number
}

/** Forgets files that nobody has gone on sending, and whole ones that no act has named in all that time. */
export async function expireUploads(bench: Bench, place: string): Promise<void> {
  const old = await bench.db
    .selectFrom('incoming')
    .select('hash')
    .where('place_id', '=', place)
    .where('state', 'in', ['open', 'whole'])
    .where('touched_at', '<', bench.now() - fileLimits.expiry)
    .execute()
  for (const { hash } of old) await dropUpload(bench, place, hash)
}

export async function dropUpload({ db, sent }: Bench, place: string, hash: string): Promise<void> {
  await db.deleteFrom('incoming').where('place_id', '=', place).where('hash', '=', hash).execute()
  await sent.remove({ place, hash })
}
