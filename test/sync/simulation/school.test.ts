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
  const submission = muna.phone.row(muna.me, 'submission', 'first')!
  const mark = { submission: 'first', assignment: 'work', points: 5, comment: 'أحسنت' }
  await does(muna, 'marks.give', { ...mark, ifV: submission.v })
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
  expect(remembered.told.slice(0, 4)).toEqual(['', '', '', 'not_yours'])
  expect(remembered.held[1]!.own.some(([key]) => key.startsWith('submission/'))).toBe(true)
})
