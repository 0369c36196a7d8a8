import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { demoSchools } from '../../seeds/demo.ts'
import { belongs } from '../../src/domain/audiences.ts'
import { dayOf, addDays } from '../../src/domain/calendar/day.ts'
import type { Bodies, Noun } from '../../src/domain/nouns.ts'
import { fullName } from '../../src/domain/people/person.ts'
import { readConfig } from '../../src/server/config.ts'
import { playDemoSchools, wantsDemo } from '../../src/server/demo/play.ts'
import { openHouse, type House } from '../../src/server/house.ts'

vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 })

const now = Date.UTC(2026, 10, 23, 9)
let house: House

const openEmpty = () =>
  openHouse({ ...readConfig({}), database: ':memory:' }, { now: () => now, log: pino({ level: 'silent' }) })
beforeAll(async () => {
  house = await openEmpty()
  await playDemoSchools(house)
})
afterAll(() => house.close())

async function all<N extends Noun>(place: string, noun: N, from = house) {
  const rows = await from.db
    .selectFrom('rows')
    .select(['id', 'audience', 'body'])
    .where('place_id', '=', place)
    .where('noun', '=', noun)
    .where('gone', '=', 0)
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, body: JSON.parse(row.body) as Bodies[N] }))
}
const nameOf = async (place: string, id: string) =>
  fullName((await all(place, 'person')).find(row => row.id === id)!.body)

test('every act of the demo is accepted, and the house has two schools', async () => {
  const refused = await house.db.selectFrom('results').selectAll().where('code', '<>', '').execute()
  expect(refused).toEqual([])
  expect((await all('amal', 'school')).map(row => row.body.name)).toEqual(['مدرسة الأمل الأساسية'])
  expect((await all('yarmouk', 'school')).map(row => row.body.name)).toEqual(['مدرسة اليرموك الثانوية'])
})

test('the mother of يزن has two children in one school and one in the other', async () => {
  const children = async (place: string) =>
    (await all(place, 'tie'))
      .filter(({ body }) => body.person === 'hana' && body.role === 'guardian')
      .map(({ body }) => body.target)
  expect(await children('amal')).toEqual(['jana', 'yazan'])
  expect(await children('yarmouk')).toEqual(['salma'])
  expect(await nameOf('amal', 'hana')).toBe(await nameOf('yarmouk', 'hana'))
  const sections = (await all('amal', 'tie')).filter(({ body }) => ['yazan', 'jana'].includes(body.person))
  expect(sections.map(({ body }) => [body.person, body.target, body.grade])).toEqual([
    ['jana', 'amal-2a', '2'],
    ['yazan', 'amal-6a', '6'],
  ])
})

test('each section has 24 students with four names, each with a guardian, and teachers', async () => {
  for (const place of ['amal', 'yarmouk']) {
    const ties = (await all(place, 'tie')).map(({ body }) => body)
    for (const section of await all(place, 'section')) {
      const students = ties.filter(tie => tie.role === 'student' && tie.target === section.id)
      expect(students).toHaveLength(24)
      for (const { person } of students) {
        expect(ties.some(tie => tie.role === 'guardian' && tie.target === person)).toBe(true)
        expect((await nameOf(place, person)).split(' ').length).toBeGreaterThanOrEqual(4)
      }
      expect(ties.some(tie => tie.role === 'homeroom' && tie.target === section.id)).toBe(true)
    }
  }
})

test('work is due tomorrow, in two days, next week, and some is late for يزن', async () => {
  const today = dayOf(now)
  const work = (await all('amal', 'assignment')).filter(({ body }) => body.section === 'amal-6a')
  const due = work.map(({ body }) => dayOf(body.dueAt))
  for (const days of [1, 2, 7]) expect(due).toContain(addDays(today, days))
  const handedIn = (await all('amal', 'submission')).filter(({ body }) => body.person === 'yazan')
  const late = work.filter(
    ({ id, body }) => body.dueAt < now && !handedIn.some(one => one.body.assignment === id),
  )
  expect(late.map(({ id }) => id)).toEqual(['amal-6a-maths-ratio'])
})

test('lessons are there since last week, since today and for coming days', async () => {
  const lessons = (await all('amal', 'lesson')).filter(({ body }) => body.section === 'amal-6a')
  const days = lessons.map(({ body }) => dayOf(body.publishAt))
  expect(days.some(day => day < dayOf(now))).toBe(true)
  expect(days).toContain(dayOf(now))
  expect(days.some(day => day > dayOf(now))).toBe(true)
})

test('some who handed in late had tapped before', async () => {
  const lateness = (await all('amal', 'submission')).map(({ body }) => body.lateness)
  expect(new Set(lateness)).toEqual(new Set(['in_time', 'late', 'tapped_before_arrived_after']))
})

test('nothing is told before it happened', async () => {
  for (const place of ['amal', 'yarmouk']) {
    for (const { body } of await all(place, 'submission')) expect(body.arrivedAt).toBeLessThan(now)
    for (const { body } of await all(place, 'mark')) expect(body.markedAt).toBeLessThanOrEqual(now)
    for (const { body } of await all(place, 'reading')) expect(body.readAt).toBeLessThan(now)
  }
})

test('the mother sees what concerns her children and nobody else’s marks', async () => {
  const ties = (await all('amal', 'tie')).map(({ id, body }) => ({ id, ...body }))
  const seen = (await all('amal', 'mark')).filter(({ audience }) =>
    belongs(audience as Parameters<typeof belongs>[0], 'hana', ties),
  )
  expect(seen.map(({ body }) => body.person).sort()).toEqual(['jana', 'yazan'])
})

test('a second playing changes nothing, not even a counter', async () => {
  const counters = () => house.db.selectFrom('places').selectAll().orderBy('place_id').execute()
  const before = await counters()
  expect(await playDemoSchools(house)).toEqual([])
  expect(await counters()).toEqual(before)
  expect(await wantsDemo(house)).toBe(false)
})

test('the demo is the same on every machine', async () => {
  expect(demoSchools(now)).toEqual(demoSchools(now))
  const other = await openEmpty()
  await playDemoSchools(other)
  for (const noun of ['person', 'tie', 'submission', 'mark', 'lesson'] as const)
    expect(await all('amal', noun, other)).toEqual(await all('amal', noun))
  await other.close()
})

test('a playing that was cut short goes on from where it was, and nothing happens twice', async () => {
  const broken = await openEmpty()
  let acts = 0
  const failing = new Proxy(broken.store, {
    get(store, name) {
      if (name === 'transaction' && ++acts > 60) throw new Error('the power went')
      const value = Reflect.get(store, name) as unknown
      return typeof value === 'function' ? value.bind(store) : value
    },
  })
  await expect(playDemoSchools({ ...broken, store: failing })).rejects.toThrow('the power went')
  expect(await wantsDemo(broken)).toBe(true)
  expect(await playDemoSchools(broken)).toEqual(['amal', 'yarmouk'])
  for (const noun of ['submission', 'mark', 'reading', 'lesson'] as const)
    expect((await all('amal', noun, broken)).map(row => row.id)).toEqual(
      (await all('amal', noun)).map(row => row.id),
    )
  await broken.close()
})
