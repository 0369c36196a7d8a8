/**
 * A tab of the tests on the app's own origin: the product's storage and sync, as the app runs them, with doors for the tests and
 * without the lock by which the app's tabs wait for each other, since some browsers have none. The same file is the worker.
 */
import { act } from '../../../src/sync/act.ts'
import { enrol } from '../../../src/sync/enrol.ts'
import { exchange, type Outcome } from '../../../src/sync/exchange.ts'
import { short } from '../../../src/sync/short.ts'
import { deviceOf, openPhone } from '../../../src/storage/phone.ts'
import { Session } from '../../../src/storage/session.ts'
import { readCardLink } from '../../../src/wire/card.ts'

const opening = openPhone()
const sessions = new Map<string, Session>()

async function sessionOf(profile: string): Promise<Session> {
  const known = sessions.get(profile) ?? (await Session.open(await opening, profile))!
  sessions.set(profile, known)
  return known
}

/** How many transactions may still begin; after the last one this tab is as good as dead: it keeps and sends nothing more. */
let left = Infinity
const dead = () => new Error('this tab is dead')
const begin = IDBDatabase.prototype.transaction
IDBDatabase.prototype.transaction = function (...args) {
  if (left-- <= 0) throw dead()
  return begin.apply(this, args)
}

export interface HeldRow {
  place: string
  noun: string
  id: string
  audience: string
  v: number
  body: object
}

const plain = ({ place, noun, id, audience, v, body }: HeldRow): HeldRow => ({
  ...{ place, noun, id, audience, v, body },
})

export const doors = {
  /** @returns the profile's id. */
  async enrol(link: string, name: string): Promise<string> {
    const phone = await opening
    const card = readCardLink(link)!
    const face = { name, motif: 'cypress', pocket: 'olive' } as const
    const session = await enrol(phone, { kind: 'card', card }, face)
    sessions.set(session.profile.id, session)
    return session.profile.id
  },

  /** @returns '' when it is kept, or the code of a refusal. */
  async act(profile: string, place: string, name: string, args: unknown): Promise<string> {
    return (await act(await sessionOf(profile), { place, name, args }))?.refused ?? ''
  },

  /** Dies at a boundary of its storage. */
  dieAfter(transactions: number) {
    left = transactions
  },

  async drain(): Promise<Outcome> {
    const phone = await opening
    const send: typeof fetch = (...request) => (left > 0 ? fetch(...request) : Promise.reject(dead()))
    const line = { fetch: short(send), onWay() {} }
    let outcome: Outcome
    do outcome = await exchange(phone, line)
    while (outcome === 'more')
    for (const session of sessions.values()) await session.refresh()
    return outcome
  },

  /** What a profile sees of a place. */
  async sees(profile: string, place: string): Promise<{ rows: HeldRow[]; own: HeldRow[] }> {
    const phone = await opening
    const { ledger } = await sessionOf(profile)
    const own = [...ledger.rows.values()].filter(row => row.place === place)
    const board = await phone.board.rows
      .where('[place+noun]')
      .between([place, ''], [place, '\uffff'])
      .toArray()
    return { rows: board.map(plain), own: own.map(plain) }
  },

  async cursors(): Promise<{ place: string; cursor: number }[]> {
    return (await opening).board.cursors.toArray()
  },

  /** Every act that is safe on this phone, and every letter that has no copy: an enrolment. */
  async kept() {
    const phone = await opening
    const device = (await deviceOf(phone)).id
    const letters = await phone.vault.outbox.toArray()
    const acts: Kept[] = []
    for (const copy of await phone.vault.copies.toArray()) {
      const session = await sessionOf(copy.profile)
      const { name, args, code } = await openCopy(session, copy.bytes)
      const { profile, place, n, letter, confirmed = 0 } = copy
      acts.push({ profile, place, n, letter, name, args, code: code ?? '', confirmed })
    }
    const enrolments = letters
      .filter(({ n }) => !acts.some(one => one.n === n))
      .map(({ profile, place, n, letter }) => ({ profile, place, n, letter }))
    const waiting = letters.filter(({ settledAt }) => settledAt === 0).length
    return { device, acts, enrolments, waiting }
  },
}
export type Doors = typeof doors

export interface Kept {
  profile: string
  place: string
  n: number
  letter: string
  name: string
  args: unknown
  /** Why the school refused it; '' while it waits, and once it stands. */
  code: string
  /** 1 once the school's own row stands in its place. */
  confirmed: 0 | 1
}

async function openCopy({ keys }: Session, bytes: ArrayBuffer) {
  const { decryptJson } = await import('../../../src/storage/lock.ts')
  return decryptJson<{ name: string; args: unknown; code?: string }>(keys.dataKey, bytes)
}

/** A call from outside: by the tests in a tab, by a message in the worker. */
Object.assign(globalThis, { doors })
if (!('document' in globalThis))
  addEventListener('message', event => {
    const { data, ports, waitUntil } = event as unknown as ExtendableMessageEvent
    if (data !== 'drain') return
    waitUntil.call(
      event,
      doors.drain().then(outcome => ports[0]!.postMessage(outcome)),
    )
  })
interface ExtendableMessageEvent {
  data: unknown
  ports: readonly MessagePort[]
  waitUntil(work: Promise<unknown>): void
}
