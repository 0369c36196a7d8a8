import { expect, test } from 'vitest'
import { readScanned, readTyped } from '../../src/app/enrol-ticket.ts'
import { cardLink, type Card } from '../../src/wire/card.ts'

const home = 'https://school.example'
const card: Card = {
  card: 'ABCDEF',
  secret: 'GHJKMNPQRS',
  place: 'amal',
  person: 'yazan',
  desk: 'student',
  seal: 's'.repeat(87),
  sign: 't'.repeat(87),
}
const code = { kind: 'code', code: { card: '2345AB', secret: 'CDEFGH6789' } }

test.each([
  ['2345-ABCD-EFGH-6789', 'as it is printed'],
  ['2345abcdefgh6789', 'in small letters, without dashes'],
  ['٢٣٤٥ abcd efgh ٦٧٨٩', 'in Arabic-Indic digits, with spaces'],
  ['۲۳۴۵_ABCD_EFGH_۶۷۸۹', 'in Persian digits'],
  ['\u200f2345–ABCD—EFGH‑6789\u200e ', 'pasted with marks of direction and long dashes'],
  ['２３４５ＡＢＣＤＥＦＧＨ６７８９', 'in wide letters'],
])('«%s» is a code, %s', typed => {
  expect(readTyped(typed, home)).toEqual(code)
})

test.each([
  ['', 'codeEmpty'],
  [' - ', 'codeEmpty'],
  ['2345-ABCD', 'codeLength'],
  ['2345-ABCD-EFGH-6780', 'codeLetters'],
  ['شةؤي', 'codeArabic'],
])('«%s» is none, and why is said', (typed, why) => {
  expect(readTyped(typed, home)).toMatchObject({ kind: 'none', why })
})

test('a code that is too short says how much of it there is', () => {
  expect(readTyped('٢٣٤٥-AB', home)).toMatchObject({ why: 'codeLength', values: { typed: 6 } })
})

test('a whole link in the field of the code is taken as the card it is', () => {
  expect(readTyped(` ${cardLink(home, card)} `, home)).toEqual({ kind: 'card', card })
})

test('a square is a card of this address, of another one, or none', () => {
  expect(readScanned(cardLink(home, card), home)).toEqual({ kind: 'card', card })
  expect(readScanned(cardLink('http://other.example:3000', card), home)).toEqual({
    kind: 'none',
    why: 'otherAddress',
    values: { address: 'other.example:3000' },
  })
  for (const text of ['https://example.com/menu', 'WIFI:S:home;;', '', `${home}/#card=@@@`])
    expect(readScanned(text, home)).toEqual({ kind: 'none', why: 'notCard' })
})
