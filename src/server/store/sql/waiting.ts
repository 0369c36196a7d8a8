import type { RefusalCode } from '../../../domain/refusal.ts'
import type { Database } from '../../db/database.ts'
import type { Waiting, WaitingLetter } from '../store.ts'

export class SqlWaiting implements Waiting {
  private readonly db: Database
  constructor(db: Database) {
    this.db = db
  }

  async countOthers(place: string, device: string, letter: string) {
    const { waiting } = await this.db
      .selectFrom('quarantine')
      .select(eb => eb.fn.countAll<number | string>().as('waiting'))
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where('letter_id', '<>', letter)
      .executeTakeFirstOrThrow()
    return Number(waiting)
  }

  async keep(place: string, { id, profile, device, reason, letter, at }: WaitingLetter) {
    await this.db
      .insertInto('quarantine')
      .values({
        place_id: place,
        letter_id: id,
        profile_id: profile,
        device_id: device,
        reason,
        letter,
        arrived_at: at,
        n: 0,
        v: 0,
      })
      .onConflict(conflict => conflict.columns(['place_id', 'letter_id']).doNothing())
      .execute()
  }

  async of(place: string, profile: string, reasons: readonly string[]) {
    const kept = await this.db
      .selectFrom('quarantine')
      .select(['letter_id', 'letter'])
      .where('place_id', '=', place)
      .where('profile_id', '=', profile)
      .where('reason', 'in', reasons)
      .execute()
    return kept.map(({ letter_id: id, letter }) => ({ id, letter }))
  }

  async turnAway(place: string, letter: string, n: number, v: number) {
    await this.db
      .updateTable('quarantine')
      .set({ reason: 'number_taken' satisfies RefusalCode, n, v })
      .where('place_id', '=', place)
      .where('letter_id', '=', letter)
      .execute()
  }

  turnedAwaySince(place: string, device: string, profile: string, from: number) {
    return this.db
      .selectFrom('quarantine')
      .select(['letter_id as letter', 'n'])
      .where('place_id', '=', place)
      .where('profile_id', '=', profile)
      .where('device_id', '=', device)
      .where('v', '>', from)
      .orderBy('v')
      .execute()
  }

  async drop(place: string, letter: string) {
    await this.db
      .deleteFrom('quarantine')
      .where('place_id', '=', place)
      .where('letter_id', '=', letter)
      .execute()
  }
}
