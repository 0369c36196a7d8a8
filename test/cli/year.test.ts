import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/server/db/database.ts'
import { everything, playedDemo, school } from './school.ts'

const demo = playedDemo()

test('moving up says what it would do, does it with a yes, and is refused a second time', async () => {
  const dataDir = demo()
  const before = await everything(dataDir)
  for (const args of [['--dry-run'], []]) {
    const tried = await school(dataDir, 'move-up', '--place', 'amal', '--json', ...args)
    expect([tried.code, tried.json.applied]).toEqual([0, false])
    expect(tried.out).toContain('لم يتغيّر شيء')
    expect(tried.out).toMatch(/السادس أ ← السابع أ|السادس أ ← يغادرون المدرسة/)
  }
  expect(await everything(dataDir)).toEqual(before)

  const done = await school(dataDir, 'move-up', '--place', 'amal', '--yes', '--json')
  expect([done.code, done.json.applied]).toEqual([0, true])
  const { moved, left, sections } = done.json as {
    moved: number
    left: number
    sections: { pupils: number }[]
  }
  expect(moved + left).toBe(sections.reduce((sum, { pupils }) => sum + pupils, 0))
  expect(moved * left).toBeGreaterThan(0)
  const after = await everything(dataDir)
  const again = await school(dataDir, 'move-up', '--place', 'amal', '--yes', '--json')
  expect([again.code, again.json]).toEqual([1, { error: 'year_begun' }])
  expect(again.err).toContain('has begun already')
  expect(await everything(dataDir)).toEqual(after)
})

test('where there are several schools the one that moves is named', async () => {
  const { code, json } = await school(demo(), 'move-up', '--yes', '--json')
  expect([code, json]).toEqual([1, { error: 'place_ambiguous' }])
})

test('a person’s phones are listed and one is ended, by the beginning of its name', async () => {
  const dataDir = demo()
  const { db, close } = openDatabase(join(dataDir, 'haqiba.db'))
  for (const [device, person] of [
    ['lost-phone', 'yazan'],
    ['lost-phone', 'hana'],
    ['kept-phone', 'yazan'],
  ] as const) {
    const at = { place_id: 'amal', device_id: device }
    await db
      .insertInto('enrolments')
      .values({
        ...at,
        profile_id: `${device}.${person}`,
        person_id: person,
        inbox_key: '',
        sign_key: '',
        enrolled_at: 1,
      })
      .execute()
    await db
      .insertInto('devices')
      .values({ ...at, public_key: '', cursor: 0, generation: '', seen_at: 1, ended_at: null })
      .onConflict(conflict => conflict.columns(['place_id', 'device_id']).doNothing())
      .execute()
  }
  await close()
  const yazan = ['--person', 'yazan', '--place', 'amal', '--json']
  const listed = await school(dataDir, 'devices', ...yazan)
  expect(listed.json).toMatchObject({ place: 'amal' })
  expect((listed.json.devices as { device: string }[]).map(({ device }) => device).sort()).toEqual([
    'kept-phone',
    'lost-phone',
  ])
  expect((await school(dataDir, 'end-device', ...yazan, '--device', 'other')).json).toEqual({
    error: 'device_not_found',
  })
  expect((await school(dataDir, 'end-device', ...yazan)).code).toBe(2)
  const ended = await school(dataDir, 'end-device', ...yazan, '--device', 'lost')
  expect(ended.json).toEqual({ place: 'amal', ended: ['lost-phone'], others: ['hana'] })
  expect(ended.out).toContain('card --person hana --place amal')
  const { devices } = await everything(dataDir, ['devices'])
  const known = devices as { device_id: string; ended_at: number | null }[]
  const still = known.filter(({ device_id, ended_at }) => device_id.endsWith('-phone') && ended_at === null)
  expect(still.map(({ device_id }) => device_id)).toEqual(['kept-phone'])
})
