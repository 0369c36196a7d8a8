/** Reads what the simulation's seals hide only from the eye. */
import type { Act } from '../../../src/storage/acts.ts'
import type { Copy, Waiting } from '../../../src/storage/vault.ts'
import { fromUtf8, readU32 } from '../../../src/wire/bytes.ts'
import { mask } from './fakes/suite.ts'
import type { Inside } from './ground.ts'

export const openCopy = (copy: Copy) =>
  JSON.parse(fromUtf8(mask(new Uint8Array(copy.bytes).subarray(4)))) as Act

/** undefined for rubbish. */
export function openLetter({ bytes }: Waiting): Inside | undefined {
  const inside = mask(new Uint8Array(bytes).subarray(97))
  const length = readU32(inside, 64)
  if (68 + length > inside.length) return undefined
  return JSON.parse(fromUtf8(inside.subarray(68, 68 + length))) as Inside
}
