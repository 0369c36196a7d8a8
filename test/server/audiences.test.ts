import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  belongs,
  boardOf,
  circleOf,
  circles,
  classOf,
  isNamed,
  type Audience,
} from '../../src/domain/audiences.ts'
import { roles, type Tie } from '../../src/domain/people/person.ts'
import { audiencesOf } from '../../src/server/audiences/audiences.ts'
import { countPeople } from '../../src/server/audiences/headcount.ts'
import type { House } from '../../src/server/house.ts'
import { playDemo } from '../../seeds/demo.ts'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

const sections = { s1: '1', s2: '1', s3: '2', S1: '3' } as const
const grades = ['1', '2', '3']
const people = ['ali', 'Ali', 'a_i', 'bana', 'jad']
const threads = ['t1', 't2']

const tie = fc
  .record({
    person: fc.constantFrom(...people),
    role: fc.constantFrom(...roles),
    section: fc.constantFrom(...(Object.keys(sections) as (keyof typeof sections)[])),
    child: fc.constantFrom(...people),
    thread: fc.constantFrom(...threads),
    past: fc.boolean(),
  })
  .map(({ person, role, section, child, thread, past }) => {
    if (role === 'student' || role === 'teacher' || role === 'homeroom' || role === 'leaver')
      return { person, role, target: section as string, grade: sections[section] as string, past }
    if (role === 'guardian') return { person, role, target: child, grade: '', past }
    return { person, role, target: role === 'participant' ? thread : 'place', grade: '', past }
  })

/** All audiences that a row of such a school can bear: grades are named only by ties that there are or were. */
function nameable(ties: { grade: string }[]): Audience[] {
  const named = grades.filter(grade => ties.some(tie => tie.grade === grade))
  const everySection = Object.keys(sections)
  return [
    'place',
    'staff',
    'families',
    'office',
    ...everySection.flatMap(section => [`section:${section}`, `watch:${section}`] as const),
    ...circles.flatMap(circle => [
      circle,
      ...named.map(grade => `${circle}-grade:${grade}` as const),
      ...everySection.map(section => `${circle}:${section}` as const),
    ]),
    ...people.flatMap(person => [`pupil:${person}`, `self:${person}`] as const),
    ...threads.map(thread => `thread:${thread}` as const),
  ]
}

async function asked(house: House, place: string, person: string) {
  return house.db.transaction().execute(tx => audiencesOf(tx, place, person))
}

async function counted(house: House, place: string, audience: Audience) {
  return house.db.transaction().execute(tx => countPeople(tx, place, audience))
}

eachEngine('audiences', stage => {
  test('the predicate and the SQL agree over random ties, for every person and every audience, and in counting', async () => {
    const { db } = stage.house
    let places = 0
    await fc.assert(
      fc.asyncProperty(fc.array(tie, { maxLength: 14 }), async ties => {
        const place = `random-${++places}`
        const columns = ties.map(({ person, past, ...rest }, index) => {
          return { place_id: place, id: `tie-${index}`, person_id: person, past: Number(past), ...rest }
        })
        if (columns.length > 0) await db.insertInto('ties').values(columns).execute()
        const rows = Object.entries(sections).map(([id, grade]) => {
          const outer = {
            place_id: place,
            noun: 'section',
            id,
            audience: 'place',
            about: place,
            v: 1,
            gone: 0,
          }
          return { ...outer, body: JSON.stringify({ grade, letter: id }) }
        })
        await db.insertInto('rows').values(rows).execute()
        const present: Tie[] = ties
          .filter(one => !one.past)
          .map(({ person, role, target, grade }, index) => ({
            id: `tie-${index}`,
            person,
            role,
            target,
            grade,
          }))
        for (const person of [...people, 'stranger']) {
          const expected = nameable(ties).filter(audience => belongs(audience, person, present))
          expect(await asked(stage.house, place, person), person).toEqual(expected.sort())
          const board = expected.filter(audience => classOf(audience) === 'board')
          const roles = present.filter(one => one.person === person).map(one => one.role)
          const oversees = roles.includes('principal') || roles.includes('counselor')
          expect(boardOf(person, present)?.sort(), person).toEqual(oversees ? undefined : board)
        }
        for (const audience of nameable(ties).filter(one => circleOf(one))) {
          const named = people.filter(person => isNamed(audience, person, present))
          expect(await counted(stage.house, place, audience), audience).toBe(named.length)
        }
        const all = people.filter(person => belongs('place', person, present))
        expect(await counted(stage.house, place, 'place')).toBe(all.length)
      }),
      { numRuns: 60 },
    )
  })

  /** Every person against every audience that any row of the place bears. @returns how many pairs. */
  async function agreeIn(place: string) {
    const { db } = stage.house
    const stored = await db.selectFrom('rows').selectAll().where('place_id', '=', place).execute()
    const ties = stored
      .filter(row => row.noun === 'tie' && !row.gone)
      .map(row => ({ id: row.id, ...(JSON.parse(row.body) as Omit<Tie, 'id'>) }))
    const audiences = [...new Set(stored.map(row => row.audience as Audience))]
    const people = stored.filter(row => row.noun === 'person').map(row => row.id)
    for (const person of people) {
      const own = new Set(await asked(stage.house, place, person))
      for (const audience of audiences)
        expect(own.has(audience), `${person} ${audience}`).toBe(belongs(audience, person, ties))
    }
    return people.length * audiences.length
  }

  test('they agree in a school that the office has opened and changed', async () => {
    const school = await newSchool(stage)
    await school.office('people.move', { person: 'omar', to: '5b', tie: 'omar-5b' })
    await school.office('people.untie', { id: 'muna-5a' })
    expect(await agreeIn(school.place)).toBeGreaterThan(90)
  })

  test('a guardian whose only child has left hears the school no more, and keeps what is the child’s', async () => {
    const school = await newSchool(stage)
    const hears = async (person: string) => {
      const all = await asked(stage.house, school.place, person)
      return { school: all.includes('place'), child: all.includes('pupil:omar') }
    }
    expect(await hears('hanan')).toEqual({ school: true, child: true })
    const before = await counted(stage.house, school.place, 'place')
    await school.office('people.tie', { id: 'gone', person: 'omar', role: 'leaver', target: '5a' })
    await school.office('people.untie', { id: 'omar-5a' })
    expect(await hears('hanan')).toEqual({ school: false, child: true })
    expect(await hears('omar')).toEqual({ school: false, child: true })
    // He and his mother: neither is counted among the school's people any more.
    expect(await counted(stage.house, school.place, 'place')).toBe(before - 2)
    expect(await agreeIn(school.place)).toBeGreaterThan(90)
  })

  test('they agree in the demo schools', async () => {
    for (const place of await playDemo(stage.house, stage.clock.now))
      expect(await agreeIn(place)).toBeGreaterThan(1000)
  })
})
