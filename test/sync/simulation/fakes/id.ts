/** Stands in for src/letters/id.ts: ids from the seed, in the order of their making. */
import { toBase64url, u32 } from '../../../../src/wire/bytes.ts'
import { world } from '../world.ts'

export const newId = () => `i${world().count().toString().padStart(9, '0')}`

export function newLetterId(): string {
  const raw = new Uint8Array(16)
  // A verdict names a letter by its beginning alone: there they must differ, as random ones do.
  raw.set(u32(world().count()))
  return toBase64url(raw)
}
