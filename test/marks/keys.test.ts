import { expect, test } from 'vitest'
import { typeMark, validPoints, type Typed } from '../../src/domain/marks/keys.ts'

/** The points after these keys, from no mark. */
const after = (keys: string[], outOf: number) =>
  keys.reduce<Typed>((typed, key) => typeMark(typed, key, outOf) ?? typed, { digits: '', points: undefined })
    .points

test('T7.keyboard: digits give the mark, in either form', () => {
  expect(after(['7'], 10)).toBe(7)
  expect(after(['٧'], 10)).toBe(7)
  expect(after(['1', '0'], 10)).toBe(10)
  expect(after(['١', '٥'], 20)).toBe(15)
})

test('a digit that would go over full marks begins anew', () => {
  expect(after(['7', '8'], 10)).toBe(8)
  expect(after(['1', '0', '4'], 10)).toBe(4)
  expect(after(['9'], 5)).toBeUndefined()
})

test('the dot adds a half and takes it away, and never goes over', () => {
  expect(after(['7', '.'], 10)).toBe(7.5)
  expect(after(['7', '٫', '.'], 10)).toBe(7)
  expect(after(['.'], 10)).toBe(0.5)
  expect(after(['5', '.'], 5)).toBe(5)
})

test('Backspace takes back a digit, and the last one leaves no mark', () => {
  expect(after(['1', '5', 'Backspace'], 20)).toBe(1)
  expect(after(['5', 'Backspace'], 20)).toBeUndefined()
})

test('other keys are nobody’s mark', () => {
  expect(typeMark({ digits: '', points: 3 }, 'x', 10)).toBeUndefined()
  expect(typeMark({ digits: '', points: 3 }, 'Tab', 10)).toBeUndefined()
})

test('points go from nothing to full marks in half steps', () => {
  expect(validPoints(0, 10)).toBe(0)
  expect(validPoints(9.5, 9.5)).toBe(9.5)
  expect(validPoints(10.5, 10)).toBeUndefined()
  expect(validPoints(-1, 10)).toBeUndefined()
  expect(validPoints(3.25, 10)).toBeUndefined()
  expect(validPoints(undefined, 10)).toBeUndefined()
})
