/**
 * The pull: what one device may see of one place and does not have yet, read in one snapshot. Board rows once for the whole
 * phone, in clear; personal rows in one sealed bundle for each profile.
 */
import { createHash } from 'node:crypto'
import { classOf, type Audience } from '../../domain/audiences.ts'
import type { Columns } from '../../wire/columns.ts'
import { letterMark, type Bundle } from '../../wire/content.ts'
import { rowsToColumns, type SentRow } from '../../wire/rows.ts'
import type { PlaceAnswer } from '../../wire/sync.ts'
import type { Statements } from '../store/store.ts'
import type { SyncDesk } from './desk.ts'
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
  house: SyncDesk,
  device: string,
  place: string,
  held: Held,
): Promise<PlaceNews | undefined> {
  const news = await house.store.snapshot(async tx => {
    const counter = await tx.places.counter(place)
    if (!counter) return undefined
    const profiles = await tx.phones.profilesOn(place, device)
    const scope = await scopeOf(tx, place, profiles)
    const generation = hashOf(scope)
    const before = believes(held, counter) ? await readScope(tx, place, held.generation) : undefined
    // A phone that begins anew misses nothing.
    const stale = before && held.cursor > 0 ? await tx.feed.collectedSince(place, held.cursor) : []
    const pull = pulling({ place, held, counter, scope, generation, before, stale: new Set(stale) })
    const { answer, from } = pull

    const longAgo = await tx.acts.numbers(place, device)
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
        ...(longAgo.v > (isNew ? 0 : from) && { done: [...longAgo.numbers] }),
      }
      const news = drop.length + bundle.verdicts.length + Object.keys(bundle.rows).length > 0
      if (isNew || news || bundle.done) bundles.push({ profile, inbox, bundle })
    }
    const news = bundles.length > 0 || Object.keys(rows).length > 0 || answer.t !== held.cursor || !!answer.b
    return { answer, rows, bundles, news, scope }
  })
  if (news) await keepScope(house, place, news.answer.g, news.scope)
  return news
}

async function scopeOf(tx: Statements, place: string, profiles: Profile[]): Promise<Scope> {
  const board = new Set<Audience>()
  const own: Scope['profiles'] = {}
  for (const { profile, person } of profiles) {
    const audiences = await tx.ties.audiencesOf(place, person)
    own[profile] = audiences.filter(audience => classOf(audience) === 'letter')
    for (const audience of audiences) if (classOf(audience) === 'board') board.add(audience)
  }
  return { board: [...board].sort(), profiles: own }
}

const hashOf = (scope: Scope) =>
  createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 10)

async function readScope(tx: Statements, place: string, generation: string): Promise<Scope | undefined> {
  const found = await tx.phones.scope(place, generation)
  return found === undefined ? undefined : (JSON.parse(found) as Scope)
}

async function keepScope({ store }: SyncDesk, place: string, generation: string, scope: Scope) {
  const { phones } = store.each
  if ((await phones.scope(place, generation)) === undefined)
    await phones.keepScope(place, generation, JSON.stringify(scope))
}

async function rowsFor(tx: Statements, place: string, { since, whole }: Wanted, from: number) {
  const found = [
    ...(since.length > 0 ? await tx.feed.since(place, since, from) : []),
    ...(whole.length > 0 ? await tx.feed.whole(place, whole) : []),
  ]
  const byNoun = new Map<string, SentRow[]>()
  for (const { noun, id, audience, about, v, gone, body } of found) {
    const row: SentRow = gone ? { id, gone: 1 } : { id, audience, about, v, body: JSON.parse(body) as object }
    if (!byNoun.has(noun)) byNoun.set(noun, [])
    byNoun.get(noun)!.push(row)
  }
  return Object.fromEntries([...byNoun].map(([noun, rows]) => [noun, rowsToColumns(rows)]))
}

async function verdictsFor(tx: Statements, place: string, device: string, profile: string, from: number) {
  const verdicts = await tx.acts.verdictsSince(place, device, profile, from)
  return verdicts.map(({ letter, n, code, field }): Bundle['verdicts'][number] => [
    letter.slice(0, letterMark),
    n,
    code,
    field,
  ])
}
