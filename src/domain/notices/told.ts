/** What others have said to somebody, as every list and first screen of his reads it. */
import { isNamed } from '../audiences.ts'
import type { Noun } from '../nouns.ts'
import type { Tie } from '../people/person.ts'
import type { Reader } from '../reader.ts'
import type { Row } from '../row.ts'
import { stageOf, type Notice, type NoticeStage } from './notice.ts'

/** A home on the phone, as far as its notices are read. */
export interface ListeningHome extends Reader {
  place: string
  person: string
  tiesOf(person: string): Tie[]
  all<N extends Noun>(noun: N): Promise<Row<N>[]>
}

export interface Told {
  place: string
  id: string
  body: Notice
  /** Never `planned`: what lies on the phone before its hour is not told yet. */
  stage: Exclude<NoticeStage, 'planned'>
  read: boolean
}

/** Newest first. Of what was taken back only what he had read: he learns that it does not hold; nobody else needs to. */
export async function readTold(home: ListeningHome, now: number): Promise<Told[]> {
  const told: Told[] = []
  for (const { id, body } of (await home.all('notice')).filter(row => isForHim(home, row))) {
    const stage = stageOf(body, now)
    if (stage === 'planned') continue
    const read = (await home.get('reading', `${id}.${home.person}`)) !== undefined
    if (stage !== 'withdrawn' || read) told.push({ place: home.place, id, body, stage, read })
  }
  return told.sort((a, b) => b.body.publishAt - a.body.publishAt || (a.id < b.id ? -1 : 1))
}

/** What stands at the head of a list: it must be read, and has not been. */
export const isUrgent = ({
  stage,
  read,
  body,
}: Pick<Told, 'stage' | 'read'> & { body: Pick<Notice, 'mustRead'> }) =>
  stage === 'open' && body.mustRead && !read

/** Principal and counselor see all that is said in their school; told to them is only what names them. */
function isForHim(home: ListeningHome, { body: { by, to } }: Row<'notice'>): boolean {
  if (by === home.person) return false
  const own = home.tiesOf(home.person)
  const oversees = own.some(({ role }) => role === 'principal' || role === 'counselor')
  if (!oversees || to === 'place' || to === 'staff') return true
  const children = own.filter(({ role }) => role === 'guardian').flatMap(({ target }) => home.tiesOf(target))
  return isNamed(to, home.person, [...own, ...children])
}
