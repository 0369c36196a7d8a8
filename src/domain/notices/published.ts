/** What somebody has published in one school, newest first, with how far each notice has come. */
import type { Noun } from '../nouns.ts'
import type { Reader } from '../reader.ts'
import type { Row } from '../row.ts'
import type { Audience } from '../audiences.ts'
import type { Notice, Reach } from './notice.ts'
import type { SyncState } from '../states.ts'
import { readersOf } from './audience-choices.ts'
import { headingOf } from './heading.ts'

/** A home on the phone, as far as notices need it. */
export interface NoticeHome extends Reader {
  place: string
  person: string
  all<N extends Noun>(noun: N): Promise<Row<N>[]>
  /** `here` while the school does not know the row. */
  stateOf(noun: Noun, id: string): 'here' | 'arrived'
}

/** One notice as a list shows it; plain values, so that a prepared page can carry it. */
export interface NoticeLine {
  place: string
  id: string
  kind: Notice['kind']
  heading: string
  to: Audience
  source: string
  mustRead: boolean
  publishAt: number
  /** `way` is told by screens that know what is being sent right now. */
  state: SyncState
  reach?: Pick<Reach, 'phones' | 'people' | 'of'>
}

export async function publishedBy(home: NoticeHome): Promise<NoticeLine[]> {
  const own = (await home.all('notice')).filter(({ body }) => body.by === home.person)
  const lines = await Promise.all(own.map(row => lineOf(home, row)))
  return lines.sort(newestFirst)
}

/** What others have said to him as one of the staff or of the whole school, and is out already. */
export async function toldTo(home: NoticeHome, now: number): Promise<(NoticeLine & { read: boolean })[]> {
  const rows = (await home.all('notice')).filter(
    ({ body }) =>
      body.by !== home.person && (body.to === 'place' || body.to === 'staff') && body.publishAt <= now,
  )
  const lines = await Promise.all(
    rows.map(async row => ({
      ...(await lineOf(home, row)),
      read: (await home.get('reading', `${row.id}.${home.person}`)) !== undefined,
    })),
  )
  return lines.sort(newestFirst)
}

export async function lineOf(home: NoticeHome, { id, body }: Row<'notice'>): Promise<NoticeLine> {
  const { kind, to, source, mustRead, publishAt } = body
  const reach = (await home.get('reach', id))?.body
  return {
    ...{ place: home.place, id, kind, to, source, mustRead, publishAt },
    heading: headingOf(body),
    state: home.stateOf('notice', id),
    ...(reach && { reach: { phones: reach.phones, people: reach.people, of: reach.of } }),
  }
}

/** Of two words sent in one go the students' stands first. */
const newestFirst = (a: NoticeLine, b: NoticeLine) =>
  b.publishAt - a.publishAt || rank(a) - rank(b) || (a.id < b.id ? -1 : 1)
const rank = ({ to }: NoticeLine) => (readersOf(to) === 'guardians' ? 1 : 0)
