import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dayOf, keepDay, type DayRecord } from '../../src/app/day-record.ts'

const laid = new Map<string, Response>()
/** Whether the phone dies before the next thing is written. */
let dies = false

beforeEach(() => {
  laid.clear()
  dies = false
  const put = async (key: string, answer: Response) => {
    if (key === '/' && dies) throw new Error('no battery')
    laid.set(key, answer)
  }
  const match = async (key: string) => laid.get(key)?.clone()
  vi.stubGlobal('caches', { open: async () => ({ put, match }) })
})
afterEach(() => vi.unstubAllGlobals())

const face = { name: 'يزن', motif: 'cypress', pocket: 'olive' as const }
const record = (stamp: string): DayRecord => ({
  ...{ stamp, build: 'b', desk: 'student', day: { profile: 'p', face, now: 1 } },
})

test('a page is taken over with the record that it was drawn from', async () => {
  await keepDay(new Response('page'), record('one'))
  expect(await dayOf('one')).toEqual(record('one'))
})

test('a page whose phone died before the next one was laid is not taken over with the next one’s record', async () => {
  await keepDay(new Response('page'), record('one'))
  dies = true
  await expect(keepDay(new Response('next page'), record('two'))).rejects.toThrow()
  expect(await laid.get('/')!.text()).toBe('page')
  expect(await dayOf('one')).toBeUndefined()
})

test('the public page was drawn from nothing', async () => {
  await keepDay(new Response('page'), record('one'))
  expect(await dayOf(undefined)).toBeUndefined()
})
