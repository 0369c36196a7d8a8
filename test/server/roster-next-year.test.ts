import { expect, test } from 'vitest'
import { newPlaceRow } from '../../src/server/places/schools.ts'
import { performOffice } from '../../src/server/actions/perform.ts'
import { applyRoster } from '../../src/server/imports/roster/apply.ts'
import { ourId } from '../../src/server/imports/roster/records.ts'
import { undoImport } from '../../src/server/imports/roster/undo.ts'
import type { Register } from '../../src/server/imports/roster/register.ts'
import { moveUp } from '../../src/server/years/move-up.ts'
import { eachEngine, type Stage } from './engines.ts'
import { adult, pupil, register } from './register.ts'

const day = 24 * 60 * 60 * 1000
let schools = 0

type Class = { id: string; grade: string; letter: string; pupils: string[]; teacher?: string }

/** A school as its register says it: classes with their pupils, and a teacher of Arabic in some. */
function said(classes: Class[], people: Record<string, string>): Register {
  const enrolments = classes.flatMap(({ id, pupils, teacher }) => [
    ...pupils.map(person => ({ id: `${person}-${id}`, person, section: id, role: 'student' as const })),
    ...(teacher
      ? [
          {
            id: `${teacher}-${id}`,
            person: teacher,
            section: id,
            role: 'teacher' as const,
            subject: 'arabic',
          },
        ]
      : []),
  ])
  return register({
    schools: [{ id: 'org', name: 'مدرسة النور', type: 'school', identifier: 'noor' }],
    sections: classes.map(({ id, grade, letter }) => {
      return { id, school: 'org', title: id, grade, letter, homeroom: true, terms: [] }
    }),
    people: [
      ...Object.entries(people).map(([id, own]) => pupil(id, own)),
      adult('t1', 'رنا', 'teacher'),
      adult('b1', 'سمر', 'principal'),
    ],
    enrolments,
  })
}

const thisYear = said(
  [
    { id: '6a', grade: '6', letter: 'أ', pupils: ['yazan', 'tala'], teacher: 't1' },
    { id: '7a', grade: '7', letter: 'أ', pupils: ['aws'] },
  ],
  { yazan: 'يزن', tala: 'تالا', aws: 'أوس' },
)

class School {
  readonly place = `next-year-${++schools}`
  readonly stage: Stage
  constructor(stage: Stage) {
    this.stage = stage
  }
  async bring(from: Register) {
    const { house } = this.stage
    const options = { into: this.place, now: house.now(), yes: true, file: 'r.zip', by: '' }
    const applied = await applyRoster(house.db, from, { ...options, openPlace: newPlaceRow })
    if (!applied.ok) throw new Error(`${applied.why}: ${JSON.stringify(applied.plan.errors)}`)
    return applied.plan.counts
  }
  async moveUp() {
    // A summer lies between the register and the moving, and between the moving and the next register.
    this.stage.clock.now += day
    await moveUp(this.stage.house, this.place, false)
    this.stage.clock.now += day
  }
  /** «7أ» by id, of all that are open. */
  async sections(): Promise<Map<string, string>> {
    const rows = await this.stage.house.db
      .selectFrom('rows')
      .select(['id', 'body'])
      .where('place_id', '=', this.place)
      .where('noun', '=', 'section')
      .where('gone', '=', 0)
      .execute()
    const named = rows.map(({ id, body }) => {
      const { grade, letter } = JSON.parse(body) as { grade: string; letter: string }
      return [id, grade + letter] as const
    })
    return new Map(named)
  }
  /** «student 7أ». */
  async tiesOf(person: string): Promise<string[]> {
    const sections = await this.sections()
    const ties = await this.stage.house.db
      .selectFrom('ties')
      .select(['role', 'target'])
      .where('place_id', '=', this.place)
      .where('person_id', '=', ourId('test', 'people', person))
      .where('past', '=', 0)
      .execute()
    return ties.map(({ role, target }) => `${role} ${sections.get(target) ?? 'closed'}`).sort()
  }
  async names() {
    return [...(await this.sections()).values()].sort()
  }
}

eachEngine('a register after the moving up', stage => {
  const nextYear = (ids: { six: string; seven: string; eight: string }) =>
    said(
      [
        { id: ids.six, grade: '6', letter: 'أ', pupils: ['new'], teacher: 't1' },
        // Tala stays a year; Aws, who had left with the last grade, comes back in an eighth grade that is new.
        { id: ids.seven, grade: '7', letter: 'أ', pupils: ['yazan'] },
        { id: ids.eight, grade: '8', letter: 'أ', pupils: ['aws'] },
      ],
      { yazan: 'يزن', tala: 'تالا', aws: 'أوس', new: 'سند' },
    )

  for (const [what, ids] of [
    ['by the ids of last year', { six: '6a', seven: '7a', eight: '8a' }],
    ['by ids of its own', { six: '6a-new', seven: '7a-new', eight: '8a-new' }],
  ] as const)
    test(`P1.imports: each child is where it says and nowhere else, in one section a name, ${what}`, async () => {
      const school = new School(stage)
      await school.bring(thisYear)
      await school.moveUp()
      expect(await school.names()).toEqual(['6أ', '7أ'])
      expect(await school.tiesOf('yazan')).toEqual(['student 7أ'])
      expect(await school.tiesOf('aws')).toEqual(['leaver closed'])

      await school.bring(nextYear(ids))
      expect(await school.names()).toEqual(['6أ', '7أ', '8أ'])
      expect(await school.tiesOf('new')).toEqual(['student 6أ'])
      expect(await school.tiesOf('yazan')).toEqual(['student 7أ'])
      expect(await school.tiesOf('aws')).toEqual(['student 8أ'])
      // The register knows her, and says no class.
      expect(await school.tiesOf('tala')).toEqual([])
      expect(await school.tiesOf('t1')).toEqual(['teacher 6أ'])
      expect(await school.bring(nextYear(ids))).toMatchObject({ created: 0, updated: 0, removed: 0 })
      expect(await school.names()).toEqual(['6أ', '7أ', '8أ'])
    })

  test('a section of the moving stays where somebody is in it whom the register has never known', async () => {
    const school = new School(stage)
    await school.bring(thisYear)
    await school.moveUp()
    const [seventh] = [...(await school.sections())].find(([, name]) => name === '7أ')!
    const name = { own: 'ضيف', father: '', grandfather: '', family: 'العجارمة' }
    const calls = [
      { name: 'people.admit', args: { id: 'guest', name, gender: 'male', student: true } },
      { name: 'people.tie', args: { id: 'guest-7', person: 'guest', role: 'student', target: seventh } },
    ]
    const { house } = stage
    expect(await performOffice(house.store, school.place, calls, house.now())).toBeUndefined()
    await school.bring(nextYear({ six: '6a-new', seven: '7a-new', eight: '8a-new' }))
    expect(await school.names()).toEqual(['6أ', '7أ', '7أ', '8أ'])
    expect(await school.tiesOf('yazan')).toEqual(['student 7أ'])
  })

  test('taken back, the school is as it had moved up', async () => {
    const school = new School(stage)
    await school.bring(thisYear)
    await school.moveUp()
    const before = [
      await school.names(),
      await school.tiesOf('yazan'),
      await school.tiesOf('aws'),
      await school.tiesOf('t1'),
    ]
    await school.bring(nextYear({ six: '6a-new', seven: '7a-new', eight: '8a-new' }))
    await undoImport(stage.house.db, stage.house.now(), school.place)
    expect([
      await school.names(),
      await school.tiesOf('yazan'),
      await school.tiesOf('aws'),
      await school.tiesOf('t1'),
    ]).toEqual(before)
  })
})
