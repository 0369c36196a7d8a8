/**
 * How far a notice, lesson or assignment has come, for whoever published it: phones that hold it, people who have read,
 * opened or handed in. Counted when its author's phone asks, so that an idle school counts nothing.
 */
import type { Audience } from '../../domain/audiences.ts'
import type { Noun } from '../../domain/nouns.ts'
import { PlaceRows } from '../actions/rows.ts'
import { again } from '../actions/perform.ts'
import type { Tx } from '../db/database.ts'
import type { House } from '../house.ts'

/** What a person leaves when he has read, opened or done it. */
const traces: Partial<Record<Noun, Noun>> = {
  notice: 'reading',
  lesson: 'progress',
  assignment: 'submission',
  plan: 'reading',
}
const published = Object.keys(traces) as Noun[]
const countedFor = 120 * 24 * 60 * 60 * 1000

export async function refreshReach(house: House, place: string, device: string): Promise<void> {
  const authors = await house.db
    .selectFrom('enrolments')
    .innerJoin('ties', join =>
      join
        .onRef('ties.place_id', '=', 'enrolments.place_id')
        .onRef('ties.person_id', '=', 'enrolments.person_id'),
    )
    .select('enrolments.person_id as person')
    .distinct()
    .where('enrolments.place_id', '=', place)
    .where('enrolments.device_id', '=', device)
    .where('ties.role', 'in', ['teacher', 'homeroom', 'principal', 'counselor'])
    .where('ties.past', '=', 0)
    .execute()
  for (const { person } of authors)
    await again(house.db, place, tx => refreshFor(tx, place, person, house.now()))
}

async function refreshFor(tx: Tx, place: string, person: string, now: number) {
  const rows = new PlaceRows(tx, place)
  let changed = false
  for (const { noun, id, audience, v } of await publishedBy(tx, place, person, now)) {
    const reach = {
      about: id,
      phones: await countPhones(tx, place, audience as Audience, v),
      people: await countPeopleWho(tx, place, traces[noun as Noun]!, id),
      of: (await rows.get('headcount', audience))?.body.people ?? 0,
    }
    const before = (await rows.get('reach', id))?.body
    if (before && before.phones === reach.phones && before.people === reach.people && before.of === reach.of)
      continue
    rows.put('reach', id, { audience: `self:${person}`, about: id, body: reach })
    changed = true
  }
  if (changed) await rows.commit()
}

async function publishedBy(tx: Tx, place: string, person: string, now: number) {
  const rows = await tx
    .selectFrom('rows')
    .select(['noun', 'id', 'audience', 'v', 'body'])
    .where('place_id', '=', place)
    .where('noun', 'in', published)
    .where('gone', '=', 0)
    .where('body', 'like', `%"by":"${person}"%`)
    .execute()
  return rows.filter(row => {
    const { by, publishAt } = JSON.parse(row.body) as { by: string; publishAt: number }
    return by === person && publishAt > now - countedFor
  })
}

/** Phones that have come back with a cursor at or behind the row, and with its audience among theirs. */
async function countPhones(tx: Tx, place: string, audience: Audience, v: number): Promise<number> {
  const named = `"${audience}"`
  const phones = await tx
    .selectFrom('devices')
    .innerJoin('generations', join =>
      join
        .onRef('generations.place_id', '=', 'devices.place_id')
        .onRef('generations.generation', '=', 'devices.generation'),
    )
    .select('generations.audiences')
    .where('devices.place_id', '=', place)
    .where('devices.cursor', '>=', v)
    .where('generations.audiences', 'like', `%${named}%`)
    .execute()
  // LIKE takes an underscore for any letter, and on SQLite `a` for `A`.
  return phones.filter(phone => phone.audiences.includes(named)).length
}

async function countPeopleWho(tx: Tx, place: string, noun: Noun, about: string): Promise<number> {
  const { people } = await tx
    .selectFrom('rows')
    .select(eb => eb.fn.count<number>('audience').distinct().as('people'))
    .where('place_id', '=', place)
    .where('noun', '=', noun)
    .where('about', '=', about)
    .where('gone', '=', 0)
    .executeTakeFirstOrThrow()
  return Number(people)
}
