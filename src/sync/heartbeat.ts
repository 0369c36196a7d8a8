/**
 * When to speak with the school: at the start, when the app comes to the front, when the network returns, soon after a tap,
 * and now and then. One exchange at a time; a tap during one asks for another after it. Files follow the letters.
 */
import type { Phone } from '../storage/phone.ts'
import { exchange, type Line, type Outcome } from './exchange.ts'
import type { FilesLine } from './files.ts'
import { metering } from './metering.ts'
import { short } from './short.ts'
import { onNewWork } from './waking.ts'

export interface LineState {
  busy: boolean
  /** Letters on their way right now. */
  onWay: ReadonlySet<string>
  last: Outcome | undefined
}

export interface Heartbeat {
  state(): LineState
  /** An exchange now, or as soon as the present one ends. */
  beat(): Promise<Outcome>
  stop(): void
}

const soonAfterTap = 400
const nowAndThen = 4 * 60 * 1000
/** While the school is out of reach it is tried again soon, then less and less often. */
const soonAgain = 10 * 1000

export function startHeartbeat(phone: Phone, afterwards: (outcome: Outcome) => Promise<void>): Heartbeat {
  let running: Promise<Outcome> | undefined
  let again = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  /** How often in a row there was no way to the school. */
  let misses = 0
  const state: { busy: boolean; onWay: Set<string>; last: Outcome | undefined } = {
    busy: false,
    onWay: new Set(),
    last: undefined,
  }
  const line: Line = {
    fetch: short(metering(phone, (...request) => fetch(...request))),
    onWay(letters) {
      state.onWay = new Set(letters)
      phone.bell.ring()
    },
  }

  const once = () => alone('haqiba-exchange', () => exchange(phone, line))
  let carrying = false
  let told = 0
  const files: FilesLine = {
    fetch: line.fetch,
    now: () => Date.now(),
    letters: async () => void (await running),
    tell() {
      // On a quick line chunks fly by: nobody needs a drawing of each.
      if (performance.now() - told < soonAfterTap) return
      told = performance.now()
      phone.bell.ring()
    },
  }
  /** Beside the next exchange, and never before this one. */
  const carry = async () => {
    if (carrying || (await phone.vault.uploads.where('doneAt').equals(0).count()) === 0) return
    carrying = true
    try {
      const { sendFiles } = await import('./files.ts')
      const carried = await alone('haqiba-files', () => sendFiles(phone, files))
      // What the school says of them is fetched at once.
      if (carried === 'done') void beat()
      if (carried === 'no_way') schedule(soonAgain)
    } finally {
      carrying = false
      phone.bell.ring()
    }
  }
  /** What lies here for others goes along, also from a phone on which nobody lives. */
  const deliver = async () => {
    if ((await phone.vault.cargo.where('kind').equals('request').count()) === 0) return
    const cargo = await import('./cargo.ts')
    await alone('haqiba-cargo', () => cargo.deliver(phone, line.fetch, Date.now()))
  }
  const run = async (): Promise<Outcome> => {
    state.busy = true
    try {
      do {
        again = false
        state.last = await once()
      } while ((again && state.last === 'done') || state.last === 'more')
      // What follows an exchange must not hold up the next.
      void afterwards(state.last)
      if (state.last === 'done') void carry()
      if (state.last === 'done' || state.last === 'idle') void deliver()
      return state.last
    } finally {
      state.busy = false
      running = undefined
      phone.bell.ring()
      misses = state.last === 'no_way' ? misses + 1 : 0
      const pause = misses > 0 ? Math.min(nowAndThen, soonAgain * 2 ** (misses - 1)) : nowAndThen
      schedule(pause * (0.75 + Math.random() / 2))
    }
  }
  const beat = () => {
    if (running) again = true
    return (running ??= run())
  }
  const schedule = (wait: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void beat(), wait)
  }
  const onVisible = () => {
    if (document.visibilityState === 'visible') void beat()
  }
  const onOnline = () => void beat()
  document.addEventListener('visibilitychange', onVisible)
  addEventListener('online', onOnline)
  onNewWork(() => (running ? void (again = true) : schedule(soonAfterTap)))
  return {
    state: () => state,
    beat,
    stop() {
      stopped = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
      removeEventListener('online', onOnline)
    },
  }
}

/** One exchange at a time among all tabs, where the browser can arrange it; elsewhere the server sees to it. */
async function alone<T>(what: string, work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work()
  return navigator.locks.request(what, work) as Promise<T>
}
