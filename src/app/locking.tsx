/**
 * An open pocket that has a lock falls shut: when nobody touches the phone for a while, when the app has been away for longer than
 * a photograph takes, and when somebody says so. Step by step:
 *   1. what is being written is kept;
 *   2. every tab hears it; the page is emptied, and so are the addresses in its history;
 *   3. the page begins anew without keys: what was in memory went with the old one.
 */
import { render } from 'preact'
import type { Say } from '../domain/words.ts'
import { isStaff } from '../domain/locks/secret.ts'
import { settleDrafts } from '../storage/drafts.ts'
import type { Phone } from '../storage/phone.ts'
import type { Session } from '../storage/session.ts'
import { SayContext } from '../ui/say.tsx'
import { keepFaces } from './day-record.ts'
import { Family } from './faces.tsx'
import { readProfiles } from './faces-here.ts'
import { drawn } from './snapshot.tsx'
import * as words from './words/ar/faces.ts'
import { learn } from './words/learnt.ts'

const minute = 60_000
/** Without a touch. A teacher reads an answer for longer than a child looks at a page. */
const idle = { family: 5 * minute, staff: 10 * minute }
/** Out of sight: taking a photograph of one's homework, choosing a file, a share sheet. */
const away = 2 * minute
/** How often is looked, and how often a touch is told to other tabs. */
const pace = 10_000

type Word = { profile: string; kind: 'locks' | 'touched' }

/** By the clock that only goes on and by the phone's: the first may stand still while a phone sleeps, the second may be set back. */
interface Since {
  steady: number
  clock: number
}
const since = (): Since => ({ steady: performance.now(), clock: Date.now() })
const spent = ({ steady, clock }: Since) => Math.max(performance.now() - steady, Date.now() - clock)

export class Shutter {
  private readonly root: HTMLElement
  private session: Session | undefined
  /** The faces as they were last prepared. */
  private prepared = ''
  private touched = since()
  private hidden: Since | undefined
  private told = since()
  private readonly channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('haqiba-lock')

  constructor(root: HTMLElement) {
    this.root = root
    for (const touch of ['pointerdown', 'keydown', 'scroll', 'wheel', 'timeupdate'])
      document.addEventListener(touch, () => this.touch(), { capture: true, passive: true })
    document.addEventListener('visibilitychange', () => this.turn())
    // A page that comes back as it was left has been emptied; it begins anew.
    addEventListener('pageshow', event => event.persisted && location.reload())
    if (this.channel) this.channel.onmessage = ({ data }: MessageEvent<Word>) => this.hear(data)
    setInterval(() => this.look(), pace)
  }

  /** Whose pocket is watched from now on. */
  watch(session: Session | undefined) {
    if (session && session !== this.session) this.touched = since()
    this.session = session
  }

  /** A pocket without a lock is open, and its day will be prepared. */
  rest() {
    this.session = undefined
    this.prepared = ''
  }

  /** The page of the next start: the family's faces, and nothing of anybody's day. */
  async prepare(phone: Phone, say: Say) {
    const people = (await readProfiles(phone)).map(({ id, face, desk, lock }) => ({ id, face, desk, lock }))
    const faces = JSON.stringify(people)
    if (people.length === 0 || faces === this.prepared) return
    learn(words)
    const page = await drawn(
      'faces',
      <SayContext.Provider value={say}>
        <Family people={people} />
      </SayContext.Provider>,
    )
    if (!page) return
    await keepFaces(page)
    this.prepared = faces
  }

  /** @param next where the page goes instead of the family's faces. */
  async lock(next = '/', aloud = true) {
    const session = this.session
    if (!session) return
    this.session = undefined
    await settleDrafts()
    if (aloud) this.tell('locks', session)
    render(null, this.root)
    session.close()
    await forgetAddresses()
    location.replace(next)
  }

  private tell(kind: Word['kind'], { profile }: Session) {
    this.channel?.postMessage({ kind, profile: profile.id } satisfies Word)
  }

  private hear({ kind, profile }: Word) {
    if (profile !== this.session?.profile.id) return
    if (kind === 'locks') void this.lock('/', false)
    else this.touched = this.hidden = since()
    if (document.visibilityState === 'visible') this.hidden = undefined
  }

  private touch() {
    this.touched = since()
    if (!this.session || spent(this.told) < pace) return
    this.told = since()
    this.tell('touched', this.session)
  }

  /** What is out of sight shows nothing either, until it is known whether it comes back in time. */
  private turn() {
    if (document.visibilityState === 'hidden') {
      this.hidden = since()
      if (this.session) this.root.classList.add('veiled')
      return
    }
    this.look()
    this.hidden = undefined
    if (this.session) this.root.classList.remove('veiled')
  }

  private look() {
    if (!this.session) return
    const limit = isStaff(this.session.profile.desk) ? idle.staff : idle.family
    if (spent(this.touched) > limit || (this.hidden && spent(this.hidden) > away)) void this.lock()
  }
}

interface Navigations {
  currentEntry: { index: number } | null
  entries(): { sameDocument: boolean }[]
}

/** The addresses of this page that lie behind Back; a browser that does not name them keeps them, and they show faces only. */
async function forgetAddresses() {
  const { navigation } = window as { navigation?: Navigations }
  const here = navigation?.currentEntry?.index ?? 0
  const entries = navigation?.entries() ?? []
  for (let at = here - 1; at >= 0 && entries[at]?.sameDocument; at--) {
    const turned = new Promise(resolve => addEventListener('popstate', resolve, { once: true }))
    history.back()
    await turned
    history.replaceState(null, '', '/')
  }
}
