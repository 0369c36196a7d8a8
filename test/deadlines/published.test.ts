import { expect, test } from 'vitest'
import { deadlinesOf } from '../../src/domain/deadlines/deadline.ts'
import { plansOf } from '../../src/domain/deadlines/plan.ts'
import { cancelledDates, datesOf } from '../../src/domain/plans/dates.ts'
import { weightsInPlan } from '../../src/domain/assignments/weights.ts'
import type { Plan, PlanItem } from '../../src/domain/plans/plan.ts'
import type { Row } from '../../src/domain/row.ts'
import { assignment, facts, mark, now, submission } from './rows.ts'

const items: PlanItem[] = [
  { id: 'first', kind: 'exam', title: 'الشهر الأول', weight: 20, dueOn: '2026-11-10' },
  { id: 'fractions', kind: 'assignment', title: 'الكسور', weight: 20, dueOn: '2026-11-20' },
  { id: 'project', kind: 'project', title: 'المشروع', weight: 20, dueOn: '2026-11-26' },
  { id: 'final', kind: 'exam', title: 'النهائي', weight: 40, dueOn: '2027-01-10', hour: '09:00' },
]
function plan(version: number, of: PlanItem[], more: Partial<Plan> = {}): Row<'plan'> {
  const body: Plan = {
    ...{ plan: 'p', version, section: '6a', subject: 'maths', year: 2026, term: '1', items: of },
    ...{ publishAt: now, by: 'khaled', byName: 'خالد', ...more },
  }
  return { noun: 'plan', id: `p.${version}`, audience: 'section:6a', about: '6a', v: version + 10, body }
}

test('S4.plan: the picture is the teacher’s plan, with what has come of the work of its items', () => {
  const given = facts({
    plans: [plan(1, items)],
    assignments: [
      assignment('w1', '2026-11-18', { item: 'fractions', weight: 12 }),
      assignment('w2', '2026-11-20', { item: 'fractions', weight: 8 }),
    ],
    submissions: [submission('s1', 'w1'), submission('s2', 'w2')],
    marks: [mark('s1', 'w1', 5, 5)],
  })
  const [maths] = plansOf(deadlinesOf(given, now), now, given.plans)
  expect(maths!.parts.map(({ id, kind, tiles }) => [id, kind, tiles])).toEqual([
    ['first', 'held', 20],
    ['fractions', 'waits', 20],
    ['project', 'week', 20],
    ['final', 'later', 40],
  ])
  const marked = { ...given, marks: [...given.marks, mark('s2', 'w2', 3, 5)] }
  expect(plansOf(deadlinesOf(marked, now), now, given.plans)[0]!.parts[1]).toMatchObject({
    ...{ kind: 'marked', points: 8, outOf: 10, earned: 16 },
  })
})

test('S4.plan: a plan of last term is not the picture of this one', () => {
  const old = plan(1, items, { year: 2025, term: '2' })
  const [maths] = plansOf(deadlinesOf(facts({ assignments: [assignment('w', '2026-12-01')] }), now), now, [
    old,
  ])
  expect(maths!.parts.map(part => part.kind)).toEqual(['later', 'rest'])
})

test('S4.calendar: a plan’s dates stand beside work, and make way for the work of their item', () => {
  const dates = (...given: Row<'assignment'>[]) =>
    datesOf('amal', [plan(1, []), plan(2, items)], given, now).map(one => one.id)
  expect(dates()).toEqual(['first', 'fractions', 'project', 'final'])
  expect(dates(assignment('w', '2026-11-20', { item: 'fractions' }))).toEqual(['first', 'project', 'final'])
  // Work that opens later is not seen yet; until then the plan speaks for it.
  const later = assignment('w', '2026-11-28', { item: 'project', publishAt: now + 1 })
  expect(dates(later)).toContain('project')
})

test('S4.ics: what an earlier version announced and the newest does not is known as cancelled, once', () => {
  const versions = [plan(1, items), plan(2, items.slice(1)), plan(3, items.slice(2))]
  expect(cancelledDates('amal', versions).map(one => [one.id, one.cancelled, one.sequence])).toEqual([
    ['fractions', true, 13],
    ['first', true, 13],
  ])
})

test('T1.weights: while work is written, the picture is the plan and shows what the item has left', () => {
  const given = [assignment('w1', '2026-11-18', { item: 'fractions', weight: 12 })]
  const weigh = (item: string, weight: number) =>
    weightsInPlan(items, given, { id: 'new', item, title: 'جديد', weight })
  expect(weigh('fractions', 8)).toMatchObject({ free: 8, over: 0, total: 100 })
  expect(weigh('fractions', 9)).toMatchObject({ free: 8, over: 1, total: 101 })
  expect(weigh('', 0)).toMatchObject({ free: 0, over: 0, total: 100 })
  const { shares } = weigh('fractions', 8)
  expect(shares.map(({ id, kind, weight }) => [id, kind, weight])).toEqual([
    ['first', 'given', 20],
    ['new', 'this', 8],
    ['fractions', 'given', 12],
    ['project', 'given', 20],
    ['final', 'given', 40],
  ])
  expect(shares.reduce((sum, share) => sum + share.tiles, 0)).toBe(100)
})
