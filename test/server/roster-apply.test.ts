import { expect, test } from 'vitest'
import { newPlaceRow } from '../../src/server/places/schools.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import { applyRoster } from '../../src/server/imports/roster/apply.ts'
import { planRoster } from '../../src/server/imports/roster/plan.ts'
import { ourId } from '../../src/server/imports/roster/records.ts'
import type { Register } from '../../src/server/imports/roster/register.ts'
import { undoImport } from '../../src/server/imports/roster/undo.ts'
import { performOffice } from '../../src/server/actions/perform.ts'
import { dump, eachEngine, type Stage } from './engines.ts'
import { Phone } from './phone.ts'
import { adult, pupil, register, smallSchool } from './register.ts'

let schools = 0

/** Brings registers to a place of its own. */
class Office {
  readonly place = `roster-${++schools}`
  readonly stage: Stage
  constructor(stage: Stage) {
    this.stage = stage
  }

  options(more: object = {}) {
    return {
      into: this.place,
      now: this.stage.house.now(),
      yes: false,
      file: 'roster.zip',
      by: '',
      openPlace: newPlaceRow,
      ...more,
    }
  }
  bring(from: Register, more: object = {}) {
    return applyRoster(this.stage.house.db, from, this.options(more))
  }
  plan(from: Register) {
    return this.stage.house.db.transaction().execute(tx => planRoster(tx, from, this.options()))
  }
  async counts(from: Register, more: object = {}) {
    const applied = await this.bring(from, more)
    return applied.ok ? applied.plan.counts : applied.why
  }
  /** Everything but the counter and what is kept about the import itself. */
  async rows(): Promise<{ noun: string; id: string; gone: number; body: string; audience: string }[]> {
    return this.stage.house.db
      .selectFrom('rows')
      .select(['noun', 'id', 'gone', 'body', 'audience', 'about'])
      .where('place_id', '=', this.place)
      .orderBy('noun')
      .orderBy('id')
      .execute()
  }
  async standing() {
    return (await this.rows()).filter(row => !row.gone).map(row => JSON.stringify(row))
  }
  async tiesOf(person: string) {
    const ties = await this.stage.house.db
      .selectFrom('ties')
      .select(['role', 'target', 'past'])
      .where('place_id', '=', this.place)
      .where('person_id', '=', personId(person))
      .where('past', '=', 0)
      .orderBy('role')
      .orderBy('target')
      .execute()
    return ties.map(({ role, target }) => `${role} ${target}`)
  }
}
const personId = (id: string) => ourId('test', 'people', id)
const sectionId = (id: string) => ourId('test', 'sections', id)

eachEngine('rosters', stage => {
  test('P1.imports Y2.roster: a register becomes sections, people, ties and counts', async () => {
    const office = new Office(stage)
    expect(await office.counts(register(smallSchool()))).toEqual({
      ...{ created: 18, updated: 0, unchanged: 0, removed: 0 },
    })
    const rows = await office.rows()
    const count = (noun: string) => rows.filter(row => row.noun === noun).length
    expect([count('school'), count('section'), count('person'), count('tie'), count('teaching')]).toEqual([
      1, 2, 7, 9, 2,
    ])
    expect(await office.tiesOf('p1')).toEqual([`student ${sectionId('6a')}`])
    expect(await office.tiesOf('g1')).toEqual(
      [`guardian ${personId('p1')}`, `guardian ${personId('p2')}`].sort(),
    )
    expect(await office.tiesOf('b1')).toEqual([`principal ${office.place}`])
    const everyone = rows.find(row => row.noun === 'headcount' && row.id === 'place')!
    expect(JSON.parse(everyone.body)).toEqual({ audience: 'place', people: 7 })
    const yazan = rows.find(row => row.noun === 'person' && row.id === personId('p1'))!
    expect(yazan.audience).toBe(`pupil:${personId('p1')}`)
    expect(JSON.parse(yazan.body)).toEqual({
      ...{ name: ['يزن', 'سامر', 'محمود', 'العبّادي'], gender: 'male' },
    })
  })

  test('counts of a whole import are the counts that acts one by one would have written', async () => {
    const office = new Office(stage)
    await office.bring(register(smallSchool()))
    const { performOffice } = await import('../../src/server/actions/perform.ts')
    const before = (await office.rows()).filter(row => row.noun === 'headcount')
    const { store } = stage.house
    const one = { id: 'more', person: personId('p1'), role: 'student', target: sectionId('6a') }
    expect(
      await performOffice(store, office.place, [{ name: 'people.tie', args: one }], stage.clock.now),
    ).toBe(undefined)
    await performOffice(
      store,
      office.place,
      [{ name: 'people.untie', args: { id: 'more' } }],
      stage.clock.now,
    )
    expect((await office.rows()).filter(row => row.noun === 'headcount')).toEqual(before)
  })

  test('P1.differences: the same import twice changes nothing, not even the counter', async () => {
    const office = new Office(stage)
    await office.bring(register(smallSchool()))
    const before = await dump(stage.house, office.place)
    expect(await office.counts(register(smallSchool()))).toEqual({
      ...{ created: 0, updated: 0, unchanged: 18, removed: 0 },
    })
    expect(await dump(stage.house, office.place)).toBe(before)
  })

  test('what is wrong is told with its place, and nothing is changed', async () => {
    const office = new Office(stage)
    await office.bring(register(smallSchool()))
    const before = await dump(stage.house, office.place)
    const at = { file: 'enrollments.csv', line: 7 }
    const broken = register(
      { people: [pupil('p9', 'نور')] },
      { kind: 'delta', outside: [{ entity: 'sections', to: '9z', at, field: 'classSourcedId' }] },
    )
    const plan = await office.plan(broken)
    expect(plan.errors).toEqual([{ ...at, field: 'classSourcedId', code: 'reference_unknown', value: '9z' }])
    expect(await office.counts(broken)).toBe('wrong')
    expect(await dump(stage.house, office.place)).toBe(before)
  })

  test('a name is changed where it is said, also beside the section that she teaches', async () => {
    const office = new Office(stage)
    await office.bring(register(smallSchool()))
    const next = smallSchool()
    next.people[4] = { ...next.people[4]!, name: ['رنا', 'فايز', '', 'المجالي'] as const }
    expect(await office.counts(register(next))).toEqual({ created: 0, updated: 1, unchanged: 17, removed: 0 })
    const names = (await office.rows())
      .filter(row => row.noun === 'teaching' && !row.gone)
      .map(row => (JSON.parse(row.body) as { name: string }).name)
    expect(names).toEqual(['رنا فايز المجالي', 'رنا فايز المجالي'])
  })

  test('what a bulk set no longer has is deactivated, never deleted, and beyond a twentieth only with a yes', async () => {
    const office = new Office(stage)
    await office.bring(register(smallSchool()))
    const before = await dump(stage.house, office.place)
    const next = smallSchool()
    next.people.splice(2, 1)
    next.enrolments.splice(2, 1)
    expect(await office.counts(register(next))).toBe('too_many_gone')
    expect(await dump(stage.house, office.place)).toBe(before)
    expect(await office.counts(register(next), { yes: true })).toEqual({
      ...{ created: 0, updated: 0, unchanged: 16, removed: 2 },
    })
    expect(await office.tiesOf('p3')).toEqual([])
    const omar = (await office.rows()).find(row => row.noun === 'person' && row.id === personId('p3'))!
    expect(omar.gone, 'his name is kept').toBe(0)
    // Back again: the same person, under the same id.
    expect(await office.counts(register(smallSchool()))).toEqual({
      ...{ created: 0, updated: 2, unchanged: 16, removed: 0 },
    })
    expect(await office.tiesOf('p3')).toEqual([`student ${sectionId('6b')}`])
  })

  test('who is deactivated can no longer get in with his card', async () => {
    const office = new Office(stage)
    const { house } = stage
    await office.bring(register(smallSchool()))
    const about = { place: office.place, person: personId('p3'), desk: 'student', now: house.now() } as const
    const card = await issueCard(house.store, house.schools, 'http://school.test', about)
    const next = smallSchool()
    next.people[2] = { ...next.people[2]!, gone: true } as never
    await office.bring(register(next), { yes: true })
    const phone = await Phone.make(stage.url, () => stage.clock.now)
    await phone.enrol(card.link)
    const answer = await phone.sync()
    expect(answer.head.r?.map(([, code]) => code)).toEqual(['card_used_up'])
  })

  test('another source never takes away what this one brought', async () => {
    const office = new Office(stage)
    await office.bring(register(smallSchool()))
    const other = register({ people: [pupil('x1', 'تالا')] }, { source: 'sheet' })
    expect(await office.counts(other)).toEqual({ created: 1, updated: 0, unchanged: 0, removed: 0 })
    expect(await office.tiesOf('p1')).toHaveLength(1)
  })

  test('a delta changes only what it names; a mark of deletion deactivates', async () => {
    const office = new Office(stage)
    await office.bring(register(smallSchool()))
    const delta = register(
      {
        people: [{ ...pupil('p4', 'لين'), gone: true }],
        enrolments: [{ id: 'e3', person: 'p3', section: '6a', role: 'student' }],
      },
      { kind: 'delta' },
    )
    expect(await office.counts(delta)).toEqual({ created: 0, updated: 1, unchanged: 0, removed: 1 })
    expect(await office.tiesOf('p3')).toEqual([`student ${sectionId('6a')}`])
    expect(await office.tiesOf('p4')).toEqual([])
    expect(await office.tiesOf('p1')).toHaveLength(1)
  })

  test('a delta may give a known person another role, and knows who is not known', async () => {
    const office = new Office(stage)
    await office.bring(register(smallSchool()))
    const at = { file: 'roles.csv', line: 2 }
    const role = { role: 'counselor', school: 'org' } as const
    const delta = (person: string) => register({}, { kind: 'delta', changes: [{ person, role, at }] })
    expect(await office.counts(delta('t1'))).toEqual({ created: 0, updated: 1, unchanged: 0, removed: 0 })
    expect(await office.tiesOf('t1')).toContain(`counselor ${office.place}`)
    expect((await office.plan(delta('nobody'))).errors.map(error => error.code)).toEqual([
      'reference_unknown',
    ])
  })

  test('a sheet of one section says nothing about the others', async () => {
    const office = new Office(stage)
    const sheet = (people: string[], section: string, more: object = {}) =>
      register(
        {
          sections: [
            {
              id: section,
              school: '',
              title: section,
              grade: '6',
              letter: section,
              homeroom: true,
              terms: [],
            },
          ],
          people: people.map(id => pupil(id, id)),
          enrolments: people.map(id => ({
            id: `${section}-${id}`,
            person: id,
            section,
            role: 'student' as const,
          })),
        },
        { reach: 'sections', ...more },
      )
    await office.bring(sheet(['s1', 's2', 's3'], 'a'))
    await office.bring(sheet(['s4', 's5'], 'b'))
    expect(await office.tiesOf('s1')).toEqual([`student ${sectionId('a')}`])
    // s3 is missing now; s2 has moved to the other section, whose sheet comes next.
    expect((await office.plan(sheet(['s4', 's5', 's2'], 'b'))).missing, 'moved, not missing').toBe(0)
    await office.bring(sheet(['s4', 's5', 's2'], 'b'))
    expect(await office.tiesOf('s2')).toEqual([`student ${sectionId('b')}`])
    // One of two is half of what this sheet speaks of, however large the school.
    expect((await office.plan(sheet(['s1'], 'a'))).missing).toBe(0.5)
    expect(await office.counts(sheet(['s1'], 'a'), { yes: true })).toMatchObject({ removed: 2 })
    expect(await office.tiesOf('s3')).toEqual([])
    expect(await office.tiesOf('s4')).toEqual([`student ${sectionId('b')}`])
  })

  test('only what was shown is applied: a school that changed meanwhile is shown anew', async () => {
    const office = new Office(stage)
    const shown = await office.plan(register(smallSchool()))
    await office.bring(register({ ...smallSchool(), people: smallSchool().people.slice(0, 3) }))
    const before = await dump(stage.house, office.place)
    expect(await office.counts(register(smallSchool()), { digest: shown.digest })).toBe('changed_meanwhile')
    expect(await dump(stage.house, office.place)).toBe(before)
    const again = await office.plan(register(smallSchool()))
    expect(await office.counts(register(smallSchool()), { digest: again.digest })).toMatchObject({
      created: 4,
    })
  })

  test('a school keeps what it wrote itself, and what people moved by hand', async () => {
    const office = new Office(stage)
    const { performOffice } = await import('../../src/server/actions/perform.ts')
    await office.bring(register(smallSchool()))
    const { store } = stage.house
    const school = { name: 'مدرسة النور الثانويّة', nameEn: 'Noor', hijriOffset: 1, phone: '06' }
    const move = { person: personId('p1'), to: sectionId('6b'), tie: 'moved' }
    const calls = [
      { name: 'schools.describe', args: school },
      { name: 'people.move', args: move },
    ]
    expect(await performOffice(store, office.place, calls, stage.clock.now)).toBeUndefined()
    const next = smallSchool()
    next.schools[0]!.name = 'مدرسة النور الجديدة'
    next.people[0] = pupil('p1', 'يزن', { phone: '+962790000000' })
    await office.bring(register(next))
    const row = (await office.rows()).find(one => one.noun === 'school')!
    expect(JSON.parse(row.body)).toEqual(school)
    expect(await office.tiesOf('p1')).toEqual([`student ${sectionId('6b')}`])
  })

  test('the last import is taken back exactly, and the next is compared with what stood before', async () => {
    const office = new Office(stage)
    const { db } = stage.house
    await office.bring(register(smallSchool()))
    const before = await office.standing()
    const ties = async () =>
      (
        await db.selectFrom('ties').selectAll().where('place_id', '=', office.place).orderBy('id').execute()
      ).map(row => JSON.stringify(row))
    const tiesBefore = await ties()
    const next = smallSchool()
    next.people[0] = pupil('p1', 'يزيد')
    next.people.splice(3, 1, pupil('p5', 'تالا', { gender: 'female' }))
    next.enrolments[3] = { id: 'e9', person: 'p5', section: '6a', role: 'student' }
    next.sections.push({ ...next.sections[1]!, id: '6c', letter: 'ج' })
    expect(await office.counts(register(next), { yes: true })).toMatchObject({
      ...{ created: 3, updated: 1, removed: 2 },
    })
    expect(await office.standing()).not.toEqual(before)
    const undone = await undoImport(db, stage.clock.now, office.place)
    expect(undone).toMatchObject({ file: 'roster.zip', kept: 0 })
    expect(await office.standing()).toEqual(before)
    expect(await ties()).toEqual(tiesBefore)
    expect((await office.plan(register(smallSchool()))).counts.unchanged).toBe(18)
    expect(await undoImport(db, stage.clock.now, office.place), 'only once').toBeUndefined()
    expect(await office.counts(register(next), { yes: true })).toMatchObject({ created: 3 })
  })

  test('a fifth guardian and a denied one are held back, told with file and line, and tied by no later register and no undoing', async () => {
    const office = new Office(stage)
    await office.bring(register(smallSchool()))
    const { db, store } = stage.house
    const book = async () =>
      (await office.rows())
        .filter(row => row.noun === 'guardianship' && !row.gone)
        .map(row => (JSON.parse(row.body) as { guardian: string }).guardian)
        .sort()
    const acts = async (name: string, args: object) => {
      const refused = await performOffice(store, office.place, [{ name, args }], stage.clock.now)
      expect(refused).toBeUndefined()
    }
    const [g1, p1] = [personId('g1'), personId('p1')]
    const school = smallSchool()
    const few = register({ ...school, guardianships: school.guardianships.slice(1) })
    // The register takes the tie to p1 away; then the court speaks; then the import is taken back.
    expect((await office.bring(few, { yes: true })).ok).toBe(true)
    await acts('guardianships.deny', { guardian: g1, child: p1, order: '٣١٧' })
    await undoImport(db, stage.clock.now, office.place)
    expect(await office.tiesOf('g1')).toEqual([`guardian ${personId('p2')}`])
    expect(await book()).toEqual([g1])
    const more = ['g2', 'g3', 'g4', 'g5', 'g6'].map(id => adult(id, 'وليّ', 'guardian'))
    const crowded = register({
      ...school,
      people: [...school.people, ...more],
      guardianships: [
        ...school.guardianships,
        ...more.map(({ id }) => ({ id: `of-${id}`, guardian: id, child: 'p1' })),
      ],
    })
    const told = [
      { file: 'guardianships.csv', line: 2, field: 'guardian', code: 'guardian_denied', times: 1 },
      { file: 'guardianships.csv', line: 8, field: 'guardian', code: 'guardians_full', times: 1 },
    ]
    expect((await office.plan(crowded)).notes).toEqual(told)
    expect((await office.bring(crowded)).ok).toBe(true)
    const four = ['g2', 'g3', 'g4', 'g5'].map(personId)
    expect(await book()).toEqual([g1, ...four].sort())
    // The same register once more says it again, and changes nothing.
    const before = await office.standing()
    expect((await office.plan(crowded)).notes).toEqual(told)
    expect((await office.bring(crowded)).ok).toBe(true)
    expect(await office.standing()).toEqual(before)
    expect(await undoImport(db, stage.clock.now, office.place)).toBeDefined()
    expect(await book()).toEqual([g1])
  })

  test('undoing gives back cards, and keeps who has begun to work here', async () => {
    const office = new Office(stage)
    const { house } = stage
    await office.bring(register(smallSchool()))
    const card = (person: string) =>
      issueCard(house.store, house.schools, 'http://school.test', {
        place: office.place,
        person: personId(person),
        desk: 'student',
        now: house.now(),
      })
    const old = await card('p4')
    const next = smallSchool()
    next.people.splice(3, 1, pupil('p5', 'تالا'), pupil('p6', 'سيف'))
    next.enrolments[3] = { id: 'e9', person: 'p5', section: '6a', role: 'student' }
    await office.bring(register(next), { yes: true })
    const phone = await Phone.make(stage.url, () => stage.clock.now)
    await phone.enrol((await card('p5')).link)
    expect((await phone.sync()).head.r).toBeUndefined()
    const unused = await card('p6')
    expect(await undoImport(house.db, stage.clock.now, office.place)).toMatchObject({ kept: 1 })
    const people = (await office.rows()).filter(row => row.noun === 'person' && !row.gone).map(row => row.id)
    expect(people).toContain(personId('p5'))
    expect(people).not.toContain(personId('p6'))
    expect(await office.tiesOf('p5')).toEqual([])
    const other = await Phone.make(stage.url, () => stage.clock.now)
    await other.enrol(old.link)
    expect((await other.sync()).head.r, 'the old card opens again').toBeUndefined()
    await other.enrol(unused.link)
    expect((await other.sync()).head.r?.[0]?.[1], 'a card of nobody does not').toBe('card_used_up')
  })
})
