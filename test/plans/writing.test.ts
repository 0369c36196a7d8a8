import { expect, test } from 'vitest'
import { dayOf } from '../../src/domain/calendar/day.ts'
import type { Plan, PlanItem } from '../../src/domain/plans/plan.ts'
import { readReceived } from '../../src/domain/plans/received.ts'
import {
  copiedWriting,
  emptyItem,
  firstWriting,
  freeItemId,
  nextWriting,
  publishing,
  sumOf,
  uponNewest,
  wrongsOf,
} from '../../src/domain/plans/writing.ts'
import type { Row } from '../../src/domain/row.ts'
import { assignment } from '../deadlines/rows.ts'

const where = { place: 'amal', section: '6a', subject: 'maths', year: 2026, term: '1' as const }
const items: PlanItem[] = [
  { id: 'a', kind: 'exam', title: 'الأول', weight: 40, dueOn: '2026-11-30' },
  { id: 'b', kind: 'project', title: 'مشروع', weight: 60, publishOn: '2026-11-01', dueOn: '2026-12-10' },
]
const row = (version: number, more: Partial<Plan> = {}): Row<'plan'> => ({
  ...{ noun: 'plan', id: `p.${version}`, audience: 'section:6a', about: '6a', v: version },
  body: {
    ...{ plan: 'p', version, section: '6a', subject: 'maths', year: 2026, term: '1', items },
    ...{ publishAt: 0, by: 'khaled', byName: 'خالد', ...more },
  },
})

test('T1.plan: a first plan begins with the work that was given, under its own ids', () => {
  const given = [assignment('later', '2026-11-26', { weight: 5 }), assignment('first', '2026-11-20')]
  const writing = firstWriting('new', where, given, dayOf)
  expect(writing.ifV).toBe(0)
  expect(writing.items.map(({ id, weight, publishOn, dueOn }) => [id, weight, publishOn, dueOn])).toEqual([
    ['first', '10', '2026-11-01', '2026-11-20'],
    ['later', '5', '2026-11-01', '2026-11-26'],
  ])
})

test('T1.weights: the sum says what is missing or too much, in either digits', () => {
  const weigh = (...weights: string[]) =>
    sumOf(weights.map((weight, index) => ({ ...emptyItem(String(index), 'exam'), weight })))
  expect(weigh('٤٠', '50')).toMatchObject({ total: 90, free: 10, over: 0 })
  expect(weigh('٦٠٫٥', '50')).toMatchObject({ total: 110.5, free: 0, over: 10.5 })
  expect(weigh('33.3', '33.3', '33.4')).toMatchObject({ total: 100, free: 0, over: 0 })
})

test('T1.plan: what is missing is told at its field, and given work keeps its weight', () => {
  const writing = nextWriting('amal', row(1).body)
  const [first, second] = writing.items
  const bent = {
    ...writing,
    items: [
      { ...first!, title: ' ', weight: 'x', dueOn: '' },
      { ...second!, weight: '5', dueOn: '2026-10-01' },
    ],
  }
  const given = [assignment('w', '2026-11-20', { item: 'b', weight: 10 })]
  expect(wrongsOf(bent, given).map(({ field, why }) => `${field} ${why}`)).toEqual([
    'a-title titleMissing',
    'a-weight weightWrong',
    'a-due dueMissing',
    'b-weight weightUsed',
    'b-due dueBefore',
  ])
  expect(wrongsOf(writing, given)).toEqual([])
})

test('T1.publication: a copy for another section has an id and items of its own', () => {
  const copy = copiedWriting('copy', { ...where, section: '6b' }, row(3).body)
  expect(copy).toMatchObject({ id: 'copy', section: '6b', ifV: 0 })
  expect(copy.items.map(item => item.id)).toEqual(['copy-1', 'copy-2'])
  expect(copy.items.map(item => item.id)).not.toContain(freeItemId(copy))
})

test('T1.versions: a plan that lost a race goes on upon the one that stands, with what was written', () => {
  const mine = firstWriting('mine', where, [assignment('w', '2026-11-20')], dayOf)
  const next = uponNewest(mine, [row(1), row(2), row(5, { plan: 'other', subject: 'art' })])
  expect(next).toMatchObject({ id: 'p', ifV: 2, items: mine.items })
  expect(publishing(nextWriting('amal', row(2).body))).toEqual({
    ...{ id: 'p', section: '6a', subject: 'maths', year: 2026, term: '1', ifV: 2, items },
  })
})

test('T1.principal: each teacher’s subjects are listed with the plan that came, or without', async () => {
  const teaching = (id: string, person: string, subject: string) => ({
    ...{ noun: 'teaching', id, audience: 'section:6a', about: '6a', v: 1 },
    body: { section: '6a', subject, person, name: person, gender: 'male', homeroom: false },
  })
  const rows: Record<string, unknown[]> = {
    teaching: [
      teaching('1', 'khaled', 'maths'),
      teaching('2', 'khaled', 'art'),
      teaching('3', 'rana', 'arabic'),
    ],
    plan: [row(1), row(2)],
    section: [{ id: '6a', body: { grade: '6', letter: 'أ' } }],
  }
  const home = { place: 'amal', all: async (noun: string) => rows[noun] } as Parameters<
    typeof readReceived
  >[0]
  const teachers = await readReceived(home, { year: 2026, term: '1' })
  expect(teachers.map(({ id, received, plans }) => [id, received, plans.length])).toEqual([
    ['khaled', 1, 2],
    ['rana', 0, 1],
  ])
  expect(teachers[0]!.plans.find(one => one.subject === 'maths')?.plan?.body.version).toBe(2)
})
