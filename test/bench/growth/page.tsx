/**
 * What runs in the browser: the phone's own storage and sync, and a child's first screen, without the rest of the app. Each size
 * has databases of its own beside the others.
 */
import { render } from 'preact'
import { FirstScreen } from '../../../src/app/frame.tsx'
import { loadDesk } from '../../../src/app/people/desks.ts'
import { schoolNow } from '../../../src/app/opening.ts'
import { firstWords } from '../../../src/app/words/start.ts'
import { datesFor } from '../../../src/domain/calendar/tell.ts'
import type { Desk } from '../../../src/domain/people/person.ts'
import { openPhone, type Phone } from '../../../src/storage/phone.ts'
import { Session } from '../../../src/storage/session.ts'
import { enrol } from '../../../src/sync/enrol.ts'
import { exchange } from '../../../src/sync/exchange.ts'
import { readCardLink } from '../../../src/wire/card.ts'

/** Lengths of the tasks that held the page for longer than 50 ms, milliseconds. */
let long: number[] = []
const observer = new PerformanceObserver(list => {
  for (const { duration } of list.getEntries()) long.push(Math.round(duration))
})
observer.observe({ type: 'longtask' })

interface Open {
  phone: Phone
  session: Session
}
const phones = new Map<string, Open>()

/** How often the page could have answered a finger since an answer was here. */
let turns = 0
setInterval(() => turns++, 0)

const line = {
  async fetch(...request: Parameters<typeof fetch>) {
    const response = await fetch(...request)
    const body = await response.arrayBuffer()
    turns = 0
    return new Response(body, { status: response.status })
  },
  onWay() {},
}
const face = (name: string) => ({ name, motif: 'cypress', pocket: 'olive' as const })
const namesOf = (name: string) => ({ board: `${name}-board`, vault: `${name}-vault`, bell: name })

async function sync({ phone, session }: Open) {
  const outcome = await exchange(phone, line)
  if (outcome !== 'done') throw new Error(`The exchange ended with ${outcome}`)
  await session.refresh()
}

/** The child's first screen as it is drawn after each sync and at each start. */
async function draw({ phone, session }: Open) {
  const desk = await loadDesk('student')
  const say = await firstWords('ar', 'arab')
  const { now } = await schoolNow(phone)
  const day = await desk.readDay(session, now)
  const dates = datesFor({ lang: 'ar', digits: 'arab', hijriOffset: 0 })
  render(<FirstScreen say={say} dates={dates} desk={desk} day={day} />, document.getElementById('app')!)
  return document.getElementById('app')!.querySelectorAll('li').length
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** A task is told of only when the page has been idle after it. */
const settled = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))

const bench = {
  /** The child first: his pocket is the open one. */
  async enrol(name: string, cards: readonly [link: string, desk: Desk][]) {
    const phone = await openPhone(namesOf(name))
    const sessions: Session[] = []
    for (const [link, desk] of cards)
      sessions.push(await enrol(phone, { kind: 'card', card: readCardLink(link)! }, face(desk)))
    phones.set(name, { phone, session: sessions[0]! })
  },
  /** One exchange and what follows from it, with the tasks that were too long for a finger. */
  async take(name: string) {
    const open = phones.get(name)!
    await settled()
    long = []
    const took = await timed(() => sync(open))
    const free = turns
    await settled()
    return { took, long, turns: free, rows: await open.phone.board.rows.count() }
  },
  /** Sync, and the first screen anew. */
  async sync(name: string) {
    const open = phones.get(name)!
    return timed(async () => {
      await sync(open)
      await draw(open)
    })
  },
  /** From the opening of the phone's storage to the child's first list. */
  async list(name: string) {
    const before = phones.get(name)!
    before.phone.board.close()
    before.phone.vault.close()
    before.phone.bell.close()
    const id = before.session.profile.id
    render(null, document.getElementById('app')!)
    return timed(async () => {
      const phone = await openPhone(namesOf(name))
      const session = (await Session.open(phone, id))!
      phones.set(name, { phone, session })
      if ((await draw({ phone, session })) === 0) throw new Error('There is no list on the first screen')
    })
  },
}

export type Bench = typeof bench
Object.assign(window, { bench })
