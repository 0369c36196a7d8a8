/**
 * Who saw or changed whose data, by which device. Entries are only ever added: nothing in the server changes or removes one, and
 * each holds the digest of the one before it on the same device, so that a missing or bent one shows. Ids, and no content.
 */
import { createHash } from 'node:crypto'
import type { AuditRow, Statements } from '../store/store.ts'

/** What the school's own office did, without a phone. */
export const officeDevice = 'office'

export interface Noted {
  device: string
  /** Who acted, or whose pocket was answered; '' for the office. */
  person: string
  /** An act's name; `saw` for an answer, `fetched` for a file, `enrolled`, `left`, `ended`. */
  what: string
  /** The audiences whose rows he was sent or has written. */
  about: readonly string[]
  /** Of what he was sent: rows of these versions. */
  since: number
  until: number
  at: number
}

/** More than this are told by how many there were: an import touches a whole school, and has a record of its own. */
const mostNamed = 400

/** Adds an entry. Collides where another was added to the same device's meanwhile. */
export async function note({ audit }: Statements, place: string, { about, ...noted }: Noted): Promise<void> {
  const last = await audit.last(place, noted.device)
  const named = [...new Set(about)].sort()
  const told = named.length > mostNamed ? `*${named.length}` : named.join(' ')
  const entry = { ...noted, about: told, n: (last?.n ?? 0) + 1 }
  await audit.append(place, { ...entry, hash: hashOf(place, entry, last?.hash ?? '') })
}

export function hashOf(place: string, entry: Omit<AuditRow, 'hash'>, before: string): string {
  const { device, n, at, person, what, about, since, until } = entry
  const text = JSON.stringify([before, place, device, n, at, person, what, about, since, until])
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** Whether the entries of one device, in their order, are all there and as they were written. */
export function isWhole(place: string, entries: readonly AuditRow[]): boolean {
  let before = ''
  return entries.every((entry, index) => {
    const stands = entry.n === index + 1 && entry.hash === hashOf(place, entry, before)
    before = entry.hash
    return stands
  })
}
