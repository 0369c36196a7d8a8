import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseNumber, showNumber, showTyped, toArabicDigits, toLatinDigits } from '../../src/domain/digits.ts'

test('digits change their script and nothing else', () => {
  expect(toArabicDigits('الصفحة 3 من ۸')).toBe('الصفحة ٣ من ٨')
  expect(toLatinDigits('الصفحة ٣ من ۸')).toBe('الصفحة 3 من 8')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(toLatinDigits(toArabicDigits(text))).toBe(toLatinDigits(text))
      expect(toArabicDigits(toArabicDigits(text))).toBe(toArabicDigits(text))
    }),
  )
})

test.each([
  ['12', 12],
  ['١٢', 12],
  ['۱۲', 12],
  ['1٢۳', 123],
  ['٢٫٥', 2.5],
  ['2.5', 2.5],
  ['2,5', 2.5],
  ['٢،٥', 2.5],
  ['٠٫١٢٥', 0.125],
  ['0,125', 0.125],
  ['.5', 0.5],
  ['5.', 5],
  ['١٬٢٣٤٫٥', 1234.5],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1,500', 1500],
  ['1,234,567', 1234567],
  ['12 000', 12000],
  ['-٥', -5],
  ['− 5', -5],
  ['\u061c-٥', -5],
  ['+5', 5],
  ['-0', 0],
  ['  ٧ ', 7],
  ['\u200f٧\u200f', 7],
  ['٣/٤', 0.75],
  ['-1 / 2', -0.5],
])('«%s» is understood as %s', (text, value) => {
  expect(parseNumber(text)).toBe(value)
})

test.each([
  '',
  ' ',
  'خمسة',
  '5kg',
  '1e5',
  '٥٪',
  '1.2.3',
  '1,23,4',
  '1 2',
  '1,2.3.4',
  '--5',
  '5-',
  '.',
  '٫',
  '1/0',
])('«%s» is no number', text => expect(parseNumber(text)).toBeUndefined())

test('any number comes back from how it is shown, in both scripts', () => {
  const numbers = fc.oneof(
    fc.integer(),
    fc.integer({ min: -99_999_999, max: 99_999_999 }).map(n => n / 1000),
  )
  fc.assert(
    fc.property(numbers, n => {
      expect(parseNumber(showNumber(n, 'arab'))).toBe(n)
      expect(parseNumber(showNumber(n, 'latn'))).toBe(n)
    }),
  )
})

test('a number is shown in the person’s digits while it is typed, and stays the number that it is', () => {
  expect(showTyped('12.5', 'arab')).toBe('١٢٫٥')
  expect(showTyped('١٢٫٥', 'latn')).toBe('12.5')
  expect(showTyped('3/4', 'arab')).toBe('٣/٤')
  const keys = fc.constantFrom(...'0123456789٠١٢٣٤٥٦٧٨٩۵.,٫٬،/- ')
  fc.assert(
    fc.property(fc.string({ unit: keys, maxLength: 9 }), fc.constantFrom('arab', 'latn'), (text, digits) => {
      const shown = showTyped(text, digits)
      expect(shown).toHaveLength(text.length)
      expect(parseNumber(shown)).toBe(parseNumber(text))
    }),
    { numRuns: 2000 },
  )
})

test('reading a number never throws, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0٣۹.,٫٬،-/ +e\u200f'), maxLength: 12 }), text => {
      const value = parseNumber(text)
      expect(value === undefined || Number.isFinite(value)).toBe(true)
    }),
  )
})

test('numbers are grouped from five digits on', () => {
  expect(showNumber(1234, 'arab')).toBe('١٢٣٤')
  expect(showNumber(12345.5, 'arab')).toBe('١٢٬٣٤٥٫٥')
  expect(showNumber(12345.5, 'latn')).toBe('12,345.5')
  expect(showNumber(-5, 'arab')).toBe('\u061c-٥')
})
