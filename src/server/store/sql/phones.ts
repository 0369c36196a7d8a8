import type { Database } from '../../db/database.ts'
import type { Enrolment, PhoneOf, Phones } from '../store.ts'

export class SqlPhones implements Phones {
  private readonly db: Database
  constructor(db: Database) {
    this.db = db
  }

  async met(device: string) {
    const known = await this.db
      .selectFrom('devices')
      .select(['public_key', 'place_id'])
      .where('device_id', '=', device)
      .orderBy('place_id')
      .limit(1)
      .executeTakeFirst()
    return known && { key: known.public_key, place: known.place_id }
  }

  async homesOf(device: string) {
    const homes = await this.db
      .selectFrom('enrolments')
      .select('place_id')
      .distinct()
      .where('device_id', '=', device)
      .execute()
    return homes.map(({ place_id }) => place_id)
  }

  async note(
    place: string,
    device: string,
    { cursor, generation }: { cursor: number; generation: string },
    now: number,
    unlessSince: number,
  ) {
    await this.db
      .updateTable('devices')
      .set({ cursor, generation, seen_at: now })
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where(eb =>
        eb.or([
          eb('cursor', '<>', cursor),
          eb('generation', '<>', generation),
          eb('seen_at', '<', unlessSince),
        ]),
      )
      .execute()
  }

  async endedAt(place: string, device: string) {
    const found = await this.db
      .selectFrom('devices')
      .select('ended_at')
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where('ended_at', 'is not', null)
      .executeTakeFirst()
    return found?.ended_at ?? undefined
  }

  async end(place: string, device: string, now: number) {
    const { numUpdatedRows } = await this.db
      .updateTable('devices')
      .set({ ended_at: now })
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  async of(place: string, person: string) {
    const all = await this.db
      .selectFrom('enrolments')
      .innerJoin('devices', join =>
        join
          .onRef('devices.place_id', '=', 'enrolments.place_id')
          .onRef('devices.device_id', '=', 'enrolments.device_id'),
      )
      .select(['devices.device_id', 'person_id', 'enrolled_at', 'seen_at', 'ended_at'])
      .where('enrolments.place_id', '=', place)
      .where('devices.device_id', 'in', eb =>
        eb
          .selectFrom('enrolments')
          .select('device_id')
          .where('place_id', '=', place)
          .where('person_id', '=', person),
      )
      .orderBy('seen_at', 'desc')
      .orderBy('enrolled_at')
      .execute()
    const phones = new Map<string, PhoneOf>()
    for (const { device_id: device, person_id, enrolled_at, seen_at: seenAt, ended_at: endedAt } of all) {
      const phone = phones.get(device) ?? { device, enrolledAt: 0, seenAt, endedAt, others: [] }
      phones.set(device, phone)
      if (person_id === person) phone.enrolledAt ||= enrolled_at
      else if (!phone.others.includes(person_id)) phone.others.push(person_id)
    }
    return [...phones.values()]
  }

  async revive(place: string, device: string) {
    const { numUpdatedRows } = await this.db
      .updateTable('devices')
      .set({ ended_at: null })
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where('ended_at', 'is not', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  async forgetOthers(place: string, device: string, profile: string) {
    await this.db
      .deleteFrom('enrolments')
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where('profile_id', '<>', profile)
      .execute()
  }

  async author(place: string, profile: string, device: string) {
    const among = (table: 'enrolments' | 'leavers') =>
      this.db
        .selectFrom(table)
        .select(['person_id', 'sign_key'])
        .where('place_id', '=', place)
        .where('profile_id', '=', profile)
        .where('device_id', '=', device)
        .executeTakeFirst()
    const found = (await among('enrolments')) ?? (await among('leavers'))
    return found && { person: found.person_id, sign: found.sign_key }
  }

  async personOf(place: string, profile: string) {
    const found = await this.db
      .selectFrom('enrolments')
      .select('person_id')
      .where('place_id', '=', place)
      .where('profile_id', '=', profile)
      .executeTakeFirst()
    return found?.person_id
  }

  async profilesOn(place: string, device: string) {
    const rows = await this.db
      .selectFrom('enrolments')
      .select(['profile_id', 'person_id', 'inbox_key'])
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .orderBy('profile_id')
      .execute()
    return rows.map(row => ({ profile: row.profile_id, person: row.person_id, inbox: row.inbox_key }))
  }

  async enrol(place: string, { profile, person, device, inbox, sign, at }: Enrolment) {
    await this.db
      .insertInto('enrolments')
      .values({
        place_id: place,
        profile_id: profile,
        person_id: person,
        device_id: device,
        inbox_key: inbox,
        sign_key: sign,
        enrolled_at: at,
      })
      .execute()
  }

  async leave(place: string, profile: string, now: number) {
    const of = { place_id: place, profile_id: profile }
    const found = await this.db
      .selectFrom('enrolments')
      .select(['person_id', 'device_id', 'sign_key'])
      .where('place_id', '=', place)
      .where('profile_id', '=', profile)
      .executeTakeFirst()
    if (!found) return
    await this.db
      .insertInto('leavers')
      .values({ ...of, ...found, left_at: now })
      .execute()
    await this.db
      .deleteFrom('enrolments')
      .where('place_id', '=', place)
      .where('profile_id', '=', profile)
      .execute()
  }

  async meet(place: string, device: string, key: string, now: number) {
    await this.db
      .insertInto('devices')
      .values({
        place_id: place,
        device_id: device,
        public_key: key,
        cursor: 0,
        generation: '',
        seen_at: now,
        ended_at: null,
      })
      .onConflict(conflict => conflict.columns(['place_id', 'device_id']).doNothing())
      .execute()
  }

  async scope(place: string, generation: string) {
    const found = await this.db
      .selectFrom('generations')
      .select('audiences')
      .where('place_id', '=', place)
      .where('generation', '=', generation)
      .executeTakeFirst()
    return found?.audiences
  }

  async keepScope(place: string, generation: string, audiences: string) {
    await this.db
      .insertInto('generations')
      .values({ place_id: place, generation, audiences })
      .onConflict(conflict => conflict.columns(['place_id', 'generation']).doNothing())
      .execute()
  }
}
