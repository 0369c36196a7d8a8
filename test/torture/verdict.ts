/**
 * Holds what lies in a database against what phones have done: every deed with a receipt is there exactly once; one without may be
 * there or not, but never in part; and nothing is there that nobody did.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Deed } from './deeds.ts'
import type { Facts, Result, Row } from './facts.ts'

export interface Verdict {
  lost: string[]
  doubled: string[]
  damaged: string[]
}

export const noVerdict = (): Verdict => ({ lost: [], doubled: [], damaged: [] })

/** Rows that only phones write here: one that no deed has left comes from nowhere. */
const phonesOwn = new Set(['assignment', 'submission', 'question', 'answer', 'mark', 'notice'])

const keyOf = ({ place, device, n }: { place: string; device: string; n: number }) =>
  `${place} ${device} ${n}`
const rowKey = (place: string, { noun, id }: { noun: string; id: string }) => `${place} ${noun}/${id}`

/** @param printed how many phones the card of each person admits. */
export function judge(deeds: readonly Deed[], facts: Facts, printed: number): Verdict {
  const verdict = noVerdict()
  const results = new Map(facts.results.map(result => [keyOf(result), result]))
  const rows = new Map(facts.rows.filter(row => !row.gone).map(row => [rowKey(row.place, row), row]))
  const writers = new Map<string, { deed: Deed; result: Result }[]>()

  for (const deed of deeds) {
    const name = `${deed.name} ${keyOf(deed)}`
    const result = results.get(keyOf(deed))
    results.delete(keyOf(deed))
    const row = deed.row && rowKey(deed.place, deed.row)
    if (!result) {
      if (deed.receiptAt > 0) verdict.lost.push(`${name} has a receipt and no result`)
      continue
    }
    if (result.letter !== deed.letter.id || result.profile !== deed.profile)
      verdict.damaged.push(`${name} has the result of another letter`)
    if (result.code === 'already_there') verdict.doubled.push(`${name} met its own effect`)
    else if (result.code !== deed.code) verdict.damaged.push(`${name} was refused: ${result.code}`)
    else if (row) writers.set(row, [...(writers.get(row) ?? []), { deed, result }])
  }
  for (const [key, all] of writers) judgeRow(key, all, rows.get(key), verdict)
  for (const key of results.keys()) verdict.damaged.push(`${key} is a result of nobody's deed`)
  for (const [key, row] of rows)
    if (phonesOwn.has(row.noun) && !writers.has(key)) verdict.doubled.push(`${key} is nobody's deed`)
  judgeAttempts(facts, verdict)
  judgeCards(facts, printed, verdict)
  verdict.damaged.push(...facts.unsound, ...miscounted(facts))
  return verdict
}

/** Effect and result are one transaction: the row bears the counter of the last deed that wrote it, and says what it said. */
function judgeRow(
  key: string,
  all: { deed: Deed; result: Result }[],
  row: Row | undefined,
  { lost, doubled, damaged }: Verdict,
) {
  const { deed, result } = all.reduce((last, one) => (one.result.v > last.result.v ? one : last))
  if (!row) return void lost.push(`${key} was applied and is not there`)
  if (row.v !== result.v) doubled.push(`${key} was written again: ${row.v} after ${result.v}`)
  for (const [field, said] of Object.entries(deed.row!.body))
    if (!isDeepStrictEqual(row.body[field], said)) damaged.push(`${key} says another ${field}`)
}

/** Attempts of a child at one work are counted without a gap. */
function judgeAttempts({ rows }: Facts, { doubled }: Verdict) {
  const attempts = new Map<string, number[]>()
  for (const { place, noun, gone, body } of rows) {
    if (noun !== 'submission' || gone) continue
    const key = `${place} ${body.assignment} of ${body.person}`
    attempts.set(key, [...(attempts.get(key) ?? []), body.attempt])
  }
  for (const [key, numbers] of attempts)
    if (numbers.sort((a, b) => a - b).some((number, i) => number !== i + 1))
      doubled.push(`attempts at ${key}: ${numbers.join(' ')}`)
}

/** A card is used up by one for each phone that it admitted. */
function judgeCards({ cards, enrolments }: Facts, printed: number, { doubled }: Verdict) {
  for (const { place, person, uses } of cards) {
    const admitted = enrolments.filter(one => one.place === place && one.person === person).length
    if (uses !== printed - admitted)
      doubled.push(`the card of ${person} in ${place} was used ${printed - uses} times`)
  }
}

/** Counters that disagree with what they count. */
export function miscounted({ counters, rows, results, cursors, ties }: Facts): string[] {
  const wrong: string[] = []
  const future = (what: string, place: string, v: number) => {
    if (v > (counters.get(place) ?? 0)) wrong.push(`${what} is ahead of ${place}: ${v}`)
  }
  const taken = new Set<string>()
  for (const { place, noun, id, v } of rows) future(`${noun}/${id}`, place, v)
  for (const { place, device, n, v } of results) {
    future(`${device} ${n}`, place, v)
    if (taken.has(`${place} ${v}`)) wrong.push(`two deeds took ${v} of ${place}`)
    taken.add(`${place} ${v}`)
  }
  for (const { place, device, cursor } of cursors) future(`the cursor of ${device}`, place, cursor)
  const asColumns = ties.map(({ place, id, person, role, target, past }) =>
    [place, id, ...(past ? ['past'] : [person, role, target])].join(' '),
  )
  const asRows = rows
    .filter(row => row.noun === 'tie')
    .map(({ place, id, gone, body }) =>
      [place, id, ...(gone ? ['past'] : [body.person, body.role, body.target])].join(' '),
    )
  if (!isDeepStrictEqual(asColumns.sort(), asRows.sort())) wrong.push('ties differ from their columns')
  return wrong
}
