import renderToString from 'preact-render-to-string'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDay as readCounselorDay } from '../../src/app/people/counselor-day.ts'
import { Home as CounselorHome } from '../../src/app/people/counselor-home.tsx'
import { readDay as readPrincipalDay } from '../../src/app/people/principal-day.ts'
import { Home as PrincipalHome } from '../../src/app/people/principal-home.tsx'
import { sayArabic } from '../../src/app/words/say.ts'
import { publishedBy } from '../../src/domain/notices/published.ts'
import type { Writing } from '../../src/domain/notices/writing.ts'
import { draftKey } from '../../src/features/notices/staff-draft.ts'
import { sendAll } from '../../src/features/notices/staff-sending.ts'
import { saveDraft } from '../../src/storage/drafts.ts'
import type { Session } from '../../src/storage/session.ts'
import { act } from '../../src/sync/act.ts'
import { SayContext } from '../../src/ui/say.tsx'
import { now, School } from './school.ts'

let school: School
beforeEach(async () => {
  school = await School.open()
})
afterEach(() => school.close())

const words: Writing = {
  ...{ kind: 'encouragement', place: 'amal', ids: { first: 'w1', guardians: 'w2' } },
  ...{ where: 'grade:6', readers: ['students', 'guardians'], title: '', source: 'المرشدة هديل' },
  ...{ text: 'أنا معكم.', guardiansText: 'اسألوهم عن يومهم.' },
  ...{ mustRead: false, later: false, day: '', time: '' },
}
const notice: Writing = {
  ...words,
  ...{ kind: 'official', ids: { first: 'n1', guardians: 'n2' }, where: 'place' },
  ...{ title: 'دوام الأحد', text: 'يبدأ عند التاسعة.', source: 'إدارة المدرسة', mustRead: true },
}
const drawn = (home: preact.ComponentChildren) =>
  renderToString(<SayContext.Provider value={sayArabic()}>{home}</SayContext.Provider>)
/** What is read on the screen, without its tags. */
const shown = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const counselorHome = async (session: Session) =>
  shown(drawn(<CounselorHome day={await readCounselorDay(session, now)} />))
const principalHome = async (session: Session) =>
  shown(drawn(<PrincipalHome day={await readPrincipalDay(session, now)} />))

test('C2.grade: two words of one go wait on the phone, reach students and guardians, and count who has read', async () => {
  const counselor = await school.pocketOf('hadeel', 'counselor')
  school.online = false
  expect(await sendAll(counselor.session, words, now)).toEqual({})
  const own = counselor.session.home('amal')!
  expect((await publishedBy(own)).map(({ id, state }) => [id, state])).toEqual([
    ['w1', 'here'],
    ['w2', 'here'],
  ])
  expect(await counselorHome(counselor.session)).toContain('على هذا الهاتف')

  school.online = true
  expect(await counselor.sync()).toBe('done')
  const student = await school.pocketOf('yazan', 'student')
  const mother = await school.pocketOf('hana', 'guardian')
  expect((await student.session.home('amal')!.all('notice')).map(row => row.id)).toEqual(['w1'])
  expect((await mother.session.home('amal')!.all('notice')).map(row => row.id)).toEqual(['w2'])
  const read = { place: 'amal', name: 'notices.read', args: { notice: 'w1' } }
  expect(await act(student.session, read)).toBeUndefined()
  await student.sync()
  await mother.sync()

  await counselor.sync()
  await counselor.sync()
  const lines = await publishedBy(counselor.session.home('amal')!)
  expect(lines.map(({ id, state }) => [id, state])).toEqual([
    ['w1', 'arrived'],
    ['w2', 'arrived'],
  ])
  expect(lines[0]!.reach).toMatchObject({ people: 1, of: 3 })
  expect(lines[1]!.reach).toMatchObject({ people: 0, of: 2 })
  expect(lines[0]!.reach!.phones).toBeGreaterThan(0)
  expect(await counselorHome(counselor.session)).toContain('وقرأها ١ من ٣')
})

test('a second tap sends nothing twice', async () => {
  const { session } = await school.pocketOf('hadeel', 'counselor')
  await sendAll(session, words, now)
  expect(await sendAll(session, words, now)).toEqual({})
  expect(session.acts.size).toBe(2)
})

test('a place without readers is refused at once, and nothing leaves', async () => {
  const { session } = await school.pocketOf('hadeel', 'counselor')
  const sent = await sendAll(session, { ...words, where: 'grade:9' }, now)
  expect(sent.refusal).toEqual({ refused: 'no_readers', field: 'to' })
  expect(session.acts.size).toBe(0)
})

test("the principal's first screen shows the school at a glance, and how far the last notice has come", async () => {
  const { session, sync } = await school.pocketOf('samar', 'principal')
  await sendAll(session, notice, now)
  await sync()
  await sync()
  const home = await principalHome(session)
  expect(home).toContain('مدرسة الأمل')
  expect(home).toMatch(/٣\s+طلبة/)
  expect(home).toContain('السادس أ')
  expect(home).toContain('مربّيتها رنا سالم علي العبّادي')
  expect(home).toContain('دوام الأحد')
  expect(home).toMatch(/وصل إلى هاتف واحد، ولم يقرأه أحد بعد من ٨/)
})

test('what the principal says must be read waits for the counselor, until she has read it', async () => {
  const principal = await school.pocketOf('samar', 'principal')
  await sendAll(principal.session, notice, now)
  await principal.sync()
  const { session } = await school.pocketOf('hadeel', 'counselor')
  expect(await counselorHome(session)).toContain('أمر واحد يحتاجك')
  await act(session, { place: 'amal', name: 'notices.read', args: { notice: 'n1' } })
  expect(await counselorHome(session)).toContain('صباح الخير')
})

test('a writing that was begun is offered again on the first screen, which is made of plain values', async () => {
  const { session } = await school.pocketOf('hadeel', 'counselor')
  expect(await counselorHome(session)).toContain('اكتبي كلمة')
  await saveDraft(session, draftKey(undefined), words, now)
  expect(await counselorHome(session)).toContain('أكملي الكلمة')
  const day = await readCounselorDay(session, now)
  expect(JSON.parse(JSON.stringify(day))).toEqual(day)
})
