/** A family's phone in a real browser: tabs of the tests and of the app, and a worker, all on the same storage. */
import type { BrowserContext, Page } from 'playwright-core'
import type { HeldRow as Row } from '../../server/phone.ts'
import type { TestSchool, Who } from '../../server/school.ts'
import type { Acting } from '../../torture/acts.ts'
import { after, type Chance } from '../../torture/chance.ts'
import type { Deed } from '../../torture/deeds.ts'
import type { Holding } from '../../torture/holdings.ts'
import { tabAddress, workerAddress } from './pages.ts'
import type { Doors, HeldRow, Kept } from './tab.ts'

declare const doors: Doors

interface Pocket {
  who: Who
  place: string
  profile: string
}

/** What an act must leave behind, by the id that it brings. */
type Due = { name: string; who: Who; row?: Deed['row'] }

/** About as many transactions begin in an exchange. */
const boundaries = 24

export class StormPhone implements Acting<string> {
  readonly chance: Chance
  readonly pockets: Pocket[] = []
  readonly tabs: Page[] = []
  /** The app itself, in a tab of its own. */
  app: Page | undefined
  /** Acts of which the phone said that they are safe. */
  readonly told = new Set<string>()
  readonly story: string[] = []
  private readonly due = new Map<string, Due>()
  /** What was seen by the pocket that acts now. */
  private seen: Row[] = []
  private readonly context: BrowserContext
  private readonly origin: string
  readonly phone: Acting<string>['phone']

  constructor(context: BrowserContext, origin: string, chance: Chance) {
    this.context = context
    this.origin = origin
    this.chance = chance
    this.phone = {
      id: `${chance.whole(1e8)}`.padStart(8, '0'),
      rows: (_profile, noun) => this.seen.filter(row => row.noun === noun),
      row: (_profile, noun, id) => this.seen.find(row => row.noun === noun && row.id === id),
    }
  }

  async openTab(): Promise<Page> {
    const tab = await this.context.newPage()
    await tab.goto(`${this.origin}${tabAddress}`)
    this.tabs.push(tab)
    return tab
  }

  async begin(school: TestSchool, family: readonly Who[]) {
    const tab = await this.openTab()
    await tab.evaluate(
      async ([worker, scope]) => {
        await navigator.serviceWorker.register(worker!, { scope: scope! })
        await navigator.serviceWorker.ready
      },
      [workerAddress, tabAddress],
    )
    for (const who of family) {
      const { link } = await school.card(who)
      const profile = await tab.evaluate(([link, name]) => doors.enrol(link!, name!), [link, who])
      this.pockets.push({ who, place: school.place, profile })
    }
  }

  get tab(): Page {
    return this.chance.one(this.tabs)
  }

  /** Looks at what a pocket sees, so that somebody can act upon it. */
  async lookAs({ profile, place }: Pocket, tab: Page) {
    const { rows, own } = await tab.evaluate(
      ([profile, place]) => doors.sees(profile!, place!),
      [profile, place],
    )
    this.seen = [...rows, ...own] as unknown as Row[]
  }

  /** Called by whoever decides what is done (test/torture/acts.ts). */
  async does(
    pocket: Pocket,
    name: string,
    args: unknown,
    expected: { row?: Deed['row'] } | { code: string },
  ) {
    const { who, profile, place } = pocket
    const key = keyOf(args)
    this.due.set(key, { name, who, ...('row' in expected && expected.row && { row: expected.row }) })
    const tab = this.tab
    const acting = () =>
      tab.evaluate(([profile, place, name, args]) => doors.act(profile, place, name, args), [
        profile,
        place,
        name,
        args,
      ] as const)
    if (this.dying) return this.closeDuring(tab, acting, `${who} ${name} ${key}`)
    const refused = await acting()
    if (refused === '') this.told.add(key)
    this.story.push(`${who} ${name} ${key}${refused && `: ${refused}`}`)
  }

  /** Whether the tab of the next act is closed in the middle of it. */
  dying = false

  /** Ends a tab in the middle of something: at a boundary of its storage, or whenever it comes. */
  async closeDuring(tab: Page, doing: () => Promise<unknown>, what: string) {
    const boundary = this.chance.is(0.6)
    if (boundary) await tab.evaluate(most => doors.dieAfter(most), this.chance.whole(boundaries))
    const ended = doing().catch(() => undefined)
    await (boundary ? ended : after(this.chance.between(0, 60)))
    await tab.close()
    await ended
    this.tabs.splice(this.tabs.indexOf(tab), 1)
    this.story.push(`a tab is closed: ${what}`)
    if (this.tabs.length < 2) await this.openTab()
  }

  drain(tab: Page): Promise<string> {
    return tab.evaluate(() => doors.drain())
  }

  drainInWorker(tab: Page): Promise<string> {
    return tab.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      const { port1, port2 } = new MessageChannel()
      const answer = new Promise<string>(resolve => (port1.onmessage = ({ data }) => resolve(String(data))))
      active!.postMessage('drain', [port2])
      return answer
    })
  }

  /** Opens the app as a family does, or opens it again. */
  async openApp() {
    this.app ??= await this.context.newPage()
    // In bad weather it may not come.
    await this.app.goto(`${this.origin}/`, { waitUntil: 'commit' }).catch(() => undefined)
    this.story.push('the app is opened')
  }

  kept(): Promise<Awaited<ReturnType<Doors['kept']>>> {
    return this.tabs[0]!.evaluate(() => doors.kept())
  }

  async holding(place: string): Promise<Holding> {
    const tab = this.tabs[0]!
    const cursors = await tab.evaluate(() => doors.cursors())
    const byKey = (rows: readonly HeldRow[]) =>
      new Map(rows.map(row => [`${row.noun}/${row.id}`, row as unknown as Row]))
    const pockets: Holding['pockets'][number][] = []
    let board = new Map<string, Row>()
    for (const pocket of this.pockets) {
      const { rows, own } = await tab.evaluate(
        ([profile, at]) => doors.sees(profile!, at!),
        [pocket.profile, place],
      )
      board = byKey(rows)
      pockets.push({ ...pocket, profile: { rows: byKey(own) } })
    }
    const cursor = cursors.find(one => one.place === place)?.cursor ?? 0
    return { phone: { place: () => ({ cursor, board }) }, pockets }
  }

  /** Every act that was safe on the phone, as a deed for the judge. */
  async deeds(): Promise<Deed[]> {
    const { device, acts, enrolments } = await this.kept()
    const deed = (of: { profile: string; place: string; n: number; letter: string }, person: string) => ({
      ...{ place: of.place, device, profile: of.profile, person, n: of.n, code: '', sentAt: 1, receiptAt: 1 },
      letter: { id: of.letter, bytes: new Uint8Array() },
    })
    const who = (profile: string) => this.pockets.find(one => one.profile === profile)!.who
    return [
      ...enrolments.map(one => ({ ...deed(one, who(one.profile)), name: 'enrol' })),
      ...acts.map(one => {
        const due = this.due.get(keyOf(one.args))
        const row = one.code === '' && due?.row
        return { ...deed(one, who(one.profile)), name: one.name, code: one.code, ...(row && { row }) }
      }),
    ]
  }
}

/** Marks are of their submission, whoever gives them again. */
export const keyOf = (args: unknown) => {
  const { id, submission, comment } = args as { id?: string; submission?: string; comment?: string }
  return id ?? `mark of ${submission}: ${comment}`
}

/** An act that neither stands nor is refused, as its author's screen has it. */
export const isOpen = ({ code, confirmed }: Kept) => code === '' && confirmed === 0
