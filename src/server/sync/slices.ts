/**
 * Rows on their way out. Thousands of them never come to a phone in one piece: it would read and keep them at one go, and
 * answer no finger meanwhile.
 */
import type { Columns } from '../../wire/columns.ts'
import { rowsToColumns, type SentRow } from '../../wire/rows.ts'
import type { StoredRow } from '../store/store.ts'

interface Size {
  rows: number
  /** Of the bodies' JSON. */
  letters: number
}

/** Up to here rows come together: some milliseconds of work for a phone. A term of one child is less. */
const part: Size = { rows: 1000, letters: 400_000 }
/** Of what is more, each noun comes in pieces of this size. */
const slice: Size = { rows: 100, letters: 32_000 }

/** @returns one part for all that is taken in at one go, more where it is too much; none for no rows. */
export const inParts = (rows: readonly StoredRow[]): StoredRow[][] => split(rows, part)

export function asColumns(rows: readonly StoredRow[]): Record<string, Columns> {
  return Object.fromEntries([...byNoun(rows)].map(([noun, own]) => [noun, rowsToColumns(own.map(sent))]))
}

export function sliceOf(rows: readonly StoredRow[]): { noun: string; columns: Columns }[] {
  return [...byNoun(rows)].flatMap(([noun, own]) =>
    split(own, slice).map(few => ({ noun, columns: rowsToColumns(few.map(sent)) })),
  )
}

function byNoun(rows: readonly StoredRow[]): Map<string, StoredRow[]> {
  const nouns = new Map<string, StoredRow[]>()
  for (const row of rows) {
    const own = nouns.get(row.noun)
    if (own) own.push(row)
    else nouns.set(row.noun, [row])
  }
  return nouns
}

const sent = ({ id, audience, about, v, gone, body }: StoredRow): SentRow =>
  gone ? { id, gone: 1 } : { id, audience, about, v, body: JSON.parse(body) as object }

function split(rows: readonly StoredRow[], most: Size): StoredRow[][] {
  const pieces: StoredRow[][] = []
  let letters = 0
  for (const row of rows) {
    const last = pieces.at(-1)
    letters += row.body.length
    if (last && last.length < most.rows && letters <= most.letters) last.push(row)
    else {
      pieces.push([row])
      letters = row.body.length
    }
  }
  return pieces
}
