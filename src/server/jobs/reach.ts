/**
 * How far a notice, lesson or assignment has come, for whoever published it: phones that hold it, people who have read,
 * opened or handed in. Counted when its author's phone asks, so that an idle school counts nothing.
 */
import { sql } from 'kysely'
import type { Audience } from '../../domain/audiences.ts'
import { stageOf, type Notice } from '../../domain/notices/notice.ts'
import type { Noun } from '../../domain/nouns.ts'
import { PlaceRows } from '../actions/rows.ts'
import { countPeople, meant, onFamilyPhones } from '../audiences/headcount.ts'
import { personsAs } from '../audiences/holders.ts'
import type { Tx } from '../db/database.ts'
import { again } from '../store/again.ts'
import type { SqlStatements, SqlStore } from '../store/sql.ts'

/** What a person leaves when he has read, opened or done it. */
const traces: Partial<Record<Noun, Noun>> = {
  notice: 'reading',
  lesson: 'progress',
  assignment: 'submission',
  plan: 'reading',
}
/** Whose notices, lessons and plans are counted. */
const publishing = ['teacher', 'homeroom', 'principal', 'counselor'] as const
const countedFor = 120 * 24 * 60 * 60 * 1000

export async function refreshReach(
  house: { store: SqlStore; now(): number },
  place: string,
  device: string,
): Promise<void> {
  for (const person of await personsAs(house.store.each.db, place, device, publishing))
    await again(house.store, place, tx => refreshFor(tx, place, person, house.now()))
}

async function refreshFor(at: SqlStatements<Tx>, place: string, person: string, now: number) {
  const tx = at.db
  const rows = new PlaceRows(at, place)
  let changed = false
  for (const { noun, id, audience, v } of await publishedBy(tx, place, person, now)) {
    const reach = {
      about: id,
      phones: await countPhones(tx, place, audience as Audience, v, person),
      people: await countPeopleWho(tx, place, traces[noun as Noun]!, id, audience as Audience),
      of: await countPeople(tx, place, audience as Audience, person),
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
    .selectFrom('authored')
    .innerJoin('rows', join =>
      join
        .onRef('rows.place_id', '=', 'authored.place_id')
        .onRef('rows.noun', '=', 'authored.noun')
        .onRef('rows.id', '=', 'authored.id'),
    )
    .select(['rows.noun', 'rows.id', 'rows.audience', 'rows.v', 'rows.body'])
    .where('authored.place_id', '=', place)
    .where('authored.person_id', '=', person)
    .where('rows.gone', '=', 0)
    .execute()
  return rows.filter(row => {
    const { by, publishAt, ...notice } = JSON.parse(row.body) as Published
    const stage = stageOf({ publishAt, ...notice }, now)
    return by === person && publishAt > now - countedFor && (stage === 'planned' || stage === 'open')
  })
}

type Published = Pick<Notice, 'by' | 'publishAt' | 'expiresAt' | 'withdrawnAt'>

/**
 * Phones that have come back with a cursor at or behind the row, and with its audience among theirs: of families where it
 * speaks to families, else of the colleagues whom it names. The author's own pocket counts nowhere.
 */
async function countPhones(tx: Tx, place: string, audience: Audience, v: number, author: string) {
  const { rows } = await sql<{ device: string; audiences: string }>`
    select distinct devices.device_id as device, generations.audiences as audiences from devices
    join generations
      on generations.place_id = devices.place_id and generations.generation = devices.generation
    join enrolments
      on enrolments.place_id = devices.place_id and enrolments.device_id = devices.device_id
    where devices.place_id = ${place} and devices.cursor >= ${v} and devices.ended_at is null
      and generations.audiences like ${`%"${audience}"%`}
      and enrolments.person_id <> ${author} and enrolments.person_id in (
        select person_id from ties where place_id = ${place} and past = 0 and ${onFamilyPhones(place, audience)})
  `.execute(tx)
  // LIKE takes an underscore for any letter, and on SQLite `a` for `A`.
  return rows.filter(phone => phone.audiences.includes(`"${audience}"`)).length
}

/** People who are meant, and have left this trace. */
async function countPeopleWho(tx: Tx, place: string, noun: Noun, about: string, audience: Audience) {
  const { rows } = await sql<{ people: number | string }>`
    with people as (select person_id from ties where place_id = ${place} and past = 0 and ${meant(place, audience)})
    select count(distinct audience) as people from rows
    where place_id = ${place} and noun = ${noun} and about = ${about} and gone = 0 and (
      audience in (select 'self:' || person_id from people) or
      audience in (select 'pupil:' || person_id from people))`.execute(tx)
  return Number(rows[0]!.people)
}
