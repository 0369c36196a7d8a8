/** What runs in the browser: the phone's own locks, storage and sync, and nothing of the app around them. */
import type { Merge, SealedBundle, SealedPage } from '../../../src/storage/board.ts'
import { bareKey } from '../../../src/storage/lock.ts'
import { deviceOf, openPhone, type Phone } from '../../../src/storage/phone.ts'
import { Session } from '../../../src/storage/session.ts'
import { setLock, unlock } from '../../../src/storage/unlock.ts'
import type { Profile } from '../../../src/storage/vault.ts'
import { enrol } from '../../../src/sync/enrol.ts'
import { exchange } from '../../../src/sync/exchange.ts'
import { readCardLink } from '../../../src/wire/card.ts'

const secret = '2580'
export type Way = 'argon2id' | 'pbkdf2'

let phone: Phone
let id = ''
/** The same pocket under either lock, and what the board held for it while it was locked. */
const locked = {} as Record<Way, Profile>
let held: { bundles: SealedBundle[]; pages: SealedPage[]; merges: Merge[] }

const makeWorker = () => new Worker('/stretch.js')
const none = () => {
  throw new Error('PBKDF2 is asked for')
}

async function sync() {
  const line = { fetch: (...request: Parameters<typeof fetch>) => fetch(...request), onWay() {} }
  const outcome = await exchange(phone, line)
  if (outcome !== 'done') throw new Error(`The exchange ended with ${outcome}`)
}

const bench = {
  async enrol(link: string) {
    phone = await openPhone()
    const face = { name: 'x', motif: 'cypress', pocket: 'olive' as const }
    const session = await enrol(phone, { kind: 'card', card: readCardLink(link)! }, face)
    id = session.profile.id
    await sync()
    await session.refresh()
    const dataKey = await bareKey(await deviceOf(phone), session.profile)
    for (const [way, make] of [
      ['pbkdf2', none],
      ['argon2id', makeWorker],
    ] as const) {
      await setLock(phone, id, dataKey, { kind: 'pin', secret }, make)
      const profile = (await phone.vault.profiles.get(id))!
      const by = 'stretch' in profile.lock && profile.lock.stretch.by
      if (by !== way) throw new Error(`This browser stretches by ${by}, not by ${way}`)
      locked[way] = profile
    }
  },

  /** One letter comes while the pocket is locked. @returns how many wait. */
  async receive(): Promise<number> {
    await sync()
    return phone.board.bundles.count()
  },

  async hold() {
    const { bundles, pages, merges } = phone.board
    held = { bundles: await bundles.toArray(), pages: await pages.toArray(), merges: await merges.toArray() }
  },

  /** From the secret to a pocket whose letters are open. Milliseconds. */
  async open(way: Way) {
    const { bundles, pages, merges } = phone.board
    for (const table of [bundles, pages, merges]) await table.clear()
    await bundles.bulkPut(held.bundles)
    await pages.bulkPut(held.pages)
    await merges.bulkPut(held.merges)
    await phone.vault.profiles.put(locked[way])
    const began = performance.now()
    const opened = await unlock(phone, id, secret, makeWorker)
    const unwrapped = performance.now()
    if (opened.kind !== 'open') throw new Error(`The pocket says ${opened.kind}`)
    const session = (await Session.open(phone, id, opened.dataKey))!
    const done = performance.now()
    if ((await bundles.count()) > 0 || (await session.homes()[0]!.all('mark')).length < held.bundles.length)
      throw new Error('Not all letters were opened')
    session.close()
    return { secret: unwrapped - began, letters: done - unwrapped, whole: done - began }
  },
}

export type Bench = typeof bench
Object.assign(window, { bench })
