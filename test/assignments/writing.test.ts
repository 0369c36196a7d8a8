import { expect, test } from 'vitest'
import {
  moved,
  newTask,
  newWriting,
  publishing,
  reopened,
  wrongsOf,
  type TaskWriting,
  type Writing,
} from '../../src/domain/assignments/writing.ts'
import { momentOfHour } from '../../src/domain/calendar/local.ts'
import { momentOf } from '../../src/domain/calendar/day.ts'
import { classroom, play } from '../domain/memory.ts'

const now = momentOf('2026-11-23', 9)
const task = (part: Partial<TaskWriting> = {}): TaskWriting => ({
  ...newTask('t1', 'text'),
  ...{ prompt: 'س', points: '٥' },
  ...part,
})
const whole = (part: Partial<Writing> = {}): Writing => ({
  ...newWriting('work'),
  ...{ place: 'school', section: '5a', subject: 'maths', title: 'واجب', tasks: [task()] },
  ...{ dueAt: '2026-11-30T15:00', weight: '١٥' },
  ...part,
})
const whys = (part: Partial<Writing>, free = 100) =>
  wrongsOf(whole(part), now, free).map(({ field, why }) => `${field} ${why}`)

test('T5.authoring: a whole writing has nothing wrong, and becomes what the school takes', async () => {
  expect(wrongsOf(whole(), now, 100)).toEqual([])
  const { rows, muna } = await classroom()
  const tasks = [
    task(),
    task({ id: 't2', kind: 'choice', choices: [' أ ', 'ب'], points: '2.5' }),
    task({ id: 't3', kind: 'number', unit: 'سم', points: '٣٫٥' }),
  ]
  const args = publishing(whole({ tasks, lessons: ['lesson'] }), now)
  expect(await play(rows, muna, 'assignments.publish', args)).toBe('')
  const { body } = (await rows.get('assignment', 'work'))!
  expect(body.tasks).toEqual([
    { id: 't1', kind: 'text', prompt: 'س', points: 5 },
    { id: 't2', kind: 'choice', prompt: 'س', points: 2.5, choices: ['أ', 'ب'] },
    { id: 't3', kind: 'number', prompt: 'س', points: 3.5, unit: 'سم' },
  ])
  expect(body).toMatchObject({ weight: 15, dueAt: momentOf('2026-11-30', 15) })
})

test('numbers count in either digits; anything else is told at its field', () => {
  expect(whys({ weight: '15' })).toEqual([])
  expect(whys({ weight: 'كثير' })).toEqual(['weight weightWrong'])
  expect(whys({ weight: '-٣' })).toEqual(['weight weightWrong'])
  expect(whys({ tasks: [task({ points: '٢٫٢٥' })] })).toEqual(['t1-points pointsWrong'])
  expect(whys({ tasks: [task({ points: '' })] })).toEqual(['t1-points pointsWrong'])
})

test('T1.weights: a weight that the hundred has no room for is refused', () => {
  expect(whys({ weight: '٢١' }, 20)).toEqual(['weight weightOver'])
  expect(whys({ weight: '٢٠' }, 20)).toEqual([])
})

test('what is missing is told in the order of the form', () => {
  expect(wrongsOf(newWriting('x'), now, 100).map(({ field }) => field)).toEqual([
    'section',
    'title',
    'tasks',
    'dueAt',
    'weight',
  ])
  const empty = task({ kind: 'choice', prompt: ' ', choices: ['أ', ''] })
  expect(whys({ tasks: [empty] })).toEqual(['t1-prompt promptMissing', 't1-choice-1 choiceEmpty'])
  expect(whys({ tasks: [task({ kind: 'choice', choices: ['أ'] })] })).toEqual(['t1-choices choicesMissing'])
})

test('hours are of Amman, and the hand-in comes after the publication', () => {
  expect(whys({ dueAt: '2026-11-23T08:59' })).toEqual(['dueAt duePast'])
  expect(whys({ later: true })).toEqual(['publishAt publishMissing'])
  expect(whys({ later: true, publishAt: '2026-11-22T08:00' })).toEqual(['publishAt publishPast'])
  expect(whys({ later: true, publishAt: '2026-12-01T08:00' })).toEqual(['dueAt dueBefore'])
  const args = publishing(whole({ later: true, publishAt: '2026-11-24T07:30' }), now)
  expect(args.publishAt).toBe(momentOf('2026-11-24', 7, 30))
  expect(momentOfHour('2026-02-30T08:00')).toBeUndefined()
  expect(momentOfHour('2026-02-28')).toBeUndefined()
})

test('tasks move one place at a time and never over the edge', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})

test('refused work opens again as it was written, under an id of its own', () => {
  const tasks = [
    task({ kind: 'choice', choices: ['أ', 'ب'] }),
    task({ id: 't2', kind: 'number', unit: 'سم' }),
  ]
  const first = publishing(whole({ tasks }), now)
  const again = publishing(reopened(first, 'school', 'other'), now)
  expect(again).toEqual({ ...first, id: 'other' })
})
