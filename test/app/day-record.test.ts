import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dayOf, keepDay, type DayRecord } from '../../src/app/day-record.ts'

const laid = new Map<string, Response>()
/** The page that is to take the other's place. */
const next = new Map<string, Response>()
/** Whether the phone dies before the next thing is written. */
let dies = false

beforeEach(() => {
  laid.clear()
  next.clear()
  dies = false
  const cacheOf = (name: string) => (name === 'haqiba-day' ? laid : next)
  const open = async (name: string) => ({
    async put(key: string, answer: Response) {
      // As a browser does: the old one goes before the new one lies there.
      if (key === '/') cacheOf(name).delete(key)
      if (key === '/' && dies && cacheOf(name) === laid) throw new Error('no battery')
      cacheOf(name).set(key, answer)
    },
    match: async (key: string) => cacheOf(name).get(key)?.clone(),
  })
  vi.stubGlobal('caches', { open, delete: async (name: string) => cacheOf(name).clear() })
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
  // The old page has gone, the new one lies beside it with its own record.
  expect([laid.has('/'), await next.get('/')!.text()]).toEqual([false, 'next page'])
  expect(await dayOf('one')).toBeUndefined()
  expect(await dayOf('two')).toEqual(record('two'))
})

test('the public page was drawn from nothing', async () => {
  await keepDay(new Response('page'), record('one'))
  expect(await dayOf(undefined)).toBeUndefined()
})
