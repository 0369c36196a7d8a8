/** What a register changes in what its source brought before, record by record. */
import { inTurns } from '../../breath.ts'
import {
  bodyOf,
  byEntity,
  entities,
  type Body,
  type ByEntity,
  type Known,
  type Records,
  type Told,
} from './records.ts'
import type { Entity, Place, Register } from './register.ts'

export interface Change {
  entity: Entity
  id: string
  what: 'created' | 'updated' | 'gone'
  /** The record as it will be kept. */
  text: string
  /** As it was; '' for one that is new. */
  before: string
  /** Gone because a bulk set no longer has it, not because the register said so. */
  missing: boolean
  at?: Place
}

export interface Merged {
  changes: Change[]
  unchanged: { entity: Entity; id: string }[]
  /** Of records that stood before: how many there were, and how many are missing now. */
  stood: { records: number; people: number }
  missing: { records: number; people: number }
}

export async function merge(
  { kinds, reach }: Pick<Register, 'kinds' | 'reach'>,
  known: ByEntity<Known>,
  told: ByEntity<Told>,
): Promise<Merged> {
  const merged: Merged = {
    changes: [],
    unchanged: [],
    stood: { records: 0, people: 0 },
    missing: { records: 0, people: 0 },
  }
  const isMoved = movedIn(told)
  const { isMissing, counts } = reach === 'whole' ? speaksOfAll : await withinSections(known, told)
  for (const entity of entities) {
    for await (const [id, { text, gone, at }] of inTurns(told[entity])) {
      const before = known[entity].get(id)
      const stood = before !== undefined && !before.gone
      if (gone ? !stood : stood && before.text === text) merged.unchanged.push({ entity, id })
      else {
        const what = gone ? 'gone' : before ? 'updated' : 'created'
        merged.changes.push({ entity, id, what, text, before: before?.text ?? '', missing: false, at })
      }
    }
    for await (const [id, { text, gone }] of inTurns(known[entity])) {
      if (gone) continue
      if (counts(entity, id)) count(merged.stood, entity)
      if (told[entity].has(id) || kinds[entity] !== 'bulk' || !isMissing(entity, id)) continue
      if (counts(entity, id) && !isMoved(entity, text)) count(merged.missing, entity)
      merged.changes.push({ entity, id, what: 'gone', text, before: text, missing: true })
    }
  }
  return merged
}

function count(of: Merged['stood'], entity: Entity) {
  if (entity === 'terms' || entity === 'courses') return
  of.records++
  if (entity === 'people') of.people++
}

/** Whoever has another enrolment of the same kind has moved: nothing of him is missing. */
function movedIn(told: ByEntity<Told>) {
  const present = new Set<string>()
  for (const { text, gone } of told.enrolments.values()) {
    const { person, role, past } = bodyOf<'enrolments'>(text)
    if (!gone && !past) present.add(`${role}/${person}`)
  }
  return (entity: Entity, text: string) => {
    if (entity !== 'enrolments') return false
    const { person, role } = bodyOf<'enrolments'>(text)
    return present.has(`${role}/${person}`)
  }
}

/** How far a set speaks: whether a record that it does not name is over, and of which records the missing are a share. */
interface Speaking {
  isMissing(entity: Entity, id: string): boolean
  counts(entity: Entity, id: string): boolean
}
const speaksOfAll: Speaking = { isMissing: () => true, counts: () => true }

/** A set that speaks of some sections only says nothing about the others, nor about who teaches. */
async function withinSections(known: ByEntity<Known>, told: ByEntity<Told>): Promise<Speaking> {
  const stands = await standing(known)
  const sections = new Set(told.sections.keys())
  const toldPupils = new Set<string>()
  for (const { text, gone } of told.enrolments.values()) {
    const body = bodyOf<'enrolments'>(text)
    if (!gone && body.role === 'student') toldPupils.add(body.person)
  }
  /** Who learned in these sections, and of them who is not named any more. */
  const learned = new Set<string>()
  for (const { person, section, role } of stands.enrolments.values())
    if (role === 'student' && sections.has(section)) learned.add(person)
  const left = new Set([...learned].filter(person => !told.people.has(person)))
  const children = new Map<string, string[]>()
  for (const { guardian, child } of stands.guardianships.values())
    children.set(guardian, [...(children.get(guardian) ?? []), child])
  const isGuardianOfLeftOnly = (id: string) => {
    const own = children.get(id)
    const roles = stands.people.get(id)?.roles ?? []
    return (
      own !== undefined && roles.every(({ role }) => role === 'guardian') && own.every(one => left.has(one))
    )
  }
  return {
    isMissing(entity, id) {
      if (entity === 'people') return left.has(id) || isGuardianOfLeftOnly(id)
      if (entity === 'enrolments') {
        const { person, section, role } = stands.enrolments.get(id)!
        return role === 'student' && (sections.has(section) || toldPupils.has(person))
      }
      if (entity === 'guardianships') {
        const { child } = stands.guardianships.get(id)!
        return told.people.has(child) || left.has(child)
      }
      return false
    },
    counts(entity, id) {
      if (entity === 'people') return learned.has(id)
      return entity === 'enrolments' && sections.has(stands.enrolments.get(id)!.section)
    },
  }
}

/** The records that stand, read. */
export async function standing(known: ByEntity<Known>): Promise<Records> {
  const records = byEntity<Body>()
  for (const entity of entities)
    for await (const [id, { text, gone }] of inTurns(known[entity]))
      if (!gone) records[entity].set(id, bodyOf(text))
  return records as Records
}

/** The records that will stand once the changes are made. */
export async function standingAfter(known: ByEntity<Known>, changes: readonly Change[]): Promise<Records> {
  const records = (await standing(known)) as ByEntity<Body>
  for await (const { entity, id, what, text } of inTurns(changes))
    if (what === 'gone') records[entity].delete(id)
    else records[entity].set(id, bodyOf(text))
  return records as Records
}
