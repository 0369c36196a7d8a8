import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeShape, grouped, makeRescueCode, readRescueCode } from '../../src/domain/rescues/code.ts'

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })

test('eighty bits are sixteen letters and digits, and no two secrets are the same code', () => {
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(makeRescueCode(one)).toMatch(codeShape)
      expect(makeRescueCode(one) === makeRescueCode(other)).toBe(one.join() === other.join())
    }),
  )
})

test('a code is read however it is typed: in fours, small, with Arabic digits, with O for 0 and L for 1', () => {
  fc.assert(
    fc.property(bytes, random => {
      const code = makeRescueCode(random)
      expect(readRescueCode(grouped(code))).toBe(code)
      expect(readRescueCode(code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
      expect(readRescueCode(` ${code.replace(/\d/g, digit => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!)} `)).toBe(code)
    }),
  )
  for (const none of ['', 'ABCD', 'UUUU-UUUU-UUUU-UUUU', 'ABCD-ABCD-ABCD-ABCDE'])
    expect(readRescueCode(none)).toBeUndefined()
})
