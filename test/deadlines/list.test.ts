import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar/day.ts'
import { deadlinesOf, type Deadline } from '../../src/domain/deadlines/deadline.ts'
import { draftName, draftedAssignments, refusedWork } from '../../src/domain/deadlines/own.ts'
import { readDeadlines, type WorkHome } from '../../src/domain/deadlines/read.ts'
import { assignment, facts, mark, now, submission } from './rows.ts'

const only = (list: Deadline[]) => {
  expect(list).toHaveLength(1)
  return list[0]!
}
const state = (more: Parameters<typeof facts>[0]) =>
  only(deadlinesOf(facts({ assignments: [assignment('w', '2026-11-25')], ...more }), now)).state

test('S4.deadlines: a child sees what is due first', () => {
  const assignments = [
    assignment('later', '2026-11-30'),
    assignment('passed', '2026-11-21'),
    assignment('tomorrow', '2026-11-24'),
  ]
  expect(deadlinesOf(facts({ assignments }), now).map(one => one.id)).toEqual(['passed', 'tomorrow', 'later'])
})

test('S4.deadlines: what is done stands after what is to do, the newest first', () => {
  const assignments = ['01', '02', '03', '04'].map(day => assignment(`w${day}`, `2026-12-${day}`))
  const submissions = [submission('s1', 'w01'), submission('s2', 'w03')]
  expect(deadlinesOf(facts({ assignments, submissions }), now).map(one => one.id)).toEqual([
    ...['w02', 'w04'],
    ...['w03', 'w01'],
  ])
})

test('S4.deadlines: work that opens later is not told yet', () => {
  const early = assignment('w', '2026-11-30', { publishAt: now + 1 })
  expect(deadlinesOf(facts({ assignments: [early] }), now)).toEqual([])
  expect(deadlinesOf(facts({ assignments: [early] }), now + 1)).toHaveLength(1)
})

test('S4.deadlines: each piece of work is in one of seven states', () => {
  const submissions = [submission('s', 'w')]
  expect(state({})).toBe('open')
  expect(state({ drafts: new Set(['w']) })).toBe('draft')
  expect(state({ assignments: [assignment('w', '2026-11-22')] })).toBe('late')
  expect(state({ refused: new Set(['w']) })).toBe('refused')
  expect(state({ submissions, isWaiting: id => id === 's' })).toBe('here')
  expect(state({ submissions })).toBe('arrived')
  expect(state({ submissions, marks: [mark('s', 'w', 4, 5)] })).toBe('marked')
})

test('a draft of late work is late, and still begun', () => {
  const late = only(
    deadlinesOf(facts({ assignments: [assignment('w', '2026-11-22')], drafts: new Set(['w']) }), now),
  )
  expect(late).toMatchObject({ state: 'late', begun: true })
})

test('work is late only after its minute', () => {
  const assignments = [assignment('w', '2026-11-23', { dueAt: now })]
  expect(only(deadlinesOf(facts({ assignments }), now)).state).toBe('open')
  expect(only(deadlinesOf(facts({ assignments }), now + 1)).state).toBe('late')
})

test('a new attempt after a mark waits for its own, and the mark stays', () => {
  const submissions = [submission('s1', 'w', 1), submission('s2', 'w', 2)]
  const again = only(
    deadlinesOf(
      facts({ assignments: [assignment('w', '2026-11-25')], submissions, marks: [mark('s1', 'w', 4, 5)] }),
      now,
    ),
  )
  expect(again).toMatchObject({ state: 'arrived', submission: 's2', mark: { points: 4 } })
})

test('a classmate’s work says nothing about a child’s own', () => {
  const other = submission('s', 'w', 1, { person: 'omar' })
  expect(state({ submissions: [other], marks: [mark('s', 'w', 5, 5, { person: 'omar' })] })).toBe('open')
})

test('a refused hand-in needs its author until a newer one stands for it', () => {
  const act = (n: number, code?: string, place = 'amal') => ({
    ...{ n, place, name: 'submissions.hand-in', code },
    args: { id: `s${n}`, assignment: 'w', answers: [] },
  })
  expect([...refusedWork([act(1, 'not_found')], 'amal')]).toEqual(['w'])
  expect([...refusedWork([act(2), act(1, 'not_found')], 'amal')]).toEqual([])
  expect([...refusedWork([act(1, 'not_found', 'yarmouk')], 'amal')]).toEqual([])
})

test('drafts of one school are found among all that a child has begun', () => {
  const drafts = [draftName('amal', 'w'), draftName('amal-2', 'x'), 'ask/amal/w']
  expect([...draftedAssignments(drafts, 'amal')]).toEqual(['w'])
})

test('S4.deadlines: the list is read for the child, and without drafts for his guardian', async () => {
  const home: WorkHome = {
    place: 'amal',
    tiesOf: person => [{ id: 't', person, role: 'student', target: '6a', grade: '6' }],
    get: async () => undefined,
    list: (async (noun: string, about: string) =>
      noun === 'assignment' && about === '6a' ? [assignment('w', '2026-11-25')] : []) as WorkHome['list'],
    all: async () => [],
    stateOf: () => 'arrived',
  }
  const own = { drafts: [draftName('amal', 'w')], acts: [] }
  expect(only(await readDeadlines(home, 'yazan', now, own)).state).toBe('draft')
  expect(only(await readDeadlines(home, 'yazan', now)).state).toBe('open')
  expect(only(await readDeadlines(home, 'yazan', momentOf('2026-11-26', 8))).state).toBe('late')
})
