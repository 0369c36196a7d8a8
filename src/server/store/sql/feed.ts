import type { Audience } from '../../../domain/audiences.ts'
import type { Database } from '../../db/database.ts'
import type { Feed, StoredRow } from '../store.ts'
import { noteAuthors } from '../../db/authored.ts'

export class SqlFeed implements Feed {
  private readonly db: Database
  constructor(db: Database) {
    this.db = db
  }

  get(place: string, noun: string, id: string) {
    return this.rows(place).where('noun', '=', noun).where('id', '=', id).executeTakeFirst()
  }

  about(place: string, noun: string, about: string) {
    return this.rows(place).where('noun', '=', noun).where('about', '=', about).orderBy('id').execute()
  }

  async hasNewer(place: string, noun: string, about: string, v: number) {
    const newer = await this.rows(place)
      .clearSelect()
      .select('id')
      .where('noun', '=', noun)
      .where('about', '=', about)
      .where('v', '>', v)
      .limit(1)
      .executeTakeFirst()
    return newer !== undefined
  }

  async insert(place: string, row: StoredRow) {
    await this.db
      .insertInto('rows')
      .values({ place_id: place, ...row })
      .execute()
    await noteAuthors(this.db, place, [row])
  }

  async update(place: string, { noun, id, ...fields }: Pick<StoredRow, 'noun' | 'id'> & Partial<StoredRow>) {
    await this.db
      .updateTable('rows')
      .set(fields)
      .where('place_id', '=', place)
      .where('noun', '=', noun)
      .where('id', '=', id)
      .execute()
    if (fields.body !== undefined) await noteAuthors(this.db, place, [{ noun, id, body: fields.body }])
  }

  async nameBlobs(place: string, noun: string, id: string, blobs: { hash: string; awaited: number }[]) {
    await this.db
      .deleteFrom('named_blobs')
      .where('place_id', '=', place)
      .where('noun', '=', noun)
      .where('id', '=', id)
      .execute()
    const named = blobs.map(blob => ({ place_id: place, noun, id, ...blob }))
    if (named.length > 0) await this.db.insertInto('named_blobs').values(named).execute()
  }

  since(place: string, audiences: readonly Audience[], from: number) {
    return this.rows(place).where('audience', 'in', audiences).where('v', '>', from).orderBy('v').execute()
  }

  whole(place: string, audiences: readonly Audience[]) {
    return this.rows(place).where('audience', 'in', audiences).where('gone', '=', 0).orderBy('v').execute()
  }

  tombstones(place: string, until: number) {
    return this.db
      .selectFrom('rows')
      .select(['audience', eb => eb.fn.max('v').as('v')])
      .where('place_id', '=', place)
      .where('gone', '=', 1)
      .where('v', '<=', until)
      .groupBy('audience')
      .execute()
  }

  async dropTombstones(place: string, until: number) {
    const { numDeletedRows } = await this.db
      .deleteFrom('rows')
      .where('place_id', '=', place)
      .where('gone', '=', 1)
      .where('v', '<=', until)
      .executeTakeFirst()
    return Number(numDeletedRows)
  }

  async noteCollected(place: string, audience: string, v: number) {
    await this.db
      .insertInto('collected')
      .values({ place_id: place, audience, v })
      .onConflict(conflict => conflict.columns(['place_id', 'audience']).doUpdateSet({ v }))
      .execute()
  }

  async collectedSince(place: string, from: number) {
    const rows = await this.db
      .selectFrom('collected')
      .select('audience')
      .where('place_id', '=', place)
      .where('v', '>', from)
      .execute()
    return rows.map(row => row.audience)
  }

  private rows(place: string) {
    return this.db
      .selectFrom('rows')
      .select(['noun', 'id', 'audience', 'about', 'v', 'gone', 'body'])
      .where('place_id', '=', place)
  }
}
