/**
 * The pull: what one device may see of one place and does not have yet, read in one snapshot. Board rows once for the whole
 * phone, in clear; personal rows in one sealed bundle for each profile.
 */
import { createHash } from 'node:crypto'
import { classOf, type Audience } from '../../domain/audiences.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { Columns } from '../../wire/columns.ts'
import { letterMark, type Bundle } from '../../wire/content.ts'
import type { PlaceAnswer } from '../../wire/sync.ts'
import type { Statements } from '../store/store.ts'
import type { SyncDesk } from './desk.ts'
import { believes, pulling, type Held, type Scope, type Wanted } from './pulling.ts'
import { asColumns, inParts, sliceOf } from './slices.ts'

interface Profile {
  profile: string
  person: string
  inbox: string
}

export interface PlaceNews {
  answer: PlaceAnswer
  rows: Record<string, Columns>
  /** Rows that are too many for the head, in the order of their counters within each noun. */
  slices: { noun: string; columns: Columns }[]
  bundles: { profile: string; inbox: string; bundle: Bundle }[]
  /** Of rows that concern persons: who is sent rows of which audiences. */
  seen: { person: string; about: Audience[] }[]
  /** Whether there is anything to tell beside the counters. */
  news: boolean
}

/** undefined for a place that is not there. @param sliced whether the phone takes rows in slices, where they are many. */
export async function answerFor(
  house: SyncDesk,
  device: string,
  place: string,
  held: Held,
  sliced: 'never' | 'many' = 'never',
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
    const board = await rowsFor(tx, place, pull.board, from)
    const isMuch = sliced === 'many' && inParts(board).length > 1
    const rows = isMuch ? {} : asColumns(board)
    const slices = isMuch ? sliceOf(board) : []
    const bundles: PlaceNews['bundles'] = []
    const seen: PlaceNews['seen'] = []
    for (const { profile, person, inbox } of profiles) {
      const { isNew, drop, ...wanted } = pull.profiles[profile]!
      const bundle: Bundle = {
        person,
        from,
        to: counter.v,
        ...(isNew && { whole: 1 as const }),
        drop,
        rows: {},
        verdicts: await verdictsFor(tx, place, device, profile, isNew ? 0 : from),
        ...(longAgo.v > (isNew ? 0 : from) && { done: [...longAgo.numbers] }),
      }
      const own = await rowsFor(tx, place, wanted, from)
      const about = [...new Set(own.map(({ audience }) => audience as Audience))]
      if (about.length > 0) seen.push({ person, about })
      const [first = [], ...others] = inParts(own)
      bundle.rows = asColumns(first)
      const news = drop.length + bundle.verdicts.length + first.length > 0
      if (isNew || news || bundle.done) bundles.push({ profile, inbox, bundle })
      // What is too much at one go is opened and merged part by part; only the first part takes anything away.
      for (const part of others) {
        const more = { person, from, to: counter.v, drop: [], rows: asColumns(part), verdicts: [] }
        bundles.push({ profile, inbox, bundle: more })
      }
    }
    const news = bundles.length > 0 || board.length > 0 || answer.t !== held.cursor || !!answer.b
    return { answer, rows, slices, bundles, seen, news, scope }
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
  return [
    ...(since.length > 0 ? await tx.feed.since(place, since, from) : []),
    ...(whole.length > 0 ? await tx.feed.whole(place, whole) : []),
  ]
}

async function verdictsFor(tx: Statements, place: string, device: string, profile: string, from: number) {
  const settled = await tx.acts.verdictsSince(place, device, profile, from)
  const away = await tx.waiting.turnedAwaySince(place, device, profile, from)
  const code = 'number_taken' satisfies RefusalCode
  const verdicts = [...settled, ...away.map(({ letter, n }) => ({ letter, n, code, field: '' }))]
  return verdicts.map(({ letter, n, code, field }): Bundle['verdicts'][number] => [
    letter.slice(0, letterMark),
    n,
    code,
    field,
  ])
}
