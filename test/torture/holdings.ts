/** What phones hold after a last pull, against what the school says that they may see. */
import { isDeepStrictEqual } from 'node:util'
import { belongs, classOf, type Audience } from '../../src/domain/audiences.ts'
import type { Tie } from '../../src/domain/people/person.ts'
import type { HeldRow } from '../server/phone.ts'
import type { Facts, Row } from './facts.ts'
import type { BusyPhone } from './phone.ts'

/** What a phone holds, of each place and in each pocket. */
export interface Holding {
  phone: { place(id: string): { cursor: number; board: ReadonlyMap<string, HeldRow> } }
  pockets: readonly { who: string; place: string; profile: { rows: ReadonlyMap<string, HeldRow> } }[]
}

/** Where a phone holds anything else than what is its own, word for word. Empty when all is well. */
export function differences({ phone, pockets }: Holding, facts: Facts): string[] {
  const wrong: string[] = []
  for (const place of new Set(pockets.map(pocket => pocket.place))) {
    const ties = facts.ties.filter(tie => tie.place === place && !tie.past) as unknown as Tie[]
    const rows = facts.rows.filter(row => row.place === place && !row.gone)
    const here = pockets.filter(pocket => pocket.place === place)
    const sees = (who: string) => {
      const known = new Map<string, boolean>()
      return ({ audience }: Row) => {
        if (!known.has(audience)) known.set(audience, belongs(audience as Audience, who, ties))
        return known.get(audience)!
      }
    }
    const isBoard = ({ audience }: Row) => classOf(audience as Audience) === 'board'
    const seen = here.map(({ who }) => sees(who))
    const board = rows.filter(row => isBoard(row) && seen.some(sees => sees(row)))
    const held = phone.place(place)
    wrong.push(...compare(`the board of ${place}`, held.board, board))
    for (const { who, profile } of here) {
      const own = rows.filter(row => classOf(row.audience as Audience) === 'letter' && sees(who)(row))
      wrong.push(...compare(`${who} of ${place}`, profile.rows, own))
    }
    if (held.cursor !== facts.counters.get(place))
      wrong.push(`${place} stands at ${facts.counters.get(place)}, the phone at ${held.cursor}`)
  }
  return wrong
}

/** Each has read the school's word on what he did. */
export function unread({ kept, phone }: BusyPhone): string[] {
  const profiles = new Map(phone.profiles.map(profile => [profile.id, profile]))
  return kept
    .filter(({ profile, n, code }) => profiles.get(profile)?.verdicts.get(n)?.code !== code)
    .map(({ name, n }) => `no verdict on ${name} ${n}`)
}

function compare(what: string, held: ReadonlyMap<string, HeldRow>, meant: readonly Row[]): string[] {
  const wrong: string[] = []
  const left = new Map(held)
  for (const { noun, id, v, body } of meant) {
    const row = left.get(`${noun}/${id}`)
    left.delete(`${noun}/${id}`)
    if (!row) wrong.push(`${what} misses ${noun}/${id}`)
    else if (row.v !== v || !isDeepStrictEqual(row.body, body)) wrong.push(`${what} has an old ${noun}/${id}`)
  }
  for (const key of left.keys()) wrong.push(`${what} holds ${key}`)
  return wrong
}
