/**
 * A rescue code: 80 bits as 16 letters and digits, read aloud or copied by hand in groups of four. It opens one profile on one
 * phone when its secret is forgotten.
 */
import { toLatinDigits } from '../digits.ts'

/** Crockford's: no letter that looks like a digit, and no U, so that no word comes of it. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 16
export const codeShape = /^[0-9A-HJKMNP-TV-Z]{16}$/

/** @param random ten bytes. */
export function makeRescueCode(random: Uint8Array): string {
  const bits = [...random.subarray(0, 10)].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return bits.replace(/.{5}/g, five => letters[parseInt(five, 2)]!)
}

/** As it is shown: `7KQ2-0MZX-…`. */
export const grouped = (code: string) => code.match(/.{1,4}/g)!.join('-')

/** Forgives case, spaces and dashes, digits of any kind, and letters taken for digits; undefined when it is no such code. */
export function readRescueCode(typed: string): string | undefined {
  const plain = plainCode(typed)
  return codeShape.test(plain) ? plain : undefined
}

/** What has been typed so far, as it will be read. */
export const plainCode = (typed: string) =>
  toLatinDigits(typed)
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
