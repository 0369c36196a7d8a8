/**
 * When to speak with the school: at the start, when the app comes to the front, when the network returns, soon after a tap,
 * and now and then. One exchange at a time; a tap during one asks for another after it.
 */
import type { Phone } from '../storage/phone.ts'
import { exchange, type Line, type Outcome } from './exchange.ts'
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
    fetch: (...request) => fetch(...request),
    onWay(letters) {
      state.onWay = new Set(letters)
      phone.bell.ring()
    },
  }

  const once = () => alone(() => exchange(phone, line))
  const run = async (): Promise<Outcome> => {
    state.busy = true
    try {
      do {
        again = false
        state.last = await once()
      } while (again && state.last === 'done')
      // What follows an exchange must not hold up the next.
      void afterwards(state.last)
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
async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work()
  return navigator.locks.request('haqiba-exchange', work) as Promise<T>
}
