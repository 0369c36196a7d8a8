import 'fake-indexeddb/auto'
import renderToString from 'preact-render-to-string'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sayArabic } from '../../src/app/words/say.ts'
import { readDay, weekOfLessons, type StudentDay } from '../../src/app/people/student-day.ts'
import { Home } from '../../src/app/people/student-today.tsx'
import { draftName } from '../../src/domain/deadlines/own.ts'
import { saveDraft } from '../../src/storage/drafts.ts'
import { act } from '../../src/sync/act.ts'
import { SayContext } from '../../src/ui/say.tsx'
import { childAtSchool, now, work, type ChildAtSchool } from './phone.ts'

let school: ChildAtSchool
beforeEach(async () => void (school = await childAtSchool()))
afterEach(() => school.house.close())

const draw = (day: StudentDay) =>
  renderToString(
    <SayContext.Provider value={sayArabic()}>
      <Home day={day} />
    </SayContext.Provider>,
  )
const handIn = (assignment: string) => ({
  ...{ place: 'amal', name: 'submissions.hand-in' },
  args: { id: `s-${assignment}`, assignment, answers: [{ task: 't1', text: 'جدّتي' }] },
})

test('a child without work finds a calm page, and his lessons', async () => {
  const day = await readDay(school.child, now)
  expect(day).toMatchObject({ work: [], waiting: 0, gender: 'male' })
  expect(day.first).toBeUndefined()
  const page = draw(day)
  expect(page).toContain('لا واجبات اليوم')
  expect(page).toContain('صباح الخير يا يزن')
  expect(page).toContain('١٣ جمادى الآخرة ١٤٤٨')
})

test('S4.deadlines: one thing stands first, and the rest to hand in comes under it by its day', async () => {
  await school.office(work('later', '2026-11-30'), work('next', '2026-11-25'), work('tomorrow', '2026-11-24'))
  await school.sync()
  const day = await readDay(school.child, now)
  expect(day.first).toMatchObject({ kind: 'work', line: { id: 'tomorrow' } })
  expect(day.work.map(line => line.id)).toEqual(['next', 'later'])
  const page = draw(day)
  expect(page.match(/class="card (one|needs)"/g)).toHaveLength(1)
  expect(page).toContain('أجب الآن')
  expect(page).toContain('بعد يومين')
  expect(page).toContain('٥ علامات')
})

test('S5.drafts: what was begun is found again from the first screen', async () => {
  await school.office(work('w', '2026-11-24'))
  await school.sync()
  await saveDraft(school.child, draftName('amal', 'w'), { answers: { t1: { text: 'جدّتي الغال' } } }, now)
  const day = await readDay(school.child, now)
  expect(day.first).toMatchObject({ line: { state: 'draft', begun: true } })
  expect(draw(day)).toContain('أكمل الجواب')
})

test('S5.queue: what was handed in without network waits on this phone, and is told so', async () => {
  await school.office(work('w', '2026-11-24'))
  await school.sync()
  expect(await act(school.child, handIn('w'))).toBeUndefined()
  const day = await readDay(school.child, now)
  expect(day).toMatchObject({ waiting: 1, work: [] })
  expect(draw(day)).toContain('عمل واحد ينتظر الشبكة')
  expect(draw(day)).toContain('بعضه ينتظر الشبكة')
  await school.sync()
  expect((await readDay(school.child, now)).waiting).toBe(0)
})

test('what the school sent back stands first, and stays to be found after the work has left the phone', async () => {
  await school.office(work('w', '2026-11-24'), work('other', '2026-11-23'))
  await school.sync()
  expect(await act(school.child, handIn('w'))).toBeUndefined()
  await school.office({ name: 'people.untie', args: { id: 't1' } })
  await school.sync()
  const day = await readDay(school.child, now)
  expect(day.first).toMatchObject({ kind: 'refused', href: '/work/amal/w', work: 'w' })
  const page = draw(day)
  expect(page).toContain('class="card needs"')
  expect(page).toContain('هو محفوظ كما كتبته')
})

test('the day fits into a prepared page: plain values, and few of them', async () => {
  const many = Array.from({ length: 9 }, (_, n) =>
    work(`w${n}`, `2026-12-0${n + 1}`, { weight: 5, subject: 'arabic' }),
  )
  await school.office(...many)
  await school.sync()
  const day = await readDay(school.child, now)
  expect(day.work).toHaveLength(5)
  expect(day.more).toBe(true)
  expect(JSON.parse(JSON.stringify(day))).toEqual(day)
  expect(draw(JSON.parse(JSON.stringify(day)) as StudentDay)).toBe(draw(day))
})

test('a girl is spoken to as a girl', async () => {
  await school.house.close()
  school = await childAtSchool('female')
  await school.office(work('w', '2026-11-24'))
  await school.sync()
  const page = draw(await readDay(school.child, now))
  expect(page).toContain('أجيبي الآن')
})

test('the hem counts the lessons that open this week, and no others', () => {
  const line = (publishAt: number, state: 'done' | 'begun' | 'new' | 'coming') => ({
    ...{ place: 'amal', id: String(publishAt), title: '', subject: 'maths', pages: 4, reached: 0 },
    ...{ publishAt, state },
  })
  const day = 24 * 3_600_000
  const lessons = [
    line(now - 3 * day, 'done'),
    line(now - day, 'done'),
    line(now, 'begun'),
    line(now + 2 * day, 'coming'),
    line(now + 8 * day, 'coming'),
  ]
  const subjects = [{ subject: 'maths', done: 2, of: 3, lessons }]
  expect(weekOfLessons({ subjects }, now)).toEqual({ done: 1, of: 3, begun: true })
})
