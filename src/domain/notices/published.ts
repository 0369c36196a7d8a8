/** What somebody has published in one school, newest first, with how far each notice has come. */
import type { Noun } from '../nouns.ts'
import type { Row } from '../row.ts'
import type { Audience } from '../audiences.ts'
import { stageOf, type Notice, type Reach } from './notice.ts'
import type { SyncState } from '../states.ts'
import { readersOf } from './audience-choices.ts'
import { headingOf } from './heading.ts'
import { readTold, type ListeningHome, type Told } from './told.ts'

/** A home on the phone, as far as its notices are written there. */
export interface NoticeHome extends ListeningHome {
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
  expiresAt?: number
  withdrawnAt?: number
  /** `way` is told by screens that know what is being sent right now. */
  state: SyncState
  reach?: Pick<Reach, 'phones' | 'people' | 'of'>
}

export async function publishedBy(home: NoticeHome): Promise<NoticeLine[]> {
  const own = (await home.all('notice')).filter(({ body }) => body.by === home.person)
  const lines = await Promise.all(own.map(row => lineOf(home, row)))
  return lines.sort(newestFirst)
}

/** What others have said to him, and is out already. */
export async function toldTo(
  home: NoticeHome,
  now: number,
): Promise<(NoticeLine & Pick<Told, 'read' | 'stage'>)[]> {
  const told = await readTold(home, now)
  return Promise.all(
    told.map(async ({ id, body, read, stage }) => ({ ...(await lineOf(home, { id, body })), read, stage })),
  )
}

/** Whether a notice of his belongs on his first screen: it is coming or it holds. */
export const isCurrent = (line: NoticeLine, now: number) => ['planned', 'open'].includes(stageOf(line, now))

async function lineOf(
  home: NoticeHome,
  { id, body }: Pick<Row<'notice'>, 'id' | 'body'>,
): Promise<NoticeLine> {
  const { kind, to, source, mustRead, publishAt, expiresAt, withdrawnAt } = body
  const reach = (await home.get('reach', id))?.body
  // Of what was taken back its author still has the words.
  const words = withdrawnAt === undefined ? body : ((await home.get('withdrawn', id))?.body ?? body)
  return {
    ...{ place: home.place, id, kind, to, source, mustRead, publishAt },
    ...(expiresAt !== undefined && { expiresAt }),
    ...(withdrawnAt !== undefined && { withdrawnAt }),
    heading: headingOf(words),
    state: home.stateOf('notice', id),
    ...(reach && { reach: { phones: reach.phones, people: reach.people, of: reach.of } }),
  }
}

/** Of two words sent in one go the students' stands first. */
const newestFirst = (a: NoticeLine, b: NoticeLine) =>
  b.publishAt - a.publishAt || rank(a) - rank(b) || (a.id < b.id ? -1 : 1)
const rank = ({ to }: NoticeLine) => (readersOf(to) === 'guardians' ? 1 : 0)
