/** What the simulation's school says of ties, held against the SQL over random ties. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { circles, type Audience } from '../../../src/domain/audiences.ts'
import { roles } from '../../../src/domain/people/person.ts'
import { migrate, openDatabase } from '../../../src/server/db/database.ts'
import { SqlStore } from '../../../src/server/store/sql.ts'
import type { Store } from '../../../src/server/store/store.ts'
import { MemorySchool } from './school/memory.ts'

const sections = { s1: '1', s2: '1', s3: '2', none: '' } as const
const people = ['ali', 'Ali', 'a_i', 'bana', 'jad']

const tie = fc
  .record({
    person: fc.constantFrom(...people),
    role: fc.constantFrom(...roles),
    section: fc.constantFrom(...(Object.keys(sections) as (keyof typeof sections)[])),
    child: fc.constantFrom(...people),
    past: fc.constantFrom(0, 0, 1),
  })
  .map(({ person, role, section, child, past }) => {
    if (role === 'student' || role === 'teacher' || role === 'homeroom' || role === 'leaver')
      return { person, role, target: section as string, grade: sections[section] as string, past }
    const target = role === 'guardian' ? child : role === 'participant' ? 'thread' : 'place'
    return { person, role, target, grade: '', past }
  })

const around = [
  '',
  ...['1', '2', '3'].map(grade => `-grade:${grade}`),
  ...Object.keys(sections).map(id => `:${id}`),
]
const counted: Audience[] = [
  ...(['place', 'staff', 'office', 'section:s1', 'self:ali', 'watch:s1'] as const),
  ...circles.flatMap(circle => around.map(where => `${circle}${where}` as Audience)),
]

const folder = mkdtempSync(join(tmpdir(), 'haqiba-audiences-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('memory and SQL agree about audiences, past sections and counts over random ties', async () => {
  const opened = openDatabase(join(folder, 'ties.db'))
  await migrate(opened.db)
  const stores: Store[] = [new SqlStore(opened), new MemorySchool().connect()]
  let places = 0
  await fc.assert(
    fc.asyncProperty(fc.array(tie, { maxLength: 14 }), fc.boolean(), async (ties, closed) => {
      const place = `random-${++places}`
      const said = stores.map(store =>
        store.transaction(async tx => {
          for (const [index, one] of ties.entries()) await tx.ties.put(place, `tie-${index}`, one)
          for (const id of Object.keys(sections)) {
            const gone = closed && id === 's3' ? 1 : 0
            const row = { noun: 'section', id, audience: 'place', about: place, v: 1, gone, body: 'null' }
            await tx.feed.insert(place, row)
          }
          const told: unknown[] = []
          for (const person of [...people, 'stranger'])
            told.push({
              person,
              audiences: await tx.ties.audiencesOf(place, person),
              past: (await tx.ties.pastSections(place, person)).sort(),
              studies: (await tx.ties.studies(place, person)).map(one => JSON.stringify(one)).sort(),
            })
          for (const audience of counted) told.push([audience, await tx.ties.countPeople(place, audience)])
          return told
        }),
      )
      const [sql, memory] = await Promise.all(said)
      expect(memory).toEqual(sql)
    }),
    { numRuns: 60 },
  )
  await opened.close()
})
