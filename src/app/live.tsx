/** The app as it lives: one open pocket, drawn again whenever something on the phone has changed. */
import { render } from 'preact'
import '../ui/more.css'
import { datesFor } from '../domain/calendar/tell.ts'
import { rests } from '../domain/locks/reading.ts'
import type { Say } from '../domain/words.ts'
import type { DataKey } from '../storage/lock.ts'
import type { Phone } from '../storage/phone.ts'
import type { Session } from '../storage/session.ts'
import type { Heartbeat } from '../sync/heartbeat.ts'
import type { Shutter } from './locking.tsx'
import type { Eyes } from './seen.ts'
import type { Screen } from '../ui/route.ts'
import { alone, appScreens, bannerFor, type Handlers } from './alone.tsx'
import { Frame } from './frame.tsx'
import type { Settings } from './settings.ts'
import { desksHere, openBag, openPocket, schoolNow } from './opening.ts'
import { loadDesk } from './people/desks.ts'
import type { DayBase, PersonDesk } from './people/person.ts'
import { preparePage } from './snapshot.tsx'
import { learn } from './words/learnt.ts'
import { startWords } from './words/start.ts'
import { keepChunks, watchWorker } from './worker.ts'

export async function live(root: HTMLElement, say: Say, settings: Settings) {
  const { phone, session } = await openBag()
  const app = new App(phone, root, say, settings)
  await app.enter(session)
  await app.listen()
  await watchWorker()
  app.speak(await startWords(settings.lang, settings.digits))
}

class App {
  private readonly phone: Phone
  private readonly root: HTMLElement
  private readonly settings: Settings
  /** Fetched once the first screen lives. */
  private heartbeat: Heartbeat | undefined
  /** Notices that stand whole on the first screen are read by being seen. */
  private eyes: Eyes | undefined
  private shutter: Shutter | undefined
  private readonly handlers: Handlers
  /** Made once: a screen that were made anew at each drawing would forget what is being typed in it. */
  private readonly screens: readonly Screen[]
  /** These and the person's. */
  private places: readonly Screen[] | undefined
  private say: Say
  /** The open pocket and its person's desk change together: a drawing in between would show one of them to the other. */
  private opened: { session: Session; person: PersonDesk<DayBase> } | undefined
  private tick = 0
  private drawing: Promise<void> | undefined
  private stale = false
  /** The page of the next start is put away behind the screen, each after the one before: the last is what was seen last. */
  private preparing: Promise<void> = Promise.resolve()
  /** Whether there were pockets on the phone when it was last drawn. */
  private lived = false
  /** The page is being left for another one: nothing more is drawn, and nobody turns it a second time. */
  private turning = false

  constructor(phone: Phone, root: HTMLElement, say: Say, settings: Settings) {
    this.phone = phone
    this.root = root
    this.say = say
    this.settings = settings
    const open = (profile: string, dataKey?: DataKey) =>
      void this.pick(profile, dataKey).catch((cause: unknown) => {
        // His pocket is here, and his kind of screens is not: the page begins anew, and says so (boot.ts).
        console.error(cause)
        location.replace('/')
      })
    this.handlers = {
      ...{ phone, settings, onPick: open, onDone: open },
      onLock: () => void this.lock(),
      onLeave: () => this.leave(),
    }
    this.screens = appScreens(this.handlers)
    phone.bell.listen(() => void this.redraw())
  }

  /** Opens a pocket, or none: then the family's faces are shown, or the public page while nobody lives here. */
  async enter(session: Session | undefined, dataKey?: DataKey) {
    this.opened = session && { session, person: await loadDesk(session.profile.desk) }
    this.places = undefined
    if (location.pathname !== '/') await this.bringPlaces()
    await this.redraw()
    void this.heartbeat?.beat()
    if (session?.profile.desk === 'student')
      void import('../sync/rescue.ts').then(({ keepRescue }) => keepRescue(session, dataKey))
    if (this.places) return
    await this.bringPlaces()
    await this.redraw()
  }

  /** The person's other screens; the home does not wait for them. */
  private async bringPlaces() {
    const { opened } = this
    if (!opened || this.places) return
    const { screens, words } = await opened.person.screens()
    learn(words)
    if (opened === this.opened) this.places = [...screens, ...this.screens]
  }

  /** Begins to speak with the school. */
  async listen() {
    const [{ startHeartbeat }, { openEyes }] = await Promise.all([
      import('../sync/heartbeat.ts'),
      import('./seen.ts'),
    ])
    this.eyes = openEyes()
    this.eyes.look(this.opened?.session)
    this.heartbeat = startHeartbeat(this.phone, async outcome => {
      await keepChunks(await desksHere(this.phone))
      if (outcome === 'done') await this.takeFilms()
    })
    void this.heartbeat.beat()
    const { runWaits } = await import('../storage/waits.ts')
    runWaits(this.phone)
  }

  /** What is light of this week's films comes after everything else. */
  private async takeFilms() {
    const { opened } = this
    if (!opened) return
    const { takeFilmsAhead } = await import('../sync/films-ahead.ts')
    const { now } = await schoolNow(this.phone)
    await takeFilmsAhead(opened.session, now, (...request) => fetch(...request))
  }

  /** From now on with the full engine of words. */
  speak(say: Say) {
    this.say = say
    void this.redraw()
  }

  /** One drawing at a time; what rings during one is drawn after it. */
  private redraw(): Promise<void> {
    if (this.drawing) {
      this.stale = true
      return this.drawing
    }
    this.drawing = this.draw().finally(() => {
      this.drawing = undefined
      if (!this.stale) return
      this.stale = false
      void this.redraw()
    })
    return this.drawing
  }

  private async draw() {
    const { phone, opened, say } = this
    if (await this.isOver()) return
    if (!opened) {
      const shown = await alone({ ...this.handlers, say })
      if (!shown) return
      render(shown, this.root)
      return void this.shut()
    }
    const { session, person } = opened
    await session.refresh()
    this.tick++
    const { now, contact } = await schoolNow(phone)
    const day = await person.readDay(session, now)
    const school = await session.homes()[0]?.get('school', session.homes()[0]!.place)
    const dates = datesFor({ ...this.settings, hijriOffset: school?.body.hijriOffset ?? 0 })
    const { onWay, last } = this.heartbeat?.state() ?? { onWay: new Set<string>(), last: undefined }
    const bring = async (place: string, hash: string) => {
      const [{ bringFile }, { metering }] = await Promise.all([
        import('../sync/bring.ts'),
        import('../sync/metering.ts'),
      ])
      const line = metering(phone, (...request) => fetch(...request), session.profile.id)
      return bringFile(phone, place, hash, line)
    }
    const pocket = {
      session,
      tick: this.tick,
      onWay,
      now,
      contact,
      reached: last === 'done',
      beat: () => void this.heartbeat?.beat(),
      bring,
    }
    const banner = await bannerFor(phone, session)
    const { desk, madeAt, lock } = session.profile
    const resting = rests(desk, Math.max(contact, madeAt), Date.now())
    render(
      <Frame
        say={say}
        dates={dates}
        desk={person}
        day={day}
        pocket={pocket}
        screens={resting ? this.places?.filter(one => one.writes || this.screens.includes(one)) : this.places}
        resting={resting}
        banner={banner}
      />,
      this.root,
    )
    this.eyes?.look(session)
    if (lock.kind !== 'none') return void this.shut(session)
    if (resting) return void this.shut()
    this.shutter?.rest()
    void this.prepare(() => preparePage({ desk, person, day, say, dates }))
  }

  private prepare(work: () => Promise<void>): Promise<void> {
    const done = this.preparing.then(work)
    // One page that failed is told, and does not hold up the next.
    this.preparing = done.catch((fault: unknown) => console.error(fault))
    return done
  }

  /** The school has ended this phone: pockets that were here are gone, and the page of theirs goes with them. */
  private async isOver(): Promise<boolean> {
    if (this.turning) return true
    const { profiles } = this.phone.vault
    const left = await profiles.count()
    const { session } = this.opened ?? {}
    const isGone = session ? !(await profiles.get(session.profile.id)) : this.lived && left === 0
    this.lived = left > 0
    if (!isGone || this.turning) return this.turning
    this.turning = true
    this.opened = undefined
    session?.close()
    const { keepWelcome } = await import('./day-record.ts')
    await this.prepare(keepWelcome)
    location.replace(left > 0 ? '/faces' : '/')
    return true
  }

  /** A pocket that has a lock is watched; whatever is closed, the next start shows faces only. */
  private async shut(session?: Session) {
    const { Shutter } = await import('./locking.tsx')
    this.shutter ??= new Shutter(this.root)
    this.shutter.watch(session)
    const { shutter, phone, say } = this
    await this.prepare(() => shutter.prepare(phone, say))
  }

  /** The open pocket leaves the phone; its page goes first, so that nothing is drawn of what is no more. */
  private async leave() {
    const { phone } = this
    const session = this.opened?.session
    if (!session) return
    const [{ leave }, { keepWelcome }] = await Promise.all([
      import('../sync/leave.ts'),
      import('./day-record.ts'),
    ])
    this.turning = true
    this.opened = undefined
    await leave(session, { anyway: true })
    session.close()
    await this.prepare(keepWelcome)
    location.replace((await phone.vault.profiles.count()) > 0 ? '/faces' : '/')
  }

  private async lock() {
    await this.shut(this.opened?.session)
    await this.shutter!.lock()
  }

  /** Another pocket: its page begins anew, so that Back shows nothing of the last person. */
  private async pick(profile: string, dataKey?: DataKey) {
    const { profiles } = this.phone.vault
    const isShut = (await profiles.get(profile))?.lock.kind !== 'none' && !dataKey
    const next = isShut ? `/unlock/${profile}` : '/'
    // Whoever goes from a pocket that has a lock has locked it.
    const left = this.opened?.session
    if (left && left.profile.lock.kind !== 'none') {
      if (!isShut) await profiles.update(profile, { openedAt: Date.now() })
      await this.shut(left)
      return this.shutter!.lock(next)
    }
    const session = isShut ? undefined : await openPocket(this.phone, profile, dataKey)
    if (!session && !isShut) return
    history.replaceState(null, '', next)
    const turn = () => dispatchEvent(new PopStateEvent('popstate'))
    // A lock that stood in the last pocket first would be typed at, and then be drawn anew without what was typed.
    if (!isShut) turn()
    await this.enter(session, dataKey)
    if (isShut) turn()
  }
}
