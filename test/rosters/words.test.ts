import { expect, test } from 'vitest'
import {
  codeWord,
  rosterFields,
  rosterNoteCodes,
  rosterValues,
  rosterWrongCodes,
} from '../../src/domain/rosters/codes.ts'
import { rosterRefusals } from '../../src/domain/rosters/roster.ts'
import { noteWords, wrongWords } from '../../src/server/cli/roster-words.ts'
import { wordsOf } from '../words/dictionaries.ts'

test('whatever can be wrong in a register has words on the screen, the same as on the command line', () => {
  expect([...rosterWrongCodes].sort()).toEqual(Object.keys(wrongWords).sort())
  expect([...rosterNoteCodes].sort()).toEqual(Object.keys(noteWords).sort())
  for (const [index, lang] of (['ar', 'en'] as const).entries()) {
    const words = wordsOf(lang)
    for (const code of rosterWrongCodes)
      expect(words[`rosters.wrong${codeWord(code, rosterWrongCodes)}`], code).toBe(
        wrongWords[code as keyof typeof wrongWords][index],
      )
    for (const code of rosterNoteCodes)
      expect(words[`rosters.note${codeWord(code, rosterNoteCodes)}`], code).toBe(
        noteWords[code as keyof typeof noteWords][index],
      )
    for (const code of [...rosterRefusals, 'unknown'])
      expect(words[`rosters.refused${codeWord(code, rosterRefusals)}`], code).toBeTruthy()
    for (const value of rosterValues)
      expect(words[`rosters.value${codeWord(value, rosterValues)}`], value).toBeTruthy()
    for (const field of [...rosterFields, 'unknown'])
      expect(words[`rosters.field${codeWord(field, rosterFields)}`], field).toBeTruthy()
  }
})
