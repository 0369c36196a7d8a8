/**
 * Who published what, beside the feed: how far it has come is counted whenever its author's phone asks, and a school with a
 * hundred thousand rows must not be read for that.
 */
import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'

type Database = Kysely<Tables>

export const published: readonly string[] = ['notice', 'lesson', 'assignment', 'plan']

interface Published {
  noun: string
  id: string
  body: string
}

/** Notes the author of a row that somebody published; whoever he is, he stays its author. */
export async function noteAuthors(db: Database, place: string, rows: readonly Published[]): Promise<void> {
  const authored = rows.flatMap(({ noun, id, body }) => {
    const person = published.includes(noun) ? authorIn(body) : ''
    return person === '' ? [] : [{ place_id: place, person_id: person, noun, id }]
  })
  if (authored.length === 0) return
  await db
    .insertInto('authored')
    .values(authored)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** '' for the office, and for a row that is gone. */
const authorIn = (body: string) => (JSON.parse(body) as { by?: string } | null)?.by ?? ''

const part = 500

/** Of all rows that are there: for tables, and backups, from before authors were noted. */
export async function noteAllAuthors(db: Database): Promise<void> {
  let after: { place_id: string; noun: string; id: string } | undefined
  for (;;) {
    const from = after
    let query = db.selectFrom('rows').select(['place_id', 'noun', 'id', 'body'])
    if (from)
      query = query.where(eb =>
        eb(eb.refTuple('place_id', 'noun', 'id'), '>', eb.tuple(from.place_id, from.noun, from.id)),
      )
    const rows = await query.orderBy('place_id').orderBy('noun').orderBy('id').limit(part).execute()
    for (const place of new Set(rows.map(row => row.place_id)))
      await noteAuthors(
        db,
        place,
        rows.filter(row => row.place_id === place),
      )
    if (rows.length < part) return
    after = rows.at(-1)!
  }
}
