import type { Database } from '../../db/database.ts'
import type { PlaceRow, Places } from '../store.ts'

export class SqlPlaces implements Places {
  private readonly db: Database
  constructor(db: Database) {
    this.db = db
  }

  async all() {
    const places = await this.db.selectFrom('places').select('place_id').orderBy('place_id').execute()
    return places.map(({ place_id }) => place_id)
  }

  async keys() {
    const rows = await this.db.selectFrom('places').select(['place_id', 'keys']).orderBy('place_id').execute()
    return rows.map(({ place_id: place, keys }) => ({ place, keys }))
  }

  async open(row: PlaceRow) {
    await this.db
      .insertInto('places')
      .values(row)
      .onConflict(conflict => conflict.column('place_id').doNothing())
      .execute()
  }

  counter(place: string) {
    return this.db
      .selectFrom('places')
      .select(['v', 'epoch'])
      .where('place_id', '=', place)
      .executeTakeFirst()
  }

  async takeCounter(place: string) {
    const { v } = await this.db
      .updateTable('places')
      .set(eb => ({ v: eb('v', '+', 1) }))
      .where('place_id', '=', place)
      .returning('v')
      .executeTakeFirstOrThrow()
    return v
  }

  async setEpoch(place: string, epoch: string) {
    await this.db.updateTable('places').set({ epoch }).where('place_id', '=', place).execute()
  }

  milestone(place: string, until: number) {
    return this.db
      .selectFrom('milestones')
      .select(['at', 'v'])
      .where('place_id', '=', place)
      .where('at', '<=', until)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
  }

  async setMilestone(place: string, { at, v }: { at: number; v: number }) {
    await this.db.insertInto('milestones').values({ place_id: place, at, v }).execute()
  }

  async dropMilestones(place: string, before: number) {
    await this.db.deleteFrom('milestones').where('place_id', '=', place).where('at', '<', before).execute()
  }
}
