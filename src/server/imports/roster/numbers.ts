/** Telephone and identity numbers, kept as text. */
import { toLatinDigits } from '../../../domain/digits.ts'

export interface ReadPhone {
  phone: string
  /** The number is none that Jordan knows, nor an international one; it stays as it was written. */
  unclear: boolean
}

/**
 * «٠٧٩ ١٢٣ ٤٥٦٧», «00962 79 1234567», «791234567» are all +962791234567; a number with another country's code keeps it.
 * Of several in one cell the first is meant. Undefined for a cell without any digit.
 */
export function phoneOf(text: string): ReadPhone | undefined {
  const typed = toLatinDigits(text).replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\u00a0]/g, '')
  const pieces = typed.split(/[\\،,;|\n]|\s[-و]\s|\sor\s|(?<=\d{7})\s*\//)
  const first = pieces.find(piece => /\d/.test(piece))
  if (first === undefined) return undefined
  const digits = first.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '')
  const local = digits
    .replace(/^(?:\+|00)962/, '')
    .replace(/^962(?=\d{8,9}$)/, '')
    .replace(/^0/, '')
  if (/^7[789]\d{7}$/.test(local) || /^[2356]\d{7}$/.test(local))
    return { phone: `+962${local}`, unclear: false }
  const abroad = digits.replace(/^00/, '+')
  if (/^\+[1-9]\d{7,14}$/.test(abroad)) return { phone: abroad, unclear: false }
  return { phone: first.trim(), unclear: true }
}

/**
 * An identity number as text, leading zeros kept. A program that took it for a quantity may have written it as
 * «9.991E+09»: 'damaged', its digits are lost (unless the mantissa still holds them all).
 */
export function numberOf(text: string): string | 'damaged' {
  const typed = toLatinDigits(text).replace(/[\s\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c-]/g, '')
  const power = /^(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})$/.exec(typed)
  if (power) {
    const [, whole = '', fraction = '', exponent] = power
    return fraction.length === Number(exponent) ? whole + fraction : 'damaged'
  }
  return typed.replace(/^(\d+)\.0+$/, '$1')
}
