import { expect, test } from 'vitest'
import * as arabicIndex from '../../src/app/words/ar/index.ts'
import * as englishIndex from '../../src/app/words/en/index.ts'
import { refusalCodes } from '../../src/domain/refusal.ts'
import { forms, grouped, missingForms, nounsOf, partsOf, placeholdersOf, wordsOf } from './dictionaries.ts'

const arabic = wordsOf('ar')
const english = wordsOf('en')
const both = [...Object.entries(arabic), ...Object.entries(english)]

test('every noun with words is in the index of its language', () => {
  expect(Object.keys(arabicIndex).sort()).toEqual(nounsOf('ar'))
  expect(Object.keys(englishIndex).sort()).toEqual(nounsOf('en'))
  expect(nounsOf('en')).toEqual(nounsOf('ar'))
})

test('words are flat: a noun, then a key', () => {
  for (const [key, text] of both) {
    expect(typeof text, key).toBe('string')
    expect(key).toMatch(/^[a-z][A-Za-z]*\.[A-Za-z]\w*$/)
  }
})

test('every Arabic key that counts has all six forms, and what is said to him is said to her', () => {
  expect(missingForms(arabic, forms)).toEqual([])
})

test('every English key that counts has one and other', () => {
  expect(missingForms(english, ['one', 'other'])).toEqual([])
})

test('a form that is missing is named as it would be written', () => {
  const counted = Object.fromEntries(forms.map(form => [`days.left_${form}`, 'يوم']))
  expect(missingForms(counted, forms)).toEqual([])
  const { 'days.left_two': _, ...without } = counted
  expect(missingForms(without, forms)).toEqual(['days.left_two'])
  expect(missingForms({ 'days.left': '{{count}}' }, ['one', 'other'])).toEqual([
    'days.left_one',
    'days.left_other',
  ])
  expect(missingForms({ 'days.open_male': 'افتح' }, forms)).toEqual(['days.open_female'])
  expect(missingForms({ 'days.open_female': 'افتحي' }, forms)).toEqual(['days.open_male'])
  expect(missingForms({ 'days.open': 'افتح', 'days.open_female': 'افتحي' }, forms)).toEqual([])
})

test('both languages say the same keys', () => {
  expect([...grouped(english, 'key').keys()].sort()).toEqual([...grouped(arabic, 'key').keys()].sort())
})

test('a key counts in both languages or in none', () => {
  const counts = (words: Record<string, string>) =>
    [...grouped(words, 'key')].filter(([, all]) => all.some(it => partsOf(it).form)).map(([key]) => key)
  expect(counts(english).sort()).toEqual(counts(arabic).sort())
})

test('forms and languages of a key take the same values', () => {
  const wanted = new Map<string, string>()
  for (const [written, text] of both) {
    // A form of its own may leave the number out: واجب واحد، واجبان.
    const names = placeholdersOf(text).filter(name => name !== 'count')
    const { key } = partsOf(written)
    expect(names.join(), written).toBe(wanted.get(key) ?? names.join())
    wanted.set(key, names.join())
  }
  for (const [written, text] of both)
    if (['few', 'many'].includes(partsOf(written).form ?? '')) expect(text, written).toContain('{{count}}')
})

test('the voice is calm: nothing empty, no exclamation mark, no dot or bar beside a digit, no «عفوًا»', () => {
  for (const [key, text] of both) {
    expect(text.trim(), key).toBe(text)
    expect(text, key).not.toBe('')
    expect(text, key).not.toMatch(/[!·|ǃ]|عفوًا/)
  }
})

test('Arabic words are written in Arabic: its own comma, question mark and letters', () => {
  for (const [key, text] of Object.entries(arabic)) {
    const bare = text.replace(/{{\w+}}/g, '')
    expect(bare, key).not.toMatch(/[,;?%0-9]/)
    // Typed with a Persian keyboard, a word looks right and is never found.
    expect(bare, key).not.toMatch(/[یکە]/)
    // The tanwin stands before its alif: يومًا.
    expect(bare, key).not.toMatch(/ا\u064b/)
  }
})

test('every refusal is explained in both languages', () => {
  for (const code of refusalCodes) {
    expect(arabic[`refusals.${code}`], code).toBeDefined()
    expect(english[`refusals.${code}`], code).toBeDefined()
  }
})
