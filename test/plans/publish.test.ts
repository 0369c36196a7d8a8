import { expect, test } from 'vitest'
import { termOf } from '../../src/domain/plans/term.ts'
import { actor, classroom, play, work } from '../domain/memory.ts'

const item = (id: string, weight: number, more: object = {}) => ({
  ...{ id, kind: 'exam' as const, title: `امتحان ${id}`, weight, dueOn: '2025-11-03' },
  ...more,
})
const plan = (items: object[], more: object = {}) => ({
  ...{ id: 'p', section: '5a', subject: 'maths', year: 2025, term: '1', items, ifV: 0 },
  ...more,
})
/** The classroom's own work weighs 30; the plan takes it in under its id. */
const whole = [item('work', 30, { kind: 'assignment' }), item('first', 20), item('final', 50)]

test('T1.weights: a plan is published when its weights add up to a hundred, and not before', async () => {
  const { rows, muna } = await classroom()
  const ninety = [...whole.slice(0, 2), item('final', 40)]
  expect(await play(rows, muna, 'plans.publish', plan(ninety))).toBe('weights_not_total items')
  const over = [...whole, item('more', 0.5)]
  expect(await play(rows, muna, 'plans.publish', plan(over))).toBe('weights_not_total items')
  expect(await play(rows, muna, 'plans.publish', plan(whole))).toBe('')
  const thirds = [item('work', 33.3), item('b', 33.3), item('c', 33.4)]
  expect(await play(rows, muna, 'plans.publish', plan(thirds, { ifV: 1 }))).toBe('')
})

test('T1.versions: each publication is a row of its own, and the versions before stay', async () => {
  const { rows, muna } = await classroom()
  await play(rows, muna, 'plans.publish', plan(whole))
  const moved = [...whole.slice(0, 2), item('final', 50, { dueOn: '2026-01-11' })]
  expect(await play(rows, muna, 'plans.publish', plan(moved, { ifV: 1 }))).toBe('')
  const versions = await rows.list('plan', '5a')
  expect(versions.map(row => [row.id, row.body.version, row.audience])).toEqual([
    ['p.1', 1, 'section:5a'],
    ['p.2', 2, 'section:5a'],
  ])
  expect(versions[0]!.body.items).toEqual(whole)
})

test('T1.versions: whoever builds on an older version, or begins a second plan, is told and overwrites nothing', async () => {
  const { rows, muna } = await classroom()
  const samir = actor('samir', ['teacher', '5a'])
  await play(rows, muna, 'plans.publish', plan(whole))
  expect(await play(rows, samir, 'plans.publish', plan(whole))).toBe('changed_meanwhile')
  expect(await play(rows, samir, 'plans.publish', plan(whole, { ifV: 2 }))).toBe('changed_meanwhile')
  expect(await play(rows, samir, 'plans.publish', plan(whole, { id: 'q' }))).toBe('changed_meanwhile')
  expect(await play(rows, samir, 'plans.publish', plan(whole, { id: 'q', subject: 'art' }))).toBe('')
  expect(await play(rows, muna, 'plans.publish', plan(whole, { subject: 'art', ifV: 1 }))).toBe(
    'wrong_shape subject',
  )
  expect((await rows.list('plan', '5a')).map(row => row.id)).toEqual(['p.1', 'q.1'])
})

test('T1.plan: only a teacher of the section publishes its plan', async () => {
  const { rows, omar } = await classroom()
  for (const who of [omar, actor('samir', ['teacher', '5b']), actor('adel', ['principal', 'school'])])
    expect(await play(rows, who, 'plans.publish', plan(whole))).toBe('not_yours section')
})

test('T1.plan: days that are none, days in the wrong order and items with one id are refused with their place', async () => {
  const { rows, muna } = await classroom()
  const bent = (more: object) => plan([item('work', 30), item('b', 70, more)])
  expect(await play(rows, muna, 'plans.publish', bent({ dueOn: '2025-02-30' }))).toMatch(/^wrong_shape/)
  expect(await play(rows, muna, 'plans.publish', bent({ hour: '24:00' }))).toMatch(/^wrong_shape/)
  expect(await play(rows, muna, 'plans.publish', bent({ publishOn: '2025-11-04' }))).toBe(
    'due_before_publication items.1',
  )
  expect(await play(rows, muna, 'plans.publish', bent({ id: 'work' }))).toBe('wrong_shape items')
  expect(await play(rows, muna, 'plans.publish', plan([]))).toBe('wrong_shape items')
})

test('T1.weights: work that counts already must be in the plan, with all that it weighs', async () => {
  const { rows, muna } = await classroom()
  const without = [item('a', 50), item('b', 50)]
  expect(await play(rows, muna, 'plans.publish', plan(without))).toBe('weights_over_total items')
  const tight = [item('work', 20), item('b', 80)]
  expect(await play(rows, muna, 'plans.publish', plan(tight))).toBe('weights_over_total items.0')
  const nextTerm = plan(without, { term: '2' })
  expect(await play(rows, muna, 'plans.publish', nextTerm)).toBe('')
})

test('T1.weights: once there is a plan, work draws on its item and never passes it', async () => {
  const { rows, muna } = await classroom()
  await play(rows, muna, 'plans.publish', plan(whole))
  const give = (id: string, more: object) =>
    play(rows, muna, 'assignments.publish', { ...work(id), weight: 20, ...more })
  expect(await give('loose', {})).toBe('weights_over_total weight')
  expect(await give('loose', { weight: 0 })).toBe('')
  expect(await give('part', { item: 'first', weight: 12 })).toBe('')
  expect(await give('rest', { item: 'first', weight: 9 })).toBe('weights_over_total weight')
  expect(await give('rest', { item: 'first', weight: 8 })).toBe('')
  expect(await give('part', { item: 'first', weight: 12 }), 'published again').toBe('')
  expect(await give('work', { weight: 30 }), 'the work that the plan took in').toBe('')
  expect(await give('work', { weight: 31 })).toBe('weights_over_total weight')
  expect(await give('x', { item: 'nothing' })).toBe('not_found item')
})

test('a term is the first from August to January', () => {
  const terms = ['2026-08-01', '2026-12-31', '2027-01-31', '2027-02-01', '2027-07-31'].map(termOf)
  expect(terms.map(({ year, term }) => `${year}/${term}`)).toEqual([
    '2026/1',
    '2026/1',
    '2026/1',
    '2026/2',
    '2026/2',
  ])
})

test('T1.versions: what somebody has read is kept once', async () => {
  const { rows, muna, omar } = await classroom()
  await play(rows, muna, 'plans.publish', plan(whole))
  expect(await play(rows, omar, 'plans.read', { plan: 'p.1' })).toBe('')
  expect(await play(rows, omar, 'plans.read', { plan: 'p.1' })).toBe('')
  expect(await play(rows, omar, 'plans.read', { plan: 'p.2' })).toBe('not_found plan')
  expect(await rows.get('reading', 'p.1.omar')).toMatchObject({ audience: 'self:omar', about: 'p.1' })
})
