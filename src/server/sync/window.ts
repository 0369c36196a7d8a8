/**
 * A request's number is taken once. The school remembers the last numbers of each device with the digest of what was signed:
 *   - a new one among or above them is let in, in whatever order requests arrive;
 *   - one that was taken by the very same request is let in again, and gets the same answer, since acts are done once;
 *   - one that was taken by another request, or lies too far back to be remembered, is refused, and told where to go on.
 */
import { createHash } from 'node:crypto'
import type { Statements } from '../store/store.ts'

/** How far back numbers are remembered: more than a phone ever has under way. */
export const windowSize = 64
/** Older ones are swept out now and then, and not with every request. */
const sweepEvery = 16

export type Admitted =
  | { ok: true }
  | {
      ok: false
      code: 'number_used' | 'number_old'
      /** The first number that is free for certain. */ next: number
    }

/** @param place where the device is known: its numbers are kept there. */
export async function admit(
  { requests }: Statements,
  { place, device, n }: { place: string; device: string; n: number },
  signed: Uint8Array,
): Promise<Admitted> {
  const top = await requests.top(place, device)
  if (n <= top - windowSize) return { ok: false, code: 'number_old', next: top + 1 }
  const digest = createHash('sha256').update(signed).digest('base64url').slice(0, 22)
  const stands = await requests.take(place, device, n, digest)
  if (stands !== digest) return { ok: false, code: 'number_used', next: Math.max(top, n) + 1 }
  if (n > top && n % sweepEvery === 0) await requests.sweep(place, device, n - windowSize)
  return { ok: true }
}
