/** Reads what a guardian's first screen needs: all her children in all their schools, and what the schools say to her. */
import { facesOf, type ChildFace } from '../../domain/children/face.ts'
import { readFamily, type Child } from '../../domain/children/family.ts'
import type { Summary } from '../../domain/children/summary.ts'
import { readTold, type Told } from '../../domain/notices/told.ts'
import { sectionsOf } from '../../domain/deadlines/read.ts'
import type { Gender } from '../../domain/people/person.ts'
import { readChanged } from '../../domain/plans/news.ts'
import type { Home } from '../../storage/home.ts'
import type { Session } from '../../storage/session.ts'
import { pockets } from '../../storage/face.ts'
import { motifNames } from '../../ui/motif.tsx'
import type { DayBase } from './person.ts'

/** Rows of a list on the first screen; the rest is one tap away. */
const most = 12
/** Words of the school that stand on the home; all of them are under messages. */
const mostWords = 3

export interface DayChild {
  place: string
  id: string
  name: string
  gender: Gender
  face: ChildFace
  grade: string
  /** Said only when the children go to more than one school. */
  school?: string
  summary: Summary
  waiting: number
  mark?: { points: number; outOf: number }
}

export interface DayWord {
  place: string
  id: string
  kind: 'official' | 'encouragement'
  title: string
  text: string
  source: string
  publishAt: number
  mustRead: boolean
  read: boolean
  /** The text goes on, on its own page. */
  cut?: boolean
}

/** The one thing that needs her first. */
export type Need =
  | { kind: 'late'; place: string; child: string; name: string; gender: Gender; title: string; dueAt: number }
  | { kind: 'refused' }
  | { kind: 'notice'; place: string; id: string; title: string; source: string }

export interface GuardianDay extends DayBase {
  children: DayChild[]
  need?: Need
  /** How many things need her; the first of them is `need`. */
  needs: number
  words: DayWord[]
  /** How many plans have changed since she looked. */
  planned?: number
  /** When phone and school last spoke, by the school's clock; 0 for never. */
  contact: number
}

export async function readDay(session: Session, now: number): Promise<GuardianDay> {
  const { id, face } = session.profile
  const homes = session.homes()
  const family = await readFamily(homes, now)
  const profiles = await session.phone.vault.profiles.toArray()
  const faces = facesOf(family, profiles, motifNames, pockets)
  const several = new Set(family.map(child => child.place)).size > 1
  const words = (await Promise.all(homes.map(home => wordsOf(home, now)))).flat().sort(byUrgency)
  const unread = words.filter(word => word.mustRead && !word.read)
  const needs = [...lateFirst(family), ...refusedActs(session), ...unread.map(asNeed)]
  const changed = await Promise.all(
    family.map(({ place, id }) => readChanged(session.home(place)!, sectionsOf(session.home(place)!, id))),
  )
  const planned = changed.flat().length
  const contact = await session.phone.board.meta.get('contact')
  return {
    profile: id,
    face,
    now,
    children: family.slice(0, most).map((child, index) => dayChild(child, faces[index]!, several)),
    ...(needs[0] && { need: needs[0] }),
    needs: needs.length,
    words: shownWords(words).map(shortened),
    ...(planned > 0 && { planned }),
    contact: contact?.server ?? 0,
  }
}

function dayChild(child: Child, face: ChildFace, several: boolean): DayChild {
  const { place, id, name, gender, section, school, summary, waiting } = child
  const mark = child.marks[0]?.body
  return {
    ...{ place, id, name, gender, face, summary, waiting },
    grade: section?.grade ?? '',
    ...(several && school && { school: school.name }),
    ...(mark && { mark: { points: mark.points, outOf: mark.outOf } }),
  }
}

/** What became late last comes first: it is the easiest to begin, and old work does not hold the place for weeks. */
function lateFirst(family: Child[]): Need[] {
  const late = family.flatMap(child =>
    child.work.filter(work => work.state === 'late').map(work => ({ child, work })),
  )
  return late
    .sort((a, b) => b.work.dueAt - a.work.dueAt)
    .map(({ child: { place, id, name, gender }, work: { title, dueAt } }) => ({
      ...{ kind: 'late' as const, place, child: id, name, gender, title, dueAt },
    }))
}

const refusedActs = (session: Session): Need[] =>
  [...session.acts.values()].filter(act => act.code).map(() => ({ kind: 'refused' }))

const asNeed = ({ place, id, title, source }: DayWord): Need => ({ kind: 'notice', place, id, title, source })

/** Notices that this guardian may read in one school, as long as they hold. */
async function wordsOf(home: Home, now: number): Promise<DayWord[]> {
  return (await readTold(home, now)).filter(({ stage }) => stage === 'open').map(asWord)
}

function asWord({ place, id, body, read }: Told): DayWord {
  const { kind, title, text, source, publishAt, mustRead } = body
  return { place, id, kind, title, text, source, publishAt, mustRead, read }
}

/** Unread and must be read first, then what is newest. */
function byUrgency(a: DayWord, b: DayWord): number {
  const urgent = (word: DayWord) => Number(word.mustRead && !word.read)
  return urgent(b) - urgent(a) || b.publishAt - a.publishAt
}

/** The counselor's latest word is never pushed off the first screen by notices that wait. */
function shownWords(words: readonly DayWord[]): DayWord[] {
  const first = words.slice(0, mostWords)
  const word = words.find(({ kind }) => kind === 'encouragement')
  return word && !first.includes(word) ? [...first, word] : first
}

const longest = 240

/** A long text is begun here and read whole on its own page. */
const shortened = (word: DayWord): DayWord =>
  word.text.length <= longest
    ? word
    : { ...word, text: `${word.text.slice(0, longest).replace(/\s+\S*$/, '')}…`, cut: true }
