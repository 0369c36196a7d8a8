/** All that this pocket has sent or will send, by where it is. */
import type { Bodies, Noun } from '../domain/nouns.ts'
import { tappedAt } from '../domain/submissions/submission.ts'
import type { Home } from '../storage/home.ts'
import type { Act } from '../storage/acts.ts'
import type { Phone } from '../storage/phone.ts'
import type { Session } from '../storage/session.ts'
import type { Waiting } from '../storage/vault.ts'
import { quarantined } from '../sync/receipts.ts'
import { waitingEnrolments } from './card-refused.ts'
import { refusedFiles, type RefusedFile } from './sent-files.ts'
import { aboutAct, beginning, textOfAct } from './sent-act.ts'

/** `kept`: at school, and it waits there for this pocket's card. */
export type Place = 'here' | 'way' | 'kept'

export interface SentAct {
  act: Act
  about: string | undefined
  at: number
}

export interface SentList {
  needs: (SentAct & { text: string })[]
  /** Files that the school did not keep, newest first. */
  refused: RefusedFile[]
  waiting: (SentAct & { place: Place })[]
  /** Where this pocket's card is, while the school has not taken it. */
  card: { place: Place; at: number } | undefined
  /** What arrived, newest first: word key, title and time of arrival. */
  arrived: { key: string; id: string; title: string; at: number }[]
  /** Letters of other pockets on this phone that wait; nothing else of them is told. */
  others: number
  /** Photos, notes and papers of all pockets that are not at school yet: how many, and the bytes that are left. */
  files: { count: number; left: number; place: Place; noRoom: boolean }
}

const lately = 14 * 24 * 60 * 60 * 1000
const most = 8

export async function readSent(session: Session, onWay: ReadonlySet<string>, now: number): Promise<SentList> {
  const { phone, profile } = session
  const outbox = await phone.vault.outbox.toArray()
  const held = new Set((await quarantined(phone, profile.id)).map(({ letter }) => letter))
  const letters = new Map(outbox.map(letter => [letter.letter, letter]))
  const list: SentList = {
    needs: [],
    refused: await refusedFiles(phone, session.homes()),
    waiting: [],
    card: undefined,
    arrived: await readArrived(session.homes(), now - lately),
    others: outbox.filter(letter => letter.profile !== profile.id && letter.settledAt === 0).length,
    files: await waitingFiles(phone),
  }
  const [card] = await waitingEnrolments(phone, profile.id)
  if (card) list.card = { place: onWay.has(card.letter) ? 'way' : 'here', at: profile.madeAt }
  for (const act of withoutRepeats(session.acts.values())) {
    const home = session.home(act.place)
    const seen = { act, about: await aboutAct(act, home), at: tappedAt(act.tap, now) }
    if (act.code) list.needs.push({ ...seen, text: await textOfAct(act, home) })
    else list.waiting.push({ ...seen, place: placeOf(act, letters.get(act.letter), held, onWay) })
  }
  return list
}

async function waitingFiles({ vault }: Phone): Promise<SentList['files']> {
  const waiting = await vault.uploads.where('doneAt').equals(0).toArray()
  return {
    count: waiting.length,
    left: waiting.reduce((sum, { size, sent }) => sum + size - sent, 0),
    place: waiting.some(({ sent }) => sent > 0) ? 'way' : 'here',
    noRoom: waiting.some(({ code }) => code === 'quota_full' || code === 'disk_full'),
  }
}

function placeOf(
  { letter }: Act,
  waiting: Waiting | undefined,
  held: ReadonlySet<string>,
  onWay: ReadonlySet<string>,
): Place {
  if (held.has(letter)) return 'kept'
  // Settled in clear: the school has it, and its word on it comes with the next bundle.
  return onWay.has(letter) || (waiting && waiting.settledAt > 0) ? 'way' : 'here'
}

/** Newest first. Of a lesson's pages turned one after another the furthest says it all. */
export function withoutRepeats(acts: Iterable<Act>): Act[] {
  const seen = new Set<string>()
  return [...acts]
    .sort((a, b) => b.n - a.n)
    .filter(({ name, code, place, args }) => {
      if (name !== 'progress.keep' || code) return true
      const lesson = `${place}/${(args as { lesson: string }).lesson}`
      if (seen.has(lesson)) return false
      seen.add(lesson)
      return true
    })
}

/** What the school's own rows say has come from this person. */
async function readArrived(homes: readonly Home[], since: number): Promise<SentList['arrived']> {
  const found: SentList['arrived'] = []
  for (const home of homes) {
    const take = async <N extends Noun>(
      noun: N,
      key: string,
      tell: (body: Bodies[N]) => { by: string; at: number; title: string | Promise<string | undefined> },
    ) => {
      for (const { id, body } of await home.all(noun)) {
        const { by, at, title } = tell(body)
        if (by !== home.person || at < since || home.stateOf(noun, id) !== 'arrived') continue
        found.push({ key, id, title: beginning((await title) ?? ''), at })
      }
    }
    const titleOf = async (assignment: string) => (await home.get('assignment', assignment))?.body.title
    await take('submission', 'didHandIn', it => ({
      by: it.person,
      at: it.arrivedAt,
      title: titleOf(it.assignment),
    }))
    await take('question', 'didAsk', it => ({ by: it.person, at: it.askedAt, title: it.text }))
    await take('answer', 'didAnswer', it => ({ by: it.person, at: it.answeredAt, title: it.text }))
    await take('mark', 'didMark', it => ({ by: it.by, at: it.markedAt, title: it.title }))
    await take('notice', 'didNotice', it => ({ by: it.by, at: it.publishAt, title: it.title || it.text }))
  }
  return found.sort((a, b) => b.at - a.at).slice(0, most)
}
