import type { Database } from '../../db/database.ts'
import type { Acts, Numbers, Settled } from '../store.ts'

export class SqlActs implements Acts {
  private readonly db: Database
  constructor(db: Database) {
    this.db = db
  }

  verdict(place: string, device: string, n: number) {
    return this.of(place, device)
      .select(['code', 'field', 'letter_id as letter'])
      .where('n', '=', n)
      .executeTakeFirst()
  }

  async settle(place: string, { device, n, profile, letter, code, field, v, settledAt }: Settled) {
    await this.db
      .insertInto('results')
      .values({
        place_id: place,
        device_id: device,
        n,
        profile_id: profile,
        letter_id: letter,
        code,
        field,
        v,
        settled_at: settledAt,
      })
      .execute()
  }

  verdictsSince(place: string, device: string, profile: string, from: number) {
    return this.of(place, device)
      .select(['n', 'code', 'field', 'letter_id as letter'])
      .where('profile_id', '=', profile)
      .where('v', '>', from)
      .orderBy('v')
      .execute()
  }

  async numbers(place: string, device: string) {
    const found = await this.db
      .selectFrom('applied')
      .select(['numbers', 'v'])
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .executeTakeFirst()
    return { numbers: found ? (JSON.parse(found.numbers) as Numbers) : [], v: found?.v ?? 0 }
  }

  async keepNumbers(place: string, device: string, numbers: Numbers, v: number) {
    const text = JSON.stringify(numbers)
    await this.db
      .insertInto('applied')
      .values({ place_id: place, device_id: device, numbers: text, v })
      .onConflict(conflict => conflict.columns(['place_id', 'device_id']).doUpdateSet({ numbers: text, v }))
      .execute()
  }

  async devicesBefore(place: string, before: number) {
    const old = await this.db
      .selectFrom('results')
      .select('device_id')
      .distinct()
      .where('place_id', '=', place)
      .where('settled_at', '<', before)
      .where('code', '=', '')
      .execute()
    return old.map(({ device_id }) => device_id)
  }

  async numbersBefore(place: string, device: string, before: number) {
    const results = await this.of(place, device)
      .select('n')
      .where('settled_at', '<', before)
      .where('code', '=', '')
      .execute()
    return results.map(({ n }) => n)
  }

  async dropBefore(place: string, device: string, before: number) {
    await this.db
      .deleteFrom('results')
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where('settled_at', '<', before)
      .where('code', '=', '')
      .execute()
  }

  private of(place: string, device: string) {
    return this.db.selectFrom('results').where('place_id', '=', place).where('device_id', '=', device)
  }
}
