import { expect, test } from 'vitest'
import { rests } from '../../src/domain/locks/reading.ts'

const day = 86_400_000
const heard = Date.UTC(2026, 9, 1)

test('a family reads for sixty days without the school, staff for seven', () => {
  const last = (desk: Parameters<typeof rests>[0]) => {
    let days = 0
    while (!rests(desk, heard, heard + (days + 1) * day)) days++
    return days
  }
  expect([last('student'), last('guardian')]).toEqual([60, 60])
  expect([last('teacher'), last('principal'), last('counselor')]).toEqual([7, 7, 7])
})

test('a clock that was set back rests nothing', () => {
  expect(rests('student', heard, heard - 400 * day)).toBe(false)
})
