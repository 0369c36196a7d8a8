import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { readDraft, saveDraft } from '../../src/storage/drafts.ts'
import type { Phone } from '../../src/storage/phone.ts'
import { Session } from '../../src/storage/session.ts'
import { openByCode, setLock, unlock } from '../../src/storage/unlock.ts'
import * as waits from '../../src/storage/waits.ts'
import { keepRescue } from '../../src/sync/rescue.ts'
import { lockedChild, newPhone, rescueArrives, worker } from './phone.ts'

const { keepWaits, mostTries, waitAfter } = waits
const hour = 3_600_000

afterEach(() => void vi.restoreAllMocks())

/** The clock that only goes on, in the test's hand. */
function steady() {
  let now = 1_000_000
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  return (milliseconds: number) => void (now += milliseconds)
}

/** So many wrong secrets, each after its wait. */
async function wrongly(phone: Phone, id: string, times: number, go: (milliseconds: number) => void) {
  let last
  for (let at = 0; at < times; at++) {
    await keepWaits(phone)
    go(hour)
    last = await unlock(phone, id, '0000', worker)
  }
  return last
}

const profileOf = async (phone: Phone, id: string) => (await phone.vault.profiles.get(id))!

test('a locked pocket is opened by its secret alone, typed in whatever digits, and a draft in it is found', async () => {
  const phone = await newPhone()
  const { id, session } = await lockedChild(phone)
  await saveDraft(session, 'ask', { text: 'سؤالي' }, 1)
  expect(await Session.open(phone, id)).toBeUndefined()
  expect(await unlock(phone, id, '2581', worker)).toMatchObject({ kind: 'wrong', left: 0 })
  const right = await unlock(phone, id, '2580', worker)
  if (right.kind !== 'open') throw new Error(right.kind)
  const opened = (await Session.open(phone, id, right.dataKey))!
  expect(await readDraft(opened, 'ask')).toEqual({ text: 'سؤالي' })
  expect((await profileOf(phone, id)).tries).toBeUndefined()
})

test('where a phone has no worker or no WebAssembly the browser’s own slow hash takes its place, and stays with the lock', async () => {
  const phone = await newPhone()
  const { id, dataKey } = await lockedChild(phone)
  expect((await profileOf(phone, id)).lock).toMatchObject({
    stretch: { by: 'argon2id', memory: 19_456, passes: 2 },
  })
  const none = () => {
    throw new Error('no workers here')
  }
  await setLock(phone, id, dataKey, { kind: 'pin', secret: '3691' }, none)
  expect((await profileOf(phone, id)).lock).toMatchObject({ stretch: { by: 'pbkdf2', rounds: 600_000 } })
  expect(await unlock(phone, id, '3691', none)).toMatchObject({ kind: 'open' })
})

test('a try is counted, with the wait after it, before anything is derived: ending the app gains nothing', async () => {
  const phone = await newPhone()
  const { id } = await lockedChild(phone)
  const go = steady()
  await wrongly(phone, id, 3, go)
  const counted = new Promise(resolve => {
    void unlock(phone, id, '0000', () => {
      void profileOf(phone, id).then(({ tries }) => resolve(tries))
      return { postMessage() {}, terminate() {} } as unknown as Worker
    })
  })
  expect(await counted).toEqual({ count: 4, left: waitAfter(4) })
  expect(await unlock(phone, id, '2580', worker)).toEqual({ kind: 'wait', left: waitAfter(4) })
})

test('a phone that can’t derive now counts no try', async () => {
  const phone = await newPhone()
  const { id } = await lockedChild(phone)
  await unlock(phone, id, '0000', worker)
  const broken = () => {
    throw new Error('no memory')
  }
  expect(await unlock(phone, id, '2580', broken)).toEqual({ kind: 'stuck' })
  expect((await profileOf(phone, id)).tries).toMatchObject({ count: 1 })
})

test('a wait runs by the clock that only goes on: neither another date nor a new start makes it shorter', async () => {
  const phone = await newPhone()
  const { id } = await lockedChild(phone)
  const go = steady()
  await wrongly(phone, id, 5, go)
  const wait = waitAfter(5)
  go(wait / 2)
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000 * hour)
  expect(await unlock(phone, id, '2580', worker)).toEqual({ kind: 'wait', left: wait / 2 })
  await keepWaits(phone)
  // A new start knows only what was written down, and looks at its own clock from there.
  const path = '../../src/storage/waits.ts?anew'
  const anew = (await import(path)) as typeof waits
  expect(anew.waitLeft(await profileOf(phone, id))).toBe(wait / 2)
  go(wait / 4)
  // The tab that was there before and the new one do not run it down together.
  await keepWaits(phone)
  await anew.keepWaits(phone)
  expect((await profileOf(phone, id)).tries?.left).toBe(wait / 4)
  go(wait / 4)
  expect(await unlock(phone, id, '2580', worker)).toMatchObject({ kind: 'open' })
})

test('waits grow, and the first three wrong secrets cost none', () => {
  const all = Array.from({ length: mostTries }, (_, at) => waitAfter(at + 1))
  expect(all.slice(0, 3)).toEqual([0, 0, 0])
  expect(all).toEqual([...all].sort((a, b) => a - b))
  expect(all.at(-1)).toBe(hour)
})

test('the tenth wrong one takes the secret’s wrapping and nothing else; the code brings everything back and is dead then', async () => {
  const phone = await newPhone()
  const { id, session, code, n } = await lockedChild(phone)
  await saveDraft(session, 'ask', { text: 'سؤالي' }, 1)
  await rescueArrives(phone, n)
  const letters = await phone.vault.outbox.count()
  const go = steady()
  expect(await wrongly(phone, id, mostTries, go)).toEqual({ kind: 'spent' })
  const spent = await profileOf(phone, id)
  expect(spent.lock).toEqual({ kind: 'spent' })
  expect(spent.dataKey.byteLength).toBe(0)
  expect(await phone.vault.outbox.count()).toBe(letters)
  expect(await unlock(phone, id, '2580', worker)).toEqual({ kind: 'spent' })
  expect(await openByCode(phone, id, 'A'.repeat(16))).toBeUndefined()

  const dataKey = (await openByCode(phone, id, code))!
  await setLock(phone, id, dataKey, { kind: 'pin', secret: '3691' }, worker, { rescued: true })
  expect(await openByCode(phone, id, code)).toBeUndefined()
  const right = await unlock(phone, id, '3691', worker)
  if (right.kind !== 'open') throw new Error(right.kind)
  const opened = (await Session.open(phone, id, right.dataKey))!
  expect(await readDraft(opened, 'ask')).toEqual({ text: 'سؤالي' })
  await keepRescue(opened, right.dataKey)
  const codes = [...opened.acts.values()].filter(({ name }) => name === 'rescues.keep')
  const next = (codes.at(-1)!.args as { code: string }).code
  expect(next).not.toBe(code)
  expect(await openByCode(phone, id, next)).toEqual(dataKey)
})

test('before the school holds a code the tenth wrong secret takes nothing: there would be no way back', async () => {
  const phone = await newPhone()
  const { id } = await lockedChild(phone)
  const go = steady()
  expect(await wrongly(phone, id, mostTries + 2, go)).toEqual({ kind: 'wrong', left: hour, tries: undefined })
  go(hour)
  expect(await unlock(phone, id, '2580', worker)).toMatchObject({ kind: 'open' })
})

test('an app that ended in the middle of the tenth try leaves no eleventh', async () => {
  const phone = await newPhone()
  const { id, n } = await lockedChild(phone)
  await rescueArrives(phone, n)
  await phone.vault.profiles.update(id, { tries: { count: mostTries, left: 0 } })
  expect(await unlock(phone, id, '2580', worker)).toEqual({ kind: 'spent' })
})
