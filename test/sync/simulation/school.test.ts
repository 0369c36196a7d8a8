/** The school of the simulation is held against the real one: the same story, the same answers; then its own manners. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import type { Desk } from '../../../src/domain/people/person.ts'
import { performOffice } from '../../../src/server/actions/perform.ts'
import { issueCard } from '../../../src/server/cards/cards.ts'
import { openHouse } from '../../../src/server/house.ts'
import { forget, keptFor } from '../../../src/server/jobs/forgetting.ts'
import type { SyncDesk } from '../../../src/server/sync/desk.ts'
import { exchange } from '../../../src/server/sync/exchange.ts'
import { Phone, type Profile } from '../../server/phone.ts'
import { memoryHouse, type MemoryHouse, type OfficeCall } from './school/house.ts'
import { MemorySchool, type Hooks } from './school/memory.ts'

const day = 24 * 60 * 60 * 1000
const clock = { now: Date.UTC(2025, 9, 5, 6) }
const folder = mkdtempSync(join(tmpdir(), 'haqiba-school-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => void vi.unstubAllGlobals())

const admit = (id: string, student: boolean): OfficeCall => ({
  name: 'people.admit',
  args: { id, name: { own: id, father: '', grandfather: '', family: 'x' }, gender: 'female', student },
})
const tie = (person: string, role: string, target: string): OfficeCall => ({
  name: 'people.tie',
  args: { id: `${person}-${target}`, person, role, target },
})
const section = (id: string): OfficeCall => ({ name: 'sections.open', args: { id, grade: '5', letter: id } })
const register = [
  { name: 'schools.describe', args: { name: 'مدرسة', nameEn: 'School', hijriOffset: 0 } },
  ...['5a', '5b'].map(section),
  ...['omar', 'lina'].map(id => admit(id, true)),
  ...['hanan', 'muna', 'adel'].map(id => admit(id, false)),
  ...[tie('omar', 'student', '5a'), tie('lina', 'student', '5a'), tie('hanan', 'guardian', 'omar')],
  ...[tie('muna', 'teacher', '5a'), tie('adel', 'principal', 'amal')],
]

const work = () => ({
  ...{ id: 'work', section: '5a', subject: 'maths', title: 'واجب', intro: '', lessons: [], weight: 5 },
  tasks: [{ id: 't1', kind: 'text', prompt: 'اشرح', points: 6 }],
  ...{ publishAt: clock.now, dueAt: clock.now + 2 * day },
})
const handIn = (id: string) => ({ id, assignment: 'work', answers: [{ task: 't1', text: 'ما كتبته' }] })

type Holder = { phone: Phone; me: Profile }
let houses = 0

/** A school behind a name, and the phones that speak to it without a network. */
class Stage {
  readonly url = `http://house-${++houses}`
  desks: SyncDesk[]
  private asked = 0

  constructor(desks: SyncDesk[]) {
    this.desks = desks
  }

  async open() {
    const [house] = this.desks as [SyncDesk]
    await house.schools.openPlace('amal', clock.now)
    await this.office(...register)
  }

  async office(...calls: OfficeCall[]) {
    expect(await performOffice(this.desks[0]!.store, 'amal', calls, clock.now)).toBeUndefined()
  }

  /** Two servers take turns. */
  answer(body: Uint8Array, signature: string) {
    return exchange(this.desks[this.asked++ % this.desks.length]!, body, signature, 'near')
  }

  async phoneOf(person: string, desk: Desk): Promise<Holder> {
    const { store, schools } = this.desks[0]!
    const wish = { place: 'amal', person, desk, now: clock.now }
    const phone = await Phone.make(this.url, () => clock.now)
    const me = await phone.enrol((await issueCard(store, schools, '', wish)).link)
    await phone.sync()
    return { phone, me }
  }
}

/** Requests of these stages' phones go straight to the real exchange. */
function near(...stages: Stage[]) {
  vi.stubGlobal('fetch', async (url: string, { body, headers }: RequestInit) => {
    const stage = stages.find(one => url === `${one.url}/sync`)!
    const result = await stage.answer(
      body as Uint8Array,
      (headers as Record<string, string>)['x-haqiba-signature']!,
    )
    if (!result.ok) return new Response(JSON.stringify(result), { status: result.status })
    return new Response(result.body, { headers: { 'content-length': String(result.body.length) } })
  })
}

function memory(hooks?: Hooks) {
  const school = new MemorySchool()
  const house = (): MemoryHouse => memoryHouse({ store: school.connect(hooks), now: () => clock.now })
  const stage = new Stage([house(), house()])
  near(stage)
  return { school, house, stage }
}

/** All that a phone holds, and what it was told of its acts. */
const held = ({ phone, me }: Holder) => ({
  board: [...phone.place('amal').board].sort(),
  own: [...me.rows].sort(),
  verdicts: [...me.verdicts].sort(),
  cursor: phone.place('amal').cursor,
})

/** Enrols, gives, hands in, marks, moves a child; some of it refused, some of it twice. */
async function story(stage: Stage) {
  await stage.open()
  const muna = await stage.phoneOf('muna', 'teacher')
  const [omar, lina] = [await stage.phoneOf('omar', 'student'), await stage.phoneOf('lina', 'student')]
  const hanan = await stage.phoneOf('hanan', 'guardian')
  const adel = await stage.phoneOf('adel', 'principal')
  const all = [muna, omar, lina, hanan, adel]
  const told: unknown[] = []
  const does = async ({ phone, me }: Holder, name: string, args: unknown) =>
    told.push(await phone.does(me, name, args))
  await does(muna, 'assignments.publish', work())
  await does(omar, 'submissions.hand-in', handIn('first'))
  await does(omar, 'submissions.hand-in', handIn('second'))
  await does(omar, 'assignments.publish', work())
  for (const { phone } of all) await phone.sync()
  await does(muna, 'marks.give', { submission: 'first', points: 5, comment: 'أحسنت', ifV: 0 })
  await stage.office({ name: 'people.move', args: { person: 'omar', to: '5b', tie: 'omar-5b' } })
  await stage.office({ name: 'people.untie', args: { id: 'hanan-omar' } })
  clock.now += day
  for (const { phone } of all) await phone.sync()
  return { told, held: all.map(held) }
}

test('the same story has the same answers in memory and on SQLite', async () => {
  const begin = clock.now
  const config = {
    ...{ host: '', port: 0, dataDir: folder, origin: 'http://school' },
    database: join(folder, 'school.db'),
  }
  const house = await openHouse(config, { now: () => clock.now, log: pino({ level: 'silent' }) })
  const sqlite = new Stage([{ ...house, beforeAnswer: async () => {} }])
  const { stage } = memory()
  near(stage, sqlite)
  const remembered = await story(stage)
  clock.now = begin
  const written = await story(sqlite)
  await house.close()
  expect(remembered).toEqual(written)
  expect(remembered.told).toEqual(['', '', '', 'not_yours', ''])
  expect(remembered.held[1]!.own.some(([key]) => key === 'mark/first')).toBe(true)
})

/** A teacher with work that is given, and a child. */
async function scene(hooks?: Hooks) {
  const { stage, ...rest } = memory(hooks)
  await stage.open()
  const muna = await stage.phoneOf('muna', 'teacher')
  const omar = await stage.phoneOf('omar', 'student')
  expect(await muna.phone.does(muna.me, 'assignments.publish', work())).toBe('')
  await omar.phone.sync()
  return { stage, muna, omar, ...rest }
}

/** Attempts that the teacher sees, in their order. */
async function attempts({ phone, me }: Holder): Promise<number[]> {
  await phone.sync()
  return phone
    .rows(me, 'submission')
    .map(row => row.body.attempt as number)
    .sort()
}

test('a letter at two servers at once has one effect', async () => {
  const { muna, omar } = await scene()
  await omar.phone.act(omar.me, 'submissions.hand-in', handIn('one'))
  const letters = omar.phone.outbox
  const answers = await Promise.all(Array.from({ length: 8 }, () => omar.phone.send(letters)))
  for (const { head } of answers) expect(head.s).toEqual(letters.map(({ id }) => id))
  expect(await attempts(muna)).toEqual([1])
})

test('hand-ins at the same moment are counted one by one', async () => {
  const { muna, omar } = await scene()
  const writing = ['a', 'b', 'c', 'd'].map(id => omar.phone.write(omar.me, 'submissions.hand-in', handIn(id)))
  const letters = await Promise.all(writing)
  await Promise.all(letters.map(letter => omar.phone.send([letter])))
  expect(await attempts(muna)).toEqual([1, 2, 3, 4])
})

const turn = () => new Promise(resolve => setImmediate(resolve))
const row = (id: string, v: number) => ({
  noun: 'x',
  id,
  audience: 'place',
  about: '',
  v,
  gone: 0,
  body: 'null',
})

test('a snapshot sees one moment, a transaction what others have committed and what it wrote itself', async () => {
  const school = new MemorySchool()
  const [one, other] = [school.connect(), school.connect()]
  await one.each.feed.insert('amal', row('a', 1))
  const seen = await one.snapshot(async at => {
    await other.each.feed.insert('amal', row('b', 2))
    return at.feed.whole('amal', ['place'])
  })
  expect(seen.map(({ id }) => id)).toEqual(['a'])
  await one.transaction(async tx => {
    await tx.feed.insert('amal', row('c', 3))
    await other.each.feed.insert('amal', row('d', 4))
    const ids = async (store: typeof tx) => (await store.feed.whole('amal', ['place'])).map(({ id }) => id)
    expect(await ids(tx)).toEqual(['a', 'b', 'c', 'd'])
    expect(await ids(other.each)).toEqual(['a', 'b', 'd'])
  })
  expect(await other.each.feed.get('amal', 'x', 'c')).toBeDefined()
})

test('who takes the counter holds it: commits have its order', async () => {
  const { school } = await scene()
  const [one, other] = [school.connect(), school.connect()]
  const order: string[] = []
  let go = () => {}
  const held = new Promise<void>(resolve => (go = resolve))
  const first = one.transaction(async tx => {
    const v = await tx.places.takeCounter('amal')
    await held
    order.push(`commits ${v - start}`)
  })
  const start = (await one.each.places.counter('amal'))!.v
  const second = other.transaction(async tx => {
    order.push(`takes ${(await tx.places.takeCounter('amal')) - start}`)
  })
  await turn()
  expect(order).toEqual([])
  go()
  await Promise.all([first, second])
  expect(order).toEqual(['commits 1', 'takes 2'])
})

test('two who hold what the other wants: one of them begins again', async () => {
  const school = new MemorySchool()
  const [one, other] = [school.connect(), school.connect()]
  for (const card of ['x', 'y'])
    await one.each.cards.issue('amal', { card, person: '', desk: '', secretHash: '', uses: 9, expiresAt: 0 })
  const cross = (store: typeof one, first: string, then: string) =>
    store.transaction(async tx => {
      await tx.cards.takeUse('amal', first)
      await turn()
      await tx.cards.takeUse('amal', then)
    })
  const [a, b] = await Promise.allSettled([cross(one, 'x', 'y'), cross(other, 'y', 'x')])
  expect([a.status, b.status].sort()).toEqual(['fulfilled', 'rejected'])
  expect(one.isCollision([a, b].find(end => end.status === 'rejected')!.reason)).toBe(true)
})

test.each(['commit', 'committed'])('a server that dies at %s leaves nothing, or all', async point => {
  let deadly = ''
  const hooks: Hooks = {
    before: at => {
      if (at !== deadly) return
      deadly = ''
      stage.desks[0] = house()
      dying.store.kill()
      return new Promise<never>(() => {})
    },
  }
  const { stage, house, muna, omar, school } = await scene(hooks)
  stage.desks = [house()]
  const dying = stage.desks[0] as MemoryHouse
  const before = JSON.stringify([...school.places.get('amal')!.tables.rows])
  await omar.phone.act(omar.me, 'submissions.hand-in', handIn('one'))
  deadly = point
  void omar.phone.send(omar.phone.outbox)
  while (deadly) await turn()
  const after = JSON.stringify([...school.places.get('amal')!.tables.rows])
  expect(after === before).toBe(point === 'commit')
  // Nothing is held by the dead: the letter comes again, and is there once.
  await omar.phone.sync()
  expect(await attempts(muna)).toEqual([1])
})

test('a restored school has a new epoch, and takes again what it had acknowledged', async () => {
  const { stage, muna, omar, school, house } = await scene()
  const backup = school.backup()
  await omar.phone.act(omar.me, 'submissions.hand-in', handIn('after'))
  const letters = omar.phone.outbox
  await omar.phone.sync()
  const { epoch } = omar.phone.place('amal')
  await school.restore(backup, clock.now)
  stage.desks = [house()]
  expect((await muna.phone.sync()).head.p[0]).toMatchObject({ x: 1 })
  expect(await attempts(muna)).toEqual([])
  expect(omar.phone.place('amal').epoch).toBe(epoch)
  await omar.phone.send(letters)
  expect(await attempts(muna)).toEqual([1])
  expect(muna.phone.place('amal').epoch).not.toBe(epoch)
})

test('collected tombstones: a phone that was away gets the audience anew', async () => {
  const { stage, muna, omar } = await scene()
  const [{ store }] = stage.desks as [MemoryHouse]
  const shelve = { name: 'lessons.shelve', args: shelf() }
  await stage.office(shelve)
  await omar.phone.sync()
  expect(omar.phone.rows(omar.me, 'lesson')).toHaveLength(1)
  await stage.office({ name: 'lessons.unshelve', args: { id: 'shelf' } })
  let tombstones = 0
  for (let days = 0; days * day <= keptFor + day; days += 30)
    tombstones += (await forget(store, (clock.now += 30 * day))).tombstones
  expect(tombstones).toBeGreaterThan(0)
  expect((await omar.phone.sync()).head.p[0]!.z).toContain('section:5a')
  expect(omar.phone.rows(omar.me, 'lesson')).toEqual([])
  expect(await muna.phone.does(muna.me, 'assignments.publish', { ...work(), id: 'later' })).toBe('')
})

const shelf = () => ({
  ...{ id: 'shelf', section: '5a', publishAt: clock.now, source: '', hash: '' },
  lesson: { title: 'x', subject: 'maths', outcomes: [], credits: [], pages: [{ blocks: [] }] },
})
