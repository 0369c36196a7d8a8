import { expect, test } from 'vitest'
import { yearAt } from '../../src/domain/years/year.ts'
import { moveUp } from '../../src/server/years/move-up.ts'
import { eachEngine } from './engines.ts'
import { day, newSchool } from './school.ts'

test('a school year begins in June: what comes before belongs to the last one', () => {
  expect(yearAt(Date.UTC(2026, 5, 1))).toBe('2026')
  expect(yearAt(Date.UTC(2026, 4, 30))).toBe('2025')
  expect(yearAt(Date.UTC(2027, 0, 10))).toBe('2026')
})

eachEngine('moving up', stage => {
  /** Grade 5 as it is, and sami alone in 6b, the last grade. */
  async function scene() {
    const school = await newSchool(stage)
    await school.office('sections.open', { id: '6b', grade: '6', letter: 'b' })
    await school.office('people.move', { person: 'sami', to: '6b', tie: 'sami-6b' })
    const muna = await school.phoneOf('muna')
    const [omar, sami] = [await school.phoneOf('omar'), await school.phoneOf('sami')]
    const work = await school.assign(muna)
    await omar.phone.sync()
    const handIn = { id: 'h', assignment: work, answers: [{ task: 't1', text: 'ثلث' }] }
    expect(await omar.phone.does(omar.me, 'submissions.hand-in', handIn)).toBe('')
    await muna.phone.sync()
    const mark = { submission: 'h', points: 5, comment: 'أحسنت', ifV: 0 }
    expect(await muna.phone.does(muna.me, 'marks.give', mark)).toBe('')
    return { school, muna, omar, sami, work }
  }

  test('children go to the next grade by their letter, the last grade leaves, teachers stay with their grade', async () => {
    const { school, omar, sami, muna } = await scene()
    const { house, place } = school
    const tried = await moveUp(house, place, true)
    expect(tried).toMatchObject({ already: false, moved: 2, left: 1, classes: 2, of: '2025' })
    expect(tried.sections.map(({ grade, letter, pupils, to }) => [grade + letter, pupils, to])).toEqual([
      ['5a', 2, '6'],
      ['5b', 0, '6'],
      ['6b', 1, ''],
    ])
    await omar.phone.sync()
    expect(omar.phone.rows(omar.me, 'section').map(row => row.id)).toEqual(['5a', '5b', '6b'])

    expect(await moveUp(house, place, false)).toMatchObject({ moved: 2, left: 1 })
    for (const { phone } of [omar, sami, muna]) await phone.sync()
    const tieOf = ({ phone, me }: typeof omar, person: string) =>
      phone
        .rows(me, 'tie')
        .filter(row => row.body.person === person)
        .map(({ body }) => [body.role, body.grade])
    expect(tieOf(omar, 'omar')).toEqual([['student', '6']])
    expect(tieOf(sami, 'sami')).toEqual([['leaver', '6']])
    expect(tieOf(muna, 'muna')).toEqual([['teacher', '5']])
    expect(
      omar.phone
        .rows(omar.me, 'section')
        .map(({ body }) => body.grade + body.letter)
        .sort(),
    ).toEqual([...['5a', '5b', '6a', '6b']])
    // Last year's work does not wait for the children who come after, nor for those who went up.
    expect(omar.phone.rows(omar.me, 'assignment')).toEqual([])
  })

  test('what a child has handed in and what came back stays his own, in the next grade and after school', async () => {
    const { school, omar, sami } = await scene()
    const reading = { lesson: 'shelf', reached: 1 }
    await sami.phone.act(sami.me, 'progress.keep', reading)
    await moveUp(school.house, school.place, false)
    await omar.phone.sync()
    expect(omar.phone.row(omar.me, 'submission', 'h')?.body.answers).toEqual([{ task: 't1', text: 'ثلث' }])
    expect(omar.phone.rows(omar.me, 'mark')).toHaveLength(1)
    await sami.phone.sync()
    expect(sami.phone.row(sami.me, 'person', 'sami')).toBeDefined()
    expect(sami.phone.rows(sami.me, 'notice')).toEqual([])
  })

  test('a second time in the same year changes nothing; the next year moves on', async () => {
    const { school } = await scene()
    const { house, place } = school
    await moveUp(house, place, false)
    expect(await moveUp(house, place, false)).toMatchObject({ already: true })
    const start = stage.clock.now
    stage.clock.now = start + 365 * day
    expect(await moveUp(house, place, false)).toMatchObject({ already: false, of: '2026', left: 2, moved: 0 })
    stage.clock.now = start
  })

  test('work that waited on a phone for last year’s section arrives after the moving', async () => {
    const { school, omar, work } = await scene()
    const late = { id: 'late', assignment: work, answers: [] }
    await omar.phone.act(omar.me, 'submissions.hand-in', late)
    await moveUp(school.house, school.place, false)
    await omar.phone.sync()
    expect(omar.phone.row(omar.me, 'submission', 'late')).toBeDefined()
  })
})
