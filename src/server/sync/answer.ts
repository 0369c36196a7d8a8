/**
 * The pull: what one device may see of one place and does not have yet, read in one snapshot. Board rows once for the whole
 * phone, in clear; personal rows in one sealed bundle for each profile.
 */
import { createHash } from 'node:crypto'
import { classOf, type Audience } from '../../domain/audiences.ts'
import type { Columns } from '../../wire/columns.ts'
import type { Bundle } from '../../wire/content.ts'
import { rowsToColumns, type SentRow } from '../../wire/rows.ts'
import type { PlaceAnswer } from '../../wire/sync.ts'
import { audiencesOf } from '../audiences/audiences.ts'
import { snapshot, type Tx } from '../db/database.ts'
import type { House } from '../house.ts'
import { believes, pulling, type Held, type Scope, type Wanted } from './pulling.ts'

interface Profile {
  profile: string
  person: string
  inbox: string
}

export interface PlaceNews {
  answer: PlaceAnswer
  rows: Record<string, Columns>
  bundles: { profile: string; inbox: string; bundle: Bundle }[]
  /** Whether there is anything to tell beside the counters. */
  news: boolean
}

/** undefined for a place that is not there. */
export async function answerFor(
  house: House,
  device: string,
  place: string,
  held: Held,
): Promise<PlaceNews | undefined> {
  const news = await snapshot(house, async tx => {
    const counter = await tx
      .selectFrom('places')
      .select(['v', 'epoch'])
      .where('place_id', '=', place)
      .executeTakeFirst()
    if (!counter) return undefined
    const profiles = await profilesOf(tx, place, device)
    const scope = await scopeOf(tx, place, profiles)
    const generation = hashOf(scope)
    const before = believes(held, counter) ? await readScope(tx, place, held.generation) : undefined
    const stale = await collectedSince(tx, place, before ? held.cursor : 0)
    const pull = pulling({ place, held, counter, scope, generation, before, stale })
    const { answer, from } = pull

    const rows = await rowsFor(tx, place, pull.board, from)
    const bundles: PlaceNews['bundles'] = []
    for (const { profile, person, inbox } of profiles) {
      const { isNew, drop, ...wanted } = pull.profiles[profile]!
      const bundle: Bundle = {
        person,
        from,
        to: counter.v,
        ...(isNew && { whole: 1 as const }),
        drop,
        rows: await rowsFor(tx, place, wanted, from),
        verdicts: await verdictsFor(tx, place, device, profile, isNew ? 0 : from),
      }
      if (isNew || drop.length + bundle.verdicts.length + Object.keys(bundle.rows).length > 0)
        bundles.push({ profile, inbox, bundle })
    }
    const news = bundles.length > 0 || Object.keys(rows).length > 0 || answer.t !== held.cursor || !!answer.b
    return { answer, rows, bundles, news, scope }
  })
  if (news) await keepScope(house, place, news.answer.g, news.scope)
  return news
}

async function profilesOf(tx: Tx, place: string, device: string): Promise<Profile[]> {
  const rows = await tx
    .selectFrom('enrolments')
    .select(['profile_id', 'person_id', 'inbox_key'])
    .where('place_id', '=', place)
    .where('device_id', '=', device)
    .orderBy('profile_id')
    .execute()
  return rows.map(row => ({ profile: row.profile_id, person: row.person_id, inbox: row.inbox_key }))
}

async function scopeOf(tx: Tx, place: string, profiles: Profile[]): Promise<Scope> {
  const board = new Set<Audience>()
  const own: Scope['profiles'] = {}
  for (const { profile, person } of profiles) {
    const audiences = await audiencesOf(tx, place, person)
    own[profile] = audiences.filter(audience => classOf(audience) === 'letter')
    for (const audience of audiences) if (classOf(audience) === 'board') board.add(audience)
  }
  return { board: [...board].sort(), profiles: own }
}

const hashOf = (scope: Scope) =>
  createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 10)

async function readScope(tx: Tx, place: string, generation: string): Promise<Scope | undefined> {
  const found = await tx
    .selectFrom('generations')
    .select('audiences')
    .where('place_id', '=', place)
    .where('generation', '=', generation)
    .executeTakeFirst()
  return found && (JSON.parse(found.audiences) as Scope)
}

async function keepScope(house: House, place: string, generation: string, scope: Scope) {
  const known = await house.db
    .selectFrom('generations')
    .select('generation')
    .where('place_id', '=', place)
    .where('generation', '=', generation)
    .executeTakeFirst()
  if (known) return
  await house.db
    .insertInto('generations')
    .values({ place_id: place, generation, audiences: JSON.stringify(scope) })
    .onConflict(conflict => conflict.columns(['place_id', 'generation']).doNothing())
    .execute()
}

/** Audiences of which tombstones were collected that a phone at this cursor has not seen. */
async function collectedSince(tx: Tx, place: string, from: number): Promise<Set<string>> {
  if (from === 0) return new Set()
  const rows = await tx
    .selectFrom('collected')
    .select('audience')
    .where('place_id', '=', place)
    .where('v', '>', from)
    .execute()
  return new Set(rows.map(row => row.audience))
}

async function rowsFor(tx: Tx, place: string, { since, whole }: Wanted, from: number) {
  const select = () =>
    tx
      .selectFrom('rows')
      .select(['noun', 'id', 'audience', 'about', 'v', 'gone', 'body'])
      .where('place_id', '=', place)
  const found = [
    ...(since.length > 0
      ? await select().where('audience', 'in', since).where('v', '>', from).orderBy('v').execute()
      : []),
    ...(whole.length > 0
      ? await select().where('audience', 'in', whole).where('gone', '=', 0).orderBy('v').execute()
      : []),
  ]
  const byNoun = new Map<string, SentRow[]>()
  for (const { noun, id, audience, about, v, gone, body } of found) {
    const row: SentRow = gone ? { id, gone: 1 } : { id, audience, about, v, body: JSON.parse(body) as object }
    if (!byNoun.has(noun)) byNoun.set(noun, [])
    byNoun.get(noun)!.push(row)
  }
  return Object.fromEntries([...byNoun].map(([noun, rows]) => [noun, rowsToColumns(rows)]))
}

async function verdictsFor(tx: Tx, place: string, device: string, profile: string, from: number) {
  const rows = await tx
    .selectFrom('results')
    .select(['device_id', 'n', 'code', 'field'])
    .where('place_id', '=', place)
    .where('profile_id', '=', profile)
    .where('device_id', '=', device)
    .where('v', '>', from)
    .orderBy('v')
    .execute()
  return rows.map(row => [row.device_id, row.n, row.code, row.field] as Bundle['verdicts'][number])
}
