/** What the receipts on the board mean for the outbox, as plain data. What is acknowledged and still queued is acknowledged. */
import { inQuarantine } from '../../domain/refusal.ts'
import type { Ack } from '../../storage/board.ts'

/** Milliseconds: a school restored from a backup is offered again what it had acknowledged since. */
export const keptFor = 14 * 24 * 60 * 60 * 1000

export interface Sent {
  n: number
  profile: string
  letter: string
  /** 0 while it waits. */
  settledAt: number
}

export interface Trimming {
  /** Numbers of letters that are settled from now on. */
  settled: number[]
  /** Numbers of letters that were settled so long ago that no backup is older. */
  old: number[]
  /** Acts that were refused in clear: told by the key of their author's copy, so that he hears it though the board is thrown away. */
  refused: { copy: string; code: string }[]
  /** Receipts that have served. */
  served: string[]
  /** Letters of which the family's copy has served. */
  kin: string[]
}

/**
 * @param outbox at least what the receipts speak of and what was settled long ago.
 * @param epochs the schools' present lives. A receipt of an older one is none: that school has forgotten what it says.
 * @param now on the school's clock.
 */
export function trimming(
  all: readonly Ack[],
  outbox: readonly Sent[],
  epochs: ReadonlyMap<string, string>,
  now: number,
): Trimming {
  const byLetter = new Map(outbox.map(item => [item.letter, item]))
  const found: Trimming = { settled: [], old: [], refused: [], served: [], kin: [] }
  const isPresent = ({ place, epoch }: Ack) => epoch === '' || epoch === epochs.get(place)
  for (const ack of all) if (!isPresent(ack)) found.served.push(ack.letter)
  const acks = all.filter(isPresent)
  const known = new Set<string>()
  for (const { letter, code } of acks) {
    const sent = byLetter.get(letter)
    if (sent?.settledAt === 0) {
      found.settled.push(sent.n)
      if (code !== '' && !inQuarantine.has(code))
        found.refused.push({ copy: `${sent.profile}/${sent.n}`, code })
    }
    // A refusal that was told in clear stays: the chooser and the author's screens show it.
    if (code !== '') continue
    found.served.push(letter)
    if (sent) known.add(sent.profile)
  }
  // The school knows these authors now: what it had kept for them has been settled as well.
  for (const { letter, code } of acks)
    if (inQuarantine.has(code) && known.has(byLetter.get(letter)?.profile ?? '')) {
      found.served.push(letter)
      found.kin.push(letter)
    }
  for (const { n, settledAt } of outbox) if (settledAt > 0 && settledAt < now - keptFor) found.old.push(n)
  return found
}
