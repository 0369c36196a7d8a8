import type { Digits } from './words.ts'

const LATIN = '0123456789'
const ARABIC = '٠١٢٣٤٥٦٧٨٩'
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹'

/** 0-9 and ۰-۹ become ٠-٩; everything else stays. */
export function toArabicDigits(text: string): string {
  return text
    .replace(/[0-9]/g, d => ARABIC[LATIN.indexOf(d)]!)
    .replace(/[۰-۹]/g, d => ARABIC[PERSIAN.indexOf(d)]!)
}

/** ٠-٩ and ۰-۹ become 0-9; everything else stays. */
export function toLatinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, d => LATIN[ARABIC.indexOf(d)]!)
    .replace(/[۰-۹]/g, d => LATIN[PERSIAN.indexOf(d)]!)
}

/** The same text in the digits that a person chose. */
export function showDigits(text: string, digits: Digits): string {
  return digits === 'arab' ? toArabicDigits(text) : toLatinDigits(text)
}

/** A number while it is being typed, letter for letter: its digits, and the only mark in it as the one of the fraction. */
export function showTyped(text: string, digits: Digits): string {
  const own = showDigits(text, digits)
  if (own.replace(/[^.,٫٬،]/g, '').length !== 1) return own
  return digits === 'arab' ? own.replace('.', '٫') : own.replace('٫', '.')
}

/**
 * A number as a person reads it: «٢٫٥», «١٢٬٠٠٠», from five digits on in groups. The minus carries a mark of
 * direction, as in CLDR, so that it stays on the right side of its number in an Arabic line.
 */
export function showNumber(n: number, digits: Digits): string {
  const [whole = '', fraction] = plainly(Math.abs(n)).split('.')
  const arabic = digits === 'arab'
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, arabic ? '٬' : ',')
  const joined = fraction === undefined ? grouped : grouped + (arabic ? '٫' : '.') + fraction
  const minus = n < 0 ? (arabic ? '\u061c-' : '\u200e-') : ''
  return minus + showDigits(joined, digits)
}

/** Decimal text without an exponent, at most six places: nobody reads 1e-7. */
function plainly(n: number): string {
  return n.toLocaleString('en-US', { maximumFractionDigits: 6, useGrouping: false })
}

const MINUS = /^[-−‐‑–]\s*/
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/g

/**
 * The number that someone typed, in Arabic-Indic, Persian or Latin digits, or undefined when it is none.
 *
 * `٫` is always a decimal mark and `٬` always parts thousands. `.` and `,` (and `،`) are read by where they
 * stand: see `decimalText`. A fraction of two whole numbers, `٣/٤`, counts as its value.
 */
export function parseNumber(text: string): number | undefined {
  const typed = toLatinDigits(text).replace(UNSEEN, '').trim()
  const negative = MINUS.test(typed)
  const size = typed.replace(negative ? MINUS : /^\+\s*/, '')
  const value = fractionValue(size) ?? decimalValue(size)
  if (value === undefined || !Number.isFinite(value)) return undefined
  return negative && value !== 0 ? -value : value
}

function fractionValue(text: string): number | undefined {
  const parts = /^(\d+)\s*[/⁄∕]\s*(\d+)$/.exec(text)
  if (!parts || Number(parts[2]) === 0) return undefined
  return Number(parts[1]) / Number(parts[2])
}

function decimalValue(text: string): number | undefined {
  const plain = decimalText(text.replace(/،/g, ',').replace(/[\u00a0\u202f\u2009]/g, ' '))
  return plain === undefined ? undefined : Number(plain)
}

/** Rewrites typed digits and marks as `123.45`, or undefined when the marks make no sense. */
function decimalText(text: string): string | undefined {
  if (!/^[\d.,٫٬ ]*\d[\d.,٫٬ ]*$/.test(text)) return undefined

  // Which mark is the decimal one? The Arabic one if it is there, else the last of two kinds, else a mark that
  // stands alone, unless it looks like a comma of thousands (1,500 is fifteen hundred; 0,125 is an eighth).
  let decimal: string | undefined
  if (text.includes('٫')) decimal = '٫'
  else if (text.includes('.') && text.includes(','))
    decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
  else if (count(text, '.') === 1) decimal = '.'
  else if (count(text, ',') === 1 && !/^[1-9]\d{0,2},\d{3}$/.test(text)) decimal = ','

  const [whole = '', fraction = '', ...more] = decimal ? text.split(decimal) : [text]
  if (more.length || !/^\d*$/.test(fraction)) return undefined
  // What is left may only part thousands, and with one kind of mark.
  if (!/^\d*$/.test(whole) && !/^\d{1,3}(?:([.,٬ ])\d{3})(?:\1\d{3})*$/.test(whole)) return undefined
  return `${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
