/** A mark typed on the keyboard, without a field: digits in either form, a dot for the half. */
import { toLatinDigits } from '../digits.ts'

export interface Typed {
  /** The digits so far. */
  digits: string
  points: number | undefined
}

/**
 * `1` then `5` is fifteen, unless the work is out of less: then the last digit begins anew. `.` adds a half or takes it away.
 * Backspace takes back one digit. Any other key changes nothing, and undefined is given back.
 */
export function typeMark({ digits, points }: Typed, key: string, outOf: number): Typed | undefined {
  if (key === 'Backspace') return whole(digits.slice(0, -1))
  if (key === '.' || key === ',' || key === '٫' || key === 'ز')
    return { digits: '', points: half(points, outOf) }
  const digit = toLatinDigits(key)
  if (!/^\d$/.test(digit)) return undefined
  const longer = digits + digit
  if (Number(longer) <= outOf) return whole(longer)
  return Number(digit) <= outOf ? whole(digit) : { digits: '', points }
}

const whole = (digits: string): Typed => ({ digits, points: digits === '' ? undefined : Number(digits) })

function half(points: number | undefined, outOf: number) {
  const base = Math.floor(points ?? 0)
  const next = (points ?? 0) === base ? base + 0.5 : base
  return next <= outOf ? next : points
}

/** Points as they may be given: from 0 to all of them, in half steps; undefined for anything else. */
export function validPoints(points: number | undefined, outOf: number): number | undefined {
  if (points === undefined || points < 0 || points > outOf) return undefined
  return Number.isInteger(points * 2) ? points : undefined
}
