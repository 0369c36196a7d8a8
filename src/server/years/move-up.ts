/**
 * A school moves up: every pupil to the section of the next grade with his letter, the last grade out of the school. Sections
 * are made anew, so that last year's lessons and dates do not wait for the children who come after. Real actions of the
 * office, in one transaction; what a child has handed in, and what came back, stays his own.
 */
import type { Row } from '../../domain/row.ts'
import type { Tie } from '../../domain/people/person.ts'
import { sectionOfYear, yearAt } from '../../domain/years/year.ts'
import { newId } from '../../letters/id.ts'
import { office } from '../actions/actor.ts'
import { BulkRows } from '../actions/bulk.ts'
import { play } from '../actions/perform.ts'
import { again } from '../store/again.ts'
import type { SqlStore } from '../store/sql.ts'

export interface Moving {
  grade: string
  letter: string
  pupils: number
  /** '' for those who leave the school. */
  to: string
}

export interface MovedUp {
  /** The year that begins. */
  of: string
  /** It has begun before: nothing was done. */
  already: boolean
  sections: Moving[]
  moved: number
  left: number
  /** Teachers' classes that were kept by grade and letter. */
  classes: number
}

interface Call {
  name: string
  args: object
}

const nouns = ['section', 'teaching', 'person', 'tie', 'learner', 'guardianship', 'year'] as const

/** @param try_ says what would be done, and does nothing. */
/** What it needs of the house. */
interface Clocked {
  store: SqlStore
  now(): number
}

export async function moveUp(house: Clocked, place: string, try_: boolean): Promise<MovedUp> {
  const now = house.now()
  return again(house.store, place, async ({ db: tx }) => {
    const rows = await BulkRows.hold(tx, place, nouns)
    const of = yearAt(now)
    const present = rows.at('year', place)
    const ties = (
      await tx
        .selectFrom('ties')
        .select(['id', 'role', 'target', 'person_id as person', 'grade'])
        .where('place_id', '=', place)
        .where('past', '=', 0)
        .execute()
    ).map(tie => ({ ...tie, ...rows.at('tie', tie.id)?.body }) as Tie)
    const { calls, ...told } = planned(await rows.list('section', place), ties, of, now)
    const already = present !== undefined && present.body.of >= of
    if (try_ || already) return { of, already, ...told }
    const at = { now, tap: { clock: now, offset: 0, contact: now } }
    for (const { name, args } of calls) {
      const refusal = await play(rows, office(place), { name, version: 1, args }, at)
      if (refusal)
        throw new Error(`Moving up: ${name} was refused: ${refusal.refused} ${refusal.field ?? ''}`)
    }
    await rows.commit()
    return { of, already, ...told }
  })
}

function planned(sections: readonly Row<'section'>[], ties: readonly Tie[], of: string, now: number) {
  const last = Math.max(...sections.map(({ body }) => Number(body.grade)))
  const key = (grade: string | number, letter: string) => `${grade}/${letter}`
  const fresh = new Map(
    sections.map(({ id, body }) => [key(body.grade, body.letter), { id: sectionOfYear(id, of), ...body }]),
  )
  const above = ({ grade, letter }: { grade: string; letter: string }) => {
    const next = String(Number(grade) + 1)
    const there = fresh.get(key(next, letter)) ?? { id: newId(now), grade: next, letter }
    fresh.set(key(next, letter), there)
    return there
  }
  const moves: Call[] = []
  const told = { sections: [] as Moving[], moved: 0, left: 0, classes: 0 }
  for (const { id, body } of [...sections].sort(inOrder)) {
    const pupils = ties.filter(tie => tie.role === 'student' && tie.target === id)
    const to = Number(body.grade) < last ? above(body) : undefined
    for (const { id: old, person } of pupils)
      if (to) moves.push({ name: 'people.move', args: { person, to: to.id, tie: newId(now) } })
      else
        moves.push(
          { name: 'people.tie', args: { id: newId(now), person, role: 'leaver', target: id } },
          { name: 'people.untie', args: { id: old } },
        )
    told.sections.push({ ...body, pupils: pupils.length, to: to?.grade ?? '' })
    if (to) told.moved += pupils.length
    else told.left += pupils.length
    // Teachers stay with the grade that they teach: it is filled from below.
    const here = fresh.get(key(body.grade, body.letter))!
    for (const { id: old, person, role, subject } of ties.filter(
      tie => tie.target === id && (tie.role === 'teacher' || tie.role === 'homeroom'),
    )) {
      const tie = { id: newId(now), person, role, target: here.id, ...(subject && { subject }) }
      moves.push({ name: 'people.tie', args: tie }, { name: 'people.untie', args: { id: old } })
      told.classes++
    }
  }
  const calls: Call[] = [
    { name: 'years.begin', args: { of } },
    ...[...fresh.values()].map(args => ({ name: 'sections.open', args })),
    ...moves,
    ...sections.map(({ id }) => ({ name: 'sections.close', args: { id } })),
  ]
  return { calls, ...told }
}

const inOrder = (a: Row<'section'>, b: Row<'section'>) =>
  Number(a.body.grade) - Number(b.body.grade) || (a.body.letter < b.body.letter ? -1 : 1)
