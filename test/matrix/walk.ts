/** Each cell as it truly is: over HTTP, and in the database. */
import { belongs } from '../../src/domain/audiences.ts'
import type { Moment } from '../../src/domain/action.ts'
import type { Tie } from '../../src/domain/people/person.ts'
import { office, personAsActor } from '../../src/server/actions/actor.ts'
import { performOffice, play } from '../../src/server/actions/perform.ts'
import { PlaceRows } from '../../src/server/actions/rows.ts'
import { calls } from './calls.ts'
import type { Cell } from './cells.ts'
import { doors, letIn } from './doors.ts'
import { audienceOf, probeOf, type Town } from './town.ts'

const momentOf = (now: number): Moment => ({ now, tap: { clock: now, offset: 0, contact: now } })
/** What a refusal says where it is a matter of who asks. Anything else means that the walk itself is wrong. */
const denials = ['not_yours', 'not_found', 'device_ended', 'unknown_author']
const isDone = (code: string) => (code === '' ? true : denials.includes(code) ? false : undefined)
const callOf = ({ what, who }: Cell, { place, house, beside }: Town, tag: string) => {
  const { act, args } = calls[what]!
  return { name: act, version: 1, args: args({ who, tag, place, now: house.now(), beside }) }
}

/** Asks the table without doing anything: SQL and predicate for what is read, the school's own check for what is done. */
export async function ask(town: Town, cell: Cell): Promise<(boolean | undefined)[]> {
  if (cell.kind === 'enters') return [letIn(await doors[cell.what]!.ask(town, cell.who))]
  if (cell.kind === 'reads') return (await readerOf(town, cell.who))(cell)
  const { house, place } = town
  const at = momentOf(house.now())
  return house.store.transaction(async tx => {
    const rows = new PlaceRows(tx, place)
    const call = callOf(cell, town, 'asked')
    const { who } = cell
    if (who === 'office') return [isDone((await play(rows, office(place), call, at))?.refused ?? '')]
    const seen = new Set<string>([
      ...(await tx.ties.audiencesOf(place, who)),
      ...(await tx.ties.pastSections(place, who)),
    ])
    const refusal = await play(rows, await personAsActor(place, who, rows), call, at, seen)
    return [isDone(refusal?.refused ?? '')]
  })
}

/** What somebody reads now, by the SQL and by the predicate. */
export async function readerOf({ house, place }: Town, who: string) {
  const all = await house.db
    .selectFrom('ties')
    .select(['id', 'person_id as person', 'role', 'target', 'grade'])
    .where('place_id', '=', place)
    .where('past', '=', 0)
    .execute()
  const asked = new Set(await house.store.each.ties.audiencesOf(place, who))
  return ({ what }: Cell) => {
    const audience = audienceOf(what, who)
    return [asked.has(audience), belongs(audience, who, all as Tie[])]
  }
}

/** What a phone is sent of each audience, by its own pull. */
export async function pulled({ phones, place }: Town, who: string): Promise<Set<string>> {
  const { phone, me } = phones.get(who)!
  const answer = await phone.sync()
  if (answer.status !== 200) throw new Error(`${who} syncs: ${answer.status}`)
  return new Set(phone.rows({ ...me, place }, 'notice').map(row => row.id))
}

export const isPulled = (ids: Set<string>, { what, who }: Cell) => ids.has(probeOf(what, who))

/** Does all of one person's acts, in one exchange. @returns for each what the school said and what its tables hold. */
export async function perform(town: Town, tried: readonly Cell[]): Promise<(boolean | undefined)[][]> {
  const { phones, house, place } = town
  const who = tried[0]!.who
  if (who === 'office') return Promise.all(tried.map(cell => performByOffice(town, cell)))
  const { phone, me } = phones.get(who)!
  const letters = []
  for (const cell of tried) {
    const { name, args } = callOf(cell, town, 'done')
    letters.push(await phone.write(me, name, args))
  }
  const answer = await phone.send(letters)
  phone.take(answer)
  const turnedAway = new Map(answer.head.r)
  return Promise.all(
    letters.map(async ({ id, n }) => {
      const code = turnedAway.get(id) ?? me.verdicts.get(n)?.code
      const result = await house.db
        .selectFrom('results')
        .select('v')
        .where('place_id', '=', place)
        .where('device_id', '=', phone.id)
        .where('n', '=', n)
        .executeTakeFirst()
      return [code === undefined ? undefined : isDone(code), result ? await isWritten(town, result.v) : false]
    }),
  )
}

/** Rows bear the counter of the act that wrote them; a refused act takes a number too, and writes none. */
async function isWritten({ house, place }: Town, v: number) {
  const row = await house.db
    .selectFrom('rows')
    .select('id')
    .where('place_id', '=', place)
    .where('v', '=', v)
    .executeTakeFirst()
  if (row) return true
  // What a later act of the walk has overwritten stands in the audit, which tells of what was written and nothing else.
  const entry = await house.db
    .selectFrom('audit')
    .select('about')
    .where('place_id', '=', place)
    .where('until', '=', v)
    .where('what', '=', 'phones.list')
    .executeTakeFirst()
  return entry !== undefined
}

async function performByOffice(town: Town, cell: Cell) {
  const { house, place } = town
  const { name, args } = callOf(cell, town, 'done')
  const refusal = await performOffice(house.store, place, [{ name, args }], house.now())
  return [isDone(refusal?.refused ?? '')]
}
