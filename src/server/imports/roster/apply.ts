/**
 * Does what a plan says, whole or not at all. Step by step, in one transaction:
 *   1. the plan is made anew on what is true now; if it is another than was shown, nothing is done;
 *   2. places that are new are opened;
 *   3. in each place: its rows are read ahead, the office's actions are played on them, cards of people who have no tie
 *      left are ended, and what stood before is kept for undoing;
 *   4. what the register said is kept for the next import.
 */
import { holdBack, readBook } from './held-back.ts'
import { inTurns } from '../../breath.ts'
import { office } from '../../actions/actor.ts'
import { play } from '../../actions/perform.ts'
import { BulkRows, partsOf, type Change as RowChange } from '../../actions/bulk.ts'
import type { Database, Tx } from '../../db/database.ts'
import { again } from '../../store/again.ts'
import { bySql } from '../../store/sql.ts'
import type { PlaceRow } from '../../store/store.ts'
import { newId } from '../../../letters/id.ts'
import { callsFor, endedByRegister, type OfficeCall } from './calls.ts'
import { keepKnown } from './ledger.ts'
import { standing, standingAfter, type Change } from './merge.ts'
import {
  isEmpty,
  mostMissing,
  newPlaces,
  planRoster,
  type PlacePlan,
  type PlanOptions,
  type RosterPlan,
} from './plan.ts'
import type { Register } from './register.ts'
import { wishOf } from './wish.ts'
import { strangersIn, yearsFor } from './years.ts'

export interface ApplyOptions extends PlanOptions {
  /** Only a plan with this digest is applied. */
  digest?: string
  /** Yes to a set in which more is missing than `mostMissing`. */
  yes: boolean
  /** The file's name, for the list of imports. */
  file: string
  /** Who brings it; '' for the office. */
  by: string
  /** Makes the row of a new place, with keys of its own. */
  openPlace(place: string, now: number): Promise<PlaceRow>
}

export type Applied =
  | { ok: true; plan: RosterPlan; importId: string }
  | { ok: false; plan: RosterPlan; why: 'wrong' | 'changed_meanwhile' | 'too_many_gone' }

export const rosterNouns = [
  'school',
  'section',
  'teaching',
  'person',
  'tie',
  'learner',
  'guardianship',
  'denial',
] as const

export async function applyRoster(db: Database, register: Register, options: ApplyOptions): Promise<Applied> {
  // Keys take a while to make: not while the house waits.
  const opening = await db.transaction().execute(tx => newPlaces(tx, register, options))
  const fresh = new Map<string, PlaceRow>()
  for (const place of opening) fresh.set(place, await options.openPlace(place, options.now))
  return again(bySql(db), options.into ?? '', async tx => {
    const plan = await planRoster(tx, register, options)
    if (plan.errors.length > 0) return { ok: false, plan, why: 'wrong' }
    if (options.digest !== undefined && options.digest !== plan.digest)
      return { ok: false, plan, why: 'changed_meanwhile' }
    if (plan.missing > mostMissing && !options.yes) return { ok: false, plan, why: 'too_many_gone' }
    const importId = newId(options.now)
    if (isEmpty(plan)) return { ok: true, plan, importId: '' }
    // Always in the same order of places, so that two imports never wait for one another.
    for (const place of plan.places) {
      if (place.changes.length === 0 && !place.opens) continue
      if (place.opens) {
        // Nobody but an import opens places under these names, and it would have been told above.
        const row = fresh.get(place.place) ?? (await options.openPlace(place.place, options.now))
        await tx.insertInto('places').values(row).execute()
      }
      await applyPlace(tx, plan, place, importId, options)
    }
    return { ok: true, plan, importId }
  })
}

async function applyPlace(
  tx: Tx,
  { source, form, counts }: RosterPlan,
  { place, changes, known }: PlacePlan,
  importId: string,
  { now, file, by, name }: ApplyOptions,
) {
  const rows = await BulkRows.hold(tx, place, rosterNouns)
  const years = await yearsFor(tx, place, source)
  const before = await wishOf(place, source, await standing(known), years.before)
  const after = await wishOf(place, source, await standingAfter(known, changes), years.now)
  after.school ??= name
  holdBack(before, after, await readBook(tx, place))
  const calls = callsFor(place, before, after, rows)
  if (years.before !== years.now)
    calls.push(...(await endedByRegister(place, before, after, rows, strangersIn(tx, place))))
  await playAll(rows, place, calls, now)
  const { v, changes: written } = await rows.commit()
  const ended = await endCards(tx, place, await peopleWithout(rows, written))
  await forgetUndo(tx, place)
  await keepUndo(tx, place, importId, [
    // What is new needs no word here: rows bear this import's version, records its name.
    ...written.flatMap(({ noun, id, before }) =>
      before ? [{ what: `row:${noun}`, id, before: JSON.stringify(before) }] : [],
    ),
    ...changes.flatMap(({ entity, id, before }: Change) =>
      before === ''
        ? []
        : [
            {
              what: `brought:${entity}`,
              id,
              before: JSON.stringify({ text: before, gone: known[entity].get(id)!.gone }),
            },
          ],
    ),
    ...ended.map(({ card_id, uses_left }) => ({ what: 'card', id: card_id, before: String(uses_left) })),
  ])
  await keepKnown(
    tx,
    { place, source, importId },
    changes.map(({ entity, id, text, what }) => ({ entity, id, text, gone: what === 'gone' })),
  )
  await tx
    .insertInto('imports')
    .values({
      ...{ place_id: place, import_id: importId, at: now, state: 'done', source, form },
      ...{ name: file.slice(0, 200), by_person: by, v, counts: JSON.stringify(counts) },
    })
    .execute()
}

/** The office's actions, one after the other. A refusal here is a bug: the plan asks for nothing that could be refused. */
async function playAll(rows: BulkRows, place: string, calls: readonly OfficeCall[], now: number) {
  const at = { now, tap: { clock: now, offset: 0, contact: now } }
  const actor = office(place)
  for await (const { name, args } of inTurns(calls)) {
    const refusal = await play(rows, actor, { name, version: 1, args }, at)
    if (refusal) throw new Error(`An import's ${name} was refused: ${refusal.refused} ${refusal.field ?? ''}`)
  }
}

/** People who lost a tie and have none left: they have no way in any more. */
async function peopleWithout(rows: BulkRows, written: readonly RowChange[]): Promise<string[]> {
  const people = new Set<string>()
  for (const { noun, id, before } of written)
    if (noun === 'tie' && before && rows.stored(noun, id)!.gone) people.add(before.about)
  const without: string[] = []
  for (const person of people) if ((await rows.list('tie', person)).length === 0) without.push(person)
  return without
}

/** @returns the cards with the uses that they had left. */
export async function endCards(tx: Tx, place: string, people: readonly string[]) {
  const ended: { card_id: string; uses_left: number }[] = []
  for (const part of partsOf(people)) {
    const cards = await tx
      .selectFrom('cards')
      .select(['card_id', 'uses_left'])
      .where('place_id', '=', place)
      .where('person_id', 'in', part)
      .where('uses_left', '>', 0)
      .execute()
    if (cards.length === 0) continue
    await tx
      .updateTable('cards')
      .set({ uses_left: 0 })
      .where('place_id', '=', place)
      .where('person_id', 'in', part)
      .execute()
    ended.push(...cards)
  }
  return ended
}

/** Only the last import can be taken back. */
async function forgetUndo(tx: Tx, place: string) {
  await tx.deleteFrom('undos').where('place_id', '=', place).execute()
}

async function keepUndo(
  tx: Tx,
  place: string,
  importId: string,
  entries: readonly { what: string; id: string; before: string }[],
) {
  const rows = entries.map(entry => ({ place_id: place, import_id: importId, ...entry }))
  for (const part of partsOf(rows)) await tx.insertInto('undos').values(part).execute()
}
