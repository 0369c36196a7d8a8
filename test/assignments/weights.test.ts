import { expect, test } from 'vitest'
import { weightsOf } from '../../src/domain/assignments/weights.ts'
import type { Row } from '../../src/domain/row.ts'

const given = (id: string, subject: string, weight: number, dueAt = 1) =>
  ({ id, body: { subject, title: id, weight, dueAt } }) as Row<'assignment'>

const own = (weight: number, id = 'new') => ({ id, title: 'new', weight })

test('T1.weights: what is left of the hundred is told, and the picture has a hundred tiles', () => {
  const { free, over, total, shares } = weightsOf(
    [given('a', 'maths', 30), given('b', 'maths', 20)],
    'maths',
    own(25),
  )
  expect({ free, over, total }).toEqual({ free: 50, over: 0, total: 75 })
  expect(shares.map(({ kind, weight }) => [kind, weight])).toEqual([
    ['given', 30],
    ['given', 20],
    ['this', 25],
    ['left', 25],
  ])
  expect(shares.reduce((sum, { tiles }) => sum + tiles, 0)).toBe(100)
})

test('T1.weights: a weight over the hundred shows by how much', () => {
  const { free, over, total, shares } = weightsOf([given('a', 'maths', 90)], 'maths', own(15.5))
  expect({ free, over, total }).toEqual({ free: 10, over: 5.5, total: 105.5 })
  expect(shares.filter(({ kind }) => kind !== 'over').reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
})

test('other subjects do not count, and work that is published again counts once', () => {
  const rows = [given('a', 'arabic', 80), given('mine', 'maths', 40)]
  expect(weightsOf(rows, 'maths', own(50, 'mine'))).toMatchObject({ total: 50, free: 100, over: 0 })
})

test('thirds add up to a hundred', () => {
  const rows = [given('a', 'maths', 33.3), given('b', 'maths', 33.3)]
  expect(weightsOf(rows, 'maths', own(33.4))).toMatchObject({ total: 100, free: 33.4, over: 0 })
})

test('work stands in the order of its days', () => {
  const rows = [given('late', 'maths', 10, 9), given('soon', 'maths', 10, 2)]
  expect(weightsOf(rows, 'maths', own(0)).shares.map(({ id }) => id)).toEqual(['soon', 'late', ''])
})
