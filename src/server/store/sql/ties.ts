import type { Audience } from '../../../domain/audiences.ts'
import { audiencesOf, pastSections } from '../../audiences/audiences.ts'
import { countPeople } from '../../audiences/headcount.ts'
import type { Database } from '../../db/database.ts'
import type { TieColumns, Ties } from '../store.ts'

export class SqlTies implements Ties {
  private readonly db: Database
  constructor(db: Database) {
    this.db = db
  }

  async put(place: string, id: string, { person, ...rest }: TieColumns) {
    const columns = { person_id: person, ...rest }
    await this.db
      .insertInto('ties')
      .values({ place_id: place, id, ...columns })
      .onConflict(conflict => conflict.columns(['place_id', 'id']).doUpdateSet(columns))
      .execute()
  }

  audiencesOf(place: string, person: string) {
    return audiencesOf(this.db, place, person)
  }

  pastSections(place: string, person: string) {
    return pastSections(this.db, place, person)
  }

  studies(place: string, person: string) {
    return this.db
      .selectFrom('ties')
      .select(['target', 'grade'])
      .where('place_id', '=', place)
      .where('person_id', '=', person)
      .where('role', '=', 'student')
      .where('past', '=', 0)
      .execute()
  }

  countPeople(place: string, audience: Audience) {
    return countPeople(this.db, place, audience)
  }
}
