/** Whose data the audit's entries are about, and which entries are about somebody. */
import type { Selectable } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Audit } from '../db/schema.ts'

export type Entry = Selectable<Audit>

/** What one device touched of somebody's; or one person on one device. */
export interface Touched {
  person: string
  device: string
  /** Answers and files that brought something, and acts that wrote something. */
  saw: number
  changed: number
  /** Names of the acts. */
  acts: string[]
  first: number
  last: number
}

const looks = new Set(['saw', 'fetched'])
const audiencesIn = ({ about }: Entry) => (about === '' ? [] : about.split(' '))

/** In their order, from the first on. */
export const entriesOf = (db: Database, place: string, device: string): Promise<Entry[]> =>
  db
    .selectFrom('audit')
    .selectAll()
    .where('place_id', '=', place)
    .where('device_id', '=', device)
    .orderBy('n')
    .execute()

/** Whose data a device touched: each person once, whom it touched most first. */
export async function touchedBy(db: Database, place: string, entries: readonly Entry[]): Promise<Touched[]> {
  const named = new Set(entries.flatMap(audiencesIn))
  const members = await membersOf(db, place, named)
  const touched = new Map<string, Touched>()
  for (const entry of entries)
    for (const person of new Set(audiencesIn(entry).flatMap(audience => members.get(audience) ?? [])))
      add(touched, person, { person, device: entry.device_id }, entry)
  return [...touched.values()].sort(byWeight)
}

/** Which devices touched somebody's data, and whose hands they were in. */
export async function touchersOf(db: Database, place: string, person: string): Promise<Touched[]> {
  const about = await audiencesAbout(db, place, person)
  // A row's audiences are few: what LIKE takes for the same, since _ is any letter to it, is sorted out below.
  const found = await db
    .selectFrom('audit')
    .selectAll()
    .where('place_id', '=', place)
    .where(eb => eb.or(about.map(audience => eb('about', 'like', `%${audience}%`))))
    .orderBy('at')
    .execute()
  const touched = new Map<string, Touched>()
  for (const entry of found)
    if (audiencesIn(entry).some(audience => about.includes(audience)))
      add(
        touched,
        `${entry.device_id} ${entry.person_id}`,
        { person: entry.person_id, device: entry.device_id },
        entry,
      )
  return [...touched.values()].sort(byWeight)
}

function add(
  all: Map<string, Touched>,
  key: string,
  who: Pick<Touched, 'person' | 'device'>,
  { what, at }: Entry,
) {
  const known = all.get(key) ?? { ...who, saw: 0, changed: 0, acts: [], first: at, last: at }
  if (looks.has(what)) known.saw++
  else known.changed++
  if (!looks.has(what) && !known.acts.includes(what)) known.acts.push(what)
  all.set(key, { ...known, first: Math.min(known.first, at), last: Math.max(known.last, at) })
}

const byWeight = (a: Touched, b: Touched) =>
  b.saw + b.changed - a.saw - a.changed || (a.person < b.person ? -1 : 1)

/** The persons of each audience that concerns some: of a thread those in it, of a section's names its children, then and now. */
async function membersOf(db: Database, place: string, audiences: ReadonlySet<string>) {
  const members = new Map<string, string[]>()
  const ties = await tiesOf(
    db,
    place,
    [...audiences].flatMap(audience => ofTies(audience)?.target ?? []),
  )
  for (const audience of audiences) {
    const own = /^(?:pupil|self):(.+)$/.exec(audience)?.[1]
    const by = ofTies(audience)
    if (own !== undefined) members.set(audience, [own])
    else if (audience === 'families') members.set(audience, await peopleInBook(db, place))
    else if (by)
      members.set(
        audience,
        ties.filter(tie => tie.role === by.role && tie.target === by.target).map(tie => tie.person_id),
      )
  }
  return members
}

/** Whom the principal's book of families names, or has named. */
async function peopleInBook(db: Database, place: string): Promise<string[]> {
  const found = await db
    .selectFrom('ties')
    .select('person_id')
    .distinct()
    .where('place_id', '=', place)
    .where('role', 'in', inBook)
    .execute()
  return found.map(row => row.person_id)
}
const inBook = ['student', 'guardian']

function ofTies(audience: string) {
  const [, kind, target = ''] = /^(thread|watch):(.+)$/.exec(audience) ?? []
  if (kind === undefined) return undefined
  return { role: kind === 'thread' ? 'participant' : 'student', target }
}

async function tiesOf(db: Database, place: string, targets: readonly string[]) {
  if (targets.length === 0) return []
  return db
    .selectFrom('ties')
    .select(['person_id', 'role', 'target'])
    .distinct()
    .where('place_id', '=', place)
    .where('target', 'in', targets)
    .where('role', 'in', ['participant', 'student'])
    .execute()
}

async function audiencesAbout(db: Database, place: string, person: string): Promise<string[]> {
  const ties = await db
    .selectFrom('ties')
    .select(['role', 'target'])
    .distinct()
    .where('place_id', '=', place)
    .where('person_id', '=', person)
    .where('role', 'in', ['participant', ...inBook])
    .execute()
  const kinds: Record<string, string> = { participant: 'thread', student: 'watch' }
  return [
    `pupil:${person}`,
    `self:${person}`,
    ...(ties.some(({ role }) => inBook.includes(role)) ? ['families'] : []),
    ...ties.flatMap(({ role, target }) => (kinds[role] ? [`${kinds[role]}:${target}`] : [])),
  ]
}
