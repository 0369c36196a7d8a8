import renderToString from 'preact-render-to-string'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDay as readCounselorDay } from '../../src/app/people/counselor-day.ts'
import { Home as CounselorHome } from '../../src/app/people/counselor-home.tsx'
import { readDay as readPrincipalDay } from '../../src/app/people/principal-day.ts'
import { readDay as readGuardianDay } from '../../src/app/people/guardian-day.ts'
import { Home as GuardianHome } from '../../src/app/people/guardian-home.tsx'
import { Home as PrincipalHome } from '../../src/app/people/principal-home.tsx'
import { readDay as readStudentDay } from '../../src/app/people/student-day.ts'
import { Home as StudentHome } from '../../src/app/people/student-today.tsx'
import { sayArabic } from '../../src/app/words/say.ts'
import { datesFor } from '../../src/domain/calendar/tell.ts'
import { publishedBy } from '../../src/domain/notices/published.ts'
import type { Writing } from '../../src/domain/notices/writing.ts'
import { draftKey } from '../../src/features/notices/staff-draft.ts'
import { sendAll } from '../../src/features/notices/staff-sending.ts'
import { saveDraft } from '../../src/storage/drafts.ts'
import type { Session } from '../../src/storage/session.ts'
import { readTold } from '../../src/domain/notices/told.ts'
import { readMessages } from '../../src/domain/questions/messages.ts'
import { noteGuess } from '../../src/server/sync/guesses.ts'
import { act } from '../../src/sync/act.ts'
import { DatesContext, SayContext } from '../../src/ui/say.tsx'
import { ToldRows } from '../../src/ui/told-rows.tsx'
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
  ...{ mustRead: false, later: false, publishAt: '', ends: false, expiresAt: '' },
}
const notice: Writing = {
  ...words,
  ...{ kind: 'official', ids: { first: 'n1', guardians: 'n2' }, where: 'place' },
  readers: ['students', 'guardians', 'teachers'],
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
  const family = await school.pocketOf('yazan', 'student')
  const colleague = await school.pocketOf('hadeel', 'counselor')
  for (const phone of [family, colleague]) await phone.sync()
  await sync()
  await sync()
  const home = await principalHome(session)
  expect(home).toContain('مدرسة الأمل')
  expect(home).toMatch(/٣\s+طلبة/)
  expect(home).toContain('السادس أ')
  expect(home).toContain('مربّيتها رنا سالم علي العبّادي')
  expect(home).toContain('دوام الأحد')
  expect(home).toMatch(/وصل إلى هاتف واحد، ولم يقرأه أحد بعد من ٧/)
})

test("S1.card: that the school's cards are being guessed stands on the principal's first screen for three days, without alarm", async () => {
  const { session, sync } = await school.pocketOf('samar', 'principal')
  const { store, rates, log } = school.house
  const desk = { store, rates, log, schools: school.house.schools, now: () => now }
  const guess = { place: 'amal', device: 'd', card: 'c', network: '' }
  for (let times = 0; times < 10; times++) {
    expect(await principalHome(session)).not.toContain('بطاقات خاطئة')
    await noteGuess({ ...desk, actsCame: () => {}, beforeAnswer: async () => {} }, guess)
  }
  await sync()
  expect(await principalHome(session)).toMatch(/بطاقات خاطئة كثيرة .*لم يُفتح بها شيء/)
  const later = await readPrincipalDay(session, now + 73 * hour)
  expect(shown(drawn(<PrincipalHome day={later} />))).not.toContain('بطاقات خاطئة')
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

const hour = 3_600_000

test('what has an end leaves the first screens at its hour, and stays in the list of whoever has it, as past', async () => {
  const principal = await school.pocketOf('samar', 'principal')
  await sendAll(principal.session, { ...notice, ends: true, expiresAt: '2026-11-22T14:00' }, now)
  await principal.sync()
  const { session } = await school.pocketOf('yazan', 'student')
  const letters = async (at: number) => (await readMessages(session.homes(), at)).letters
  const home = async (at: number) => (await readStudentDay(session, at)).notices.map(({ id }) => id)
  expect(await home(now + hour)).toEqual(['n1'])
  expect(await letters(now + hour)).toMatchObject([{ id: 'n1', stage: 'open' }])
  // The phone needs no network to know that the hour has passed.
  expect(await home(now + 6 * hour)).toEqual([])
  expect(await letters(now + 6 * hour)).toMatchObject([{ id: 'n1', stage: 'past' }])
  expect(shown(await listOf(session, now + 6 * hour))).toContain('ما مضى')
  expect(await principalHome(principal.session)).toContain('ينتهي اليوم')
  const later = await readPrincipalDay(principal.session, now + 6 * hour)
  expect(later.schools[0]!.lines).toEqual([])
})

const listOf = async (session: Session, at: number) => {
  const { letters } = await readMessages(session.homes(), at)
  return drawn(
    <DatesContext.Provider value={datesFor({ lang: 'ar', digits: 'arab', hijriOffset: 0 })}>
      <ToldRows title="من المدرسة" lines={letters} now={at} />
    </DatesContext.Provider>,
  )
}

test('a notice for an hour lies on the phone before, unseen, and opens without network', async () => {
  const principal = await school.pocketOf('samar', 'principal')
  await sendAll(principal.session, { ...notice, later: true, publishAt: '2026-11-22T12:00' }, now)
  await principal.sync()
  const { session } = await school.pocketOf('yazan', 'student')
  expect(await session.home('amal')!.all('notice')).toHaveLength(1)
  expect(await readTold(session.home('amal')!, now + hour)).toEqual([])
  expect(await readTold(session.home('amal')!, now + 4 * hour)).toMatchObject([{ id: 'n1', stage: 'open' }])
})

test('what its author takes back loses its words on every phone but his, and only who had read it learns so', async () => {
  const principal = await school.pocketOf('samar', 'principal')
  await sendAll(principal.session, notice, now)
  await principal.sync()
  const reader = await school.pocketOf('yazan', 'student')
  const other = await school.pocketOf('omar', 'student')
  await act(reader.session, { place: 'amal', name: 'notices.read', args: { notice: 'n1' } })
  await reader.sync()
  const withdraw = { place: 'amal', name: 'notices.withdraw', args: { notice: 'n1' } }
  expect(await act(reader.session, withdraw)).toEqual({ refused: 'not_yours', field: 'notice' })
  expect(await act(principal.session, withdraw)).toBeUndefined()
  for (const phone of [principal, reader, other, principal]) await phone.sync()
  const told = async ({ session }: typeof reader) => readTold(session.home('amal')!, now + hour)
  expect(await told(reader)).toMatchObject([{ id: 'n1', stage: 'withdrawn', body: { title: '', text: '' } }])
  expect(await told(other)).toEqual([])
  expect(shown(await listOf(reader.session, now + hour))).toContain('تعميم سحبته المدرسة')
  const [own] = await publishedBy(principal.session.home('amal')!)
  expect(own).toMatchObject({ heading: 'دوام الأحد', withdrawnAt: now })
  expect((await readPrincipalDay(principal.session, now)).schools[0]!.lines).toEqual([])
})

test('a short word that stands whole on a first screen says what to read there, once', async () => {
  const counselor = await school.pocketOf('hadeel', 'counselor')
  await sendAll(counselor.session, words, now)
  await counselor.sync()
  const student = await school.pocketOf('yazan', 'student')
  const mother = await school.pocketOf('hana', 'guardian')
  const child = async () => drawn(<StudentHome day={await readStudentDay(student.session, now)} />)
  const hers = async () => drawn(<GuardianHome day={await readGuardianDay(mother.session, now)} />)
  expect(await child()).toContain('data-reads="amal/w1"')
  expect(await hers()).toContain('data-reads="amal/w2"')
  await act(student.session, { place: 'amal', name: 'notices.read', args: { notice: 'w1' } })
  expect(await child()).not.toContain('data-reads')
  expect(shown(await child())).toContain('أنا معكم.')
})
