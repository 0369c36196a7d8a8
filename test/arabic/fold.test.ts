import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, sameText } from '../../src/domain/arabic.ts'

test.each([
  ['أحمد', 'احمد'],
  ['إسلام', 'اسلام'],
  ['آمنة', 'امنه'],
  ['ٱلكتاب', 'الكتاب'],
  ['مؤمن', 'مومن'],
  ['شيء', 'شئ'],
  ['هدى', 'هدي'],
  ['مَدْرَسَةٌ', 'مدرسه'],
  ['الرَّحْمٰن', 'الرحمن'],
  ['حقـــيبة', 'حقيبة'],
  ['کتابی', 'كتابي'],
  ['ﻻ', 'لا'],
  ['الصف ٥', 'الصف 5'],
  ['الصف ۵', 'الصف ٥'],
  ['Yazan', 'yAZAN'],
  ['  يزن   علي ', 'يزن علي'],
  ['\u200fيزن\u200e', 'يزن'],
])('«%s» and «%s» are the same to a reader', (a, b) => {
  expect(sameText(a, b)).toBe(true)
})

test.each([
  ['كتاب', 'كتب'],
  ['درس', 'ضرس'],
  ['12', '21'],
  ['يزن علي', 'يزنعلي'],
])('«%s» and «%s» stay apart', (a, b) => {
  expect(sameText(a, b)).toBe(false)
})

test('folding twice changes nothing more', () => {
  const any = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(any, text => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    { numRuns: 300 },
  )
})

test('tashkeel and tatweel anywhere in a word do not matter', () => {
  const letters = fc.array(fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىؤئ'), { maxLength: 12 })
  const marks = fc.constantFrom(
    '',
    '\u064e',
    '\u064f',
    '\u0650',
    '\u0651',
    '\u0652',
    '\u064b',
    '\u0670',
    '\u0640',
  )
  fc.assert(
    fc.property(letters, fc.array(marks, { minLength: 12, maxLength: 12 }), (word, signs) => {
      const decorated = word.map((letter, i) => letter + signs[i]).join('')
      expect(fold(decorated)).toBe(fold(word.join('')))
    }),
  )
})

test('a word is found inside a longer text after both are folded', () => {
  fc.assert(
    fc.property(fc.constantFrom('أمّ', 'مدرسة', 'هدى', 'شيء'), fc.lorem(), (word, rest) => {
      expect(fold(`${rest} ${word} ${rest}`)).toContain(fold(word))
    }),
  )
})
