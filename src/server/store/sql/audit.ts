import type { Database } from '../../db/database.ts'
import type { Audit, AuditRow } from '../store.ts'

export class SqlAudit implements Audit {
  private readonly db: Database
  constructor(db: Database) {
    this.db = db
  }

  last(place: string, device: string) {
    return this.db
      .selectFrom('audit')
      .select(['n', 'hash'])
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst()
  }

  async append(place: string, { device, person, ...entry }: AuditRow) {
    await this.db
      .insertInto('audit')
      .values({ place_id: place, device_id: device, person_id: person, ...entry })
      .execute()
  }
}
