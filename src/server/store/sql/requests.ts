import type { Database } from '../../db/database.ts'
import type { Requests } from '../store.ts'

export class SqlRequests implements Requests {
  private readonly db: Database
  constructor(db: Database) {
    this.db = db
  }

  async top(place: string, device: string) {
    const { top } = await this.of(place, device)
      .select(eb => eb.fn.max('n').as('top'))
      .executeTakeFirstOrThrow()
    return Number(top ?? 0)
  }

  async take(place: string, device: string, n: number, digest: string) {
    await this.db
      .insertInto('requests')
      .values({ place_id: place, device_id: device, n, digest })
      .onConflict(conflict => conflict.columns(['place_id', 'device_id', 'n']).doNothing())
      .execute()
    const { digest: stands } = await this.of(place, device)
      .select('digest')
      .where('n', '=', n)
      .executeTakeFirstOrThrow()
    return stands
  }

  async sweep(place: string, device: string, until: number) {
    await this.db
      .deleteFrom('requests')
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where('n', '<=', until)
      .execute()
  }

  private of(place: string, device: string) {
    return this.db.selectFrom('requests').where('place_id', '=', place).where('device_id', '=', device)
  }
}
