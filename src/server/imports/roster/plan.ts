/** What an import would do, before anything is done: new, changed, gone, wrong. Nothing is written here. */
import { createHash } from 'node:crypto'
import { inTurns } from '../../breath.ts'
import type { Tx } from '../../db/database.ts'
import { knownSchools, readKnown } from './ledger.ts'
import { readBook, tellHeld } from './held-back.ts'
import { merge, type Merged } from './merge.ts'
import type { ByEntity, Known } from './records.ts'
import type { Entity, Register } from './register.ts'
import { meantSchools } from './schools.ts'
import { shareOut } from './share.ts'
import type { RosterErrorCode, RosterNote } from './wrong.ts'

export interface PlanOptions {
  /** Take everything into this place, open or new. */
  into?: string
  /** Places that may be meant when the register has one school: all but the demo's. Default: all. */
  real?: readonly string[]
  /** A name for a school that its register does not name. */
  name?: string
  /** Milliseconds. */
  now: number
}

export type PlanErrorCode = RosterErrorCode | 'several_schools' | 'no_school'
export interface PlanError {
  file: string
  line: number
  field?: string
  code: PlanErrorCode
  value?: string
}

export interface PlacePlan extends Merged {
  place: string
  opens: boolean
  known: ByEntity<Known>
}

export interface Counts {
  created: number
  updated: number
  unchanged: number
  removed: number
}

export interface RosterPlan {
  source: string
  form: string
  places: PlacePlan[]
  counts: Counts
  /** The same counts of each entity; a record in two schools is one record. */
  byEntity: Record<Entity, Counts>
  /** The larger of two shares: of the people who stood, and of all records, how much is missing now. 0 to 1. */
  missing: number
  errors: PlanError[]
  /** Guardians whom the register names and the school does not tie. */
  notes: RosterNote[]
  /** Two plans with the same digest do the same. */
  digest: string
}

/** More than this share goes only when somebody has said yes to it. */
export const mostMissing = 0.05

/** The places that this register would open, found without comparing its records. */
export async function newPlaces(tx: Tx, register: Register, options: PlanOptions): Promise<string[]> {
  const { meant } = await meantHere(tx, register, options)
  return meant.tooMany.length > 0 ? [] : [...meant.opens]
}

async function meantHere(tx: Tx, register: Register, { into, real }: PlanOptions) {
  const found = await tx.selectFrom('places').select('place_id').orderBy('place_id').execute()
  const places = found.map(row => row.place_id)
  const house = { places, known: await knownSchools(tx) }
  return { house, meant: meantSchools(register, house, into, real ?? places) }
}

export async function planRoster(tx: Tx, register: Register, options: PlanOptions): Promise<RosterPlan> {
  const { source, form } = register
  const { house, meant } = await meantHere(tx, register, options)
  const { placeOf, opens, tooMany } = meant
  const errors: PlanError[] = tooMany.slice(0, 10).map(school => wrongSchool(register, school))
  const targets = new Set(placeOf.values())
  if (options.into !== undefined) {
    if (house.places.includes(options.into)) targets.add(options.into)
  } else for (const one of house.known) if (one.source === source) targets.add(one.place)
  if (targets.size === 0) errors.push({ file: '', line: 1, code: 'no_school' })

  const known = new Map<string, ByEntity<Known>>()
  for (const place of [...targets].sort()) known.set(place, await readKnown(tx, place, source))
  const today = new Date(options.now).toISOString().slice(0, 10)
  const { told, unknown } = await shareOut(register, placeOf, known, today)
  for (const { entity, to, at, field } of register.outside)
    if (![...known.values()].some(own => own[entity].has(to)))
      errors.push({ ...at, field, code: 'reference_unknown', value: to.slice(0, 60) })
  for (const { to, at, field } of unknown)
    errors.push({ ...at, field, code: 'reference_unknown', value: to.slice(0, 60) })

  const planned: PlacePlan[] = []
  const notes: RosterNote[] = []
  for (const [place, own] of known) {
    const merged = await merge(register, own, told.get(place)!)
    planned.push({ place, opens: opens.has(place), known: own, ...merged })
    const read = { source, known: own, told: told.get(place)!, changes: merged.changes }
    notes.push(...(await tellHeld(read, await readBook(tx, place))))
  }
  return {
    source,
    form,
    places: planned,
    ...countAll(planned),
    missing: missingShare(planned),
    errors: errors.slice(0, 200),
    notes: notes.slice(0, 200),
    digest: await digestOf(source, planned),
  }
}

function wrongSchool({ schools }: Register, id: string): PlanError {
  const school = schools.find(one => one.id === id)
  return { file: '', line: 1, ...school?.at, code: 'several_schools', value: school?.name ?? id }
}

const nothing = (): Counts => ({ created: 0, updated: 0, unchanged: 0, removed: 0 })

function countAll(places: readonly PlacePlan[]): Pick<RosterPlan, 'counts' | 'byEntity'> {
  const counts = nothing()
  const byEntity = {
    ...{ schools: nothing(), terms: nothing(), courses: nothing(), sections: nothing() },
    ...{ people: nothing(), enrolments: nothing(), guardianships: nothing() },
  }
  const seen = new Map<string, { entity: Entity; what: keyof Counts }>()
  const note = (entity: Entity, id: string, what: keyof Counts) => {
    const key = `${entity}/${id}`
    const before = seen.get(key)
    // New in one school and as before, or gone, in another: something has changed.
    seen.set(key, { entity, what: before && before.what !== what ? 'updated' : what })
  }
  for (const { changes, unchanged } of places) {
    for (const { entity, id, what } of changes) note(entity, id, what === 'gone' ? 'removed' : what)
    for (const { entity, id } of unchanged) note(entity, id, 'unchanged')
  }
  for (const { entity, what } of seen.values()) {
    counts[what]++
    byEntity[entity][what]++
  }
  return { counts, byEntity }
}

function missingShare(places: readonly PlacePlan[]): number {
  const sum = (of: (plan: PlacePlan) => number) => places.reduce((all, plan) => all + of(plan), 0)
  const share = (missing: number, stood: number) => (stood === 0 ? 0 : missing / stood)
  return Math.max(
    share(
      sum(plan => plan.missing.people),
      sum(plan => plan.stood.people),
    ),
    share(
      sum(plan => plan.missing.records),
      sum(plan => plan.stood.records),
    ),
  )
}

async function digestOf(source: string, places: readonly PlacePlan[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([source]))
  for (const { place, opens, changes } of places) {
    hash.update(JSON.stringify([place, opens, changes.length]))
    for await (const { entity, id, what, text, before } of inTurns(changes))
      hash.update(JSON.stringify([entity, id, what, text, before]))
  }
  return hash.digest('base64url')
}

export const isEmpty = ({ places }: RosterPlan) =>
  places.every(({ changes, opens }) => changes.length === 0 && !opens)
