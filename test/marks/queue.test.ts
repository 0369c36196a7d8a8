import { expect, test } from 'vitest'
import { conflictOf, entryOf, neighbour, nextWaiting, queueOf } from '../../src/domain/marks/queue.ts'
import type { Row } from '../../src/domain/row.ts'
import type { Pupil } from '../../src/domain/sections/mine.ts'

const pupil = (id: string, name: string): Pupil => ({ id, name, own: name, gender: 'female' })
const handed = (id: string, person: string, attempt = 1) =>
  ({ id, v: 1, body: { assignment: 'work', person, attempt } }) as Row<'submission'>
const mark = (submission: string, points = 5, v = 7) =>
  ({ id: submission, v, body: { submission, points, comment: '', by: 'muna' } }) as Row<'mark'>

const pupils = [pupil('z', 'أحمد'), pupil('y', 'باسل'), pupil('x', 'ابتسام'), pupil('w', 'تالا')]

test('T7.desk: children stand by name, whoever has not handed in after all others', () => {
  const queue = queueOf(pupils, [handed('1', 'y'), handed('2', 'z'), handed('3', 'w')], [mark('2')])
  expect(queue.entries.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'أحمد marked',
    'باسل waits',
    'تالا waits',
    'ابتسام missing',
  ])
  expect(queue).toMatchObject({ waiting: 2, marked: 1, missing: 1 })
})

test('attempts are all there, the newest first, and a new one after the mark waits again', () => {
  const queue = queueOf(pupils, [handed('1', 'y'), handed('2', 'y', 2)], [mark('1')])
  const entry = entryOf(queue, '1')!
  expect(entry.attempts.map(({ submission }) => submission.id)).toEqual(['2', '1'])
  expect(entry.attempts[1]!.mark?.body.points).toBe(5)
  expect(entry.state).toBe('waits')
})

test('work of a child who has moved away is still in the queue', () => {
  const known = new Map([['gone', pupil('gone', 'جود')]])
  const queue = queueOf(pupils, [handed('1', 'gone'), handed('2', 'unknown')], [], known)
  expect(queue.entries.filter(({ moved }) => moved).map(({ name, state }) => [name, state])).toEqual([
    ['', 'waits'],
    ['جود', 'waits'],
  ])
})

test('who comes next is the next that waits, round from the top, and nobody when all are marked', () => {
  const all = [handed('1', 'z'), handed('2', 'y'), handed('3', 'w')]
  const queue = queueOf(pupils, all, [mark('2')])
  expect(nextWaiting(queue, 'z')?.id).toBe('w')
  expect(nextWaiting(queue, 'w')?.id).toBe('z')
  expect(nextWaiting(queue, undefined)?.id).toBe('z')
  const last = queueOf(pupils, all, [mark('1'), mark('2')])
  expect(nextWaiting(last, 'w')).toBeUndefined()
})

test('arrows pass over those who have not handed in, and stop at the ends', () => {
  const queue = queueOf(pupils, [handed('1', 'z'), handed('2', 'w')], [])
  expect(neighbour(queue, 'z', 1)?.id).toBe('w')
  expect(neighbour(queue, 'w', 1)).toBeUndefined()
  expect(neighbour(queue, undefined, 1)?.id).toBe('z')
})

test('a mark that came second is shown beside the one that stands', () => {
  const act = (n: number, code: string | undefined, submission = '1') => ({
    ...{ n, place: 'p', name: 'marks.give', code },
    args: { submission, points: n, comment: 'c', ifV: 0 },
  })
  const acts = [
    act(1, 'changed_meanwhile'),
    act(2, 'changed_meanwhile'),
    act(3, undefined),
    act(4, 'not_found'),
  ]
  expect(conflictOf(acts, 'p', '1', mark('1'))).toEqual({ n: 2, points: 2, comment: 'c' })
  expect(conflictOf(acts, 'p', 'other', mark('other'))).toBeUndefined()
  expect(conflictOf(acts, 'elsewhere', '1', mark('1'))).toBeUndefined()
  expect(conflictOf(acts, 'p', '1', undefined)).toBeUndefined()
})
