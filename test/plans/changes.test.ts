import { expect, test } from 'vitest'
import * as arabic from '../../src/app/words/ar/index.ts'
import { learn } from '../../src/app/words/learnt.ts'
import { sayArabic } from '../../src/app/words/say.ts'
import { datesFor } from '../../src/domain/calendar/tell.ts'
import { changesBetween } from '../../src/domain/plans/changes.ts'
import type { PlanItem } from '../../src/domain/plans/plan.ts'
import { tellChange } from '../../src/domain/plans/tell.ts'

learn(arabic)
const say = sayArabic()
const dates = datesFor({ lang: 'ar', digits: 'arab', hijriOffset: 0 })
const exam: PlanItem = { id: 'e', kind: 'exam', title: 'الشهر الأول', weight: 20, dueOn: '2027-03-03' }
const work: PlanItem = {
  ...{ id: 'w', kind: 'assignment', title: 'الكسور', weight: 10 },
  ...{ publishOn: '2027-02-14', dueOn: '2027-02-21' },
}
const told = (before: PlanItem[], after: PlanItem[]) =>
  changesBetween(before, after).map(change => tellChange(say, dates, change))

test('T1.versions: nothing changed is nothing to tell, whatever the order', () => {
  expect(changesBetween([exam, work], [work, exam])).toEqual([])
})

test('T1.versions: an exam that was moved is told from day to day', () => {
  expect(told([exam, work], [{ ...exam, dueOn: '2027-03-10' }, work])).toEqual([
    'نُقل الامتحان «الشهر الأول» من ٣ آذار إلى ١٠ آذار.',
  ])
})

test('T1.versions: added, taken away, other weights, names, hours and days of publication are told', () => {
  const project: PlanItem = {
    id: 'p',
    kind: 'project',
    title: 'مشروع الماء',
    weight: 15,
    dueOn: '2027-03-20',
  }
  const after: PlanItem[] = [
    { ...exam, weight: 15, hour: '09:30', title: 'امتحان الشهر الأول' },
    { ...work, publishOn: '2027-02-15' },
    project,
  ]
  const gone: PlanItem = { id: 'g', kind: 'daily', title: 'المشاركة', weight: 10, dueOn: '2027-03-01' }
  expect(told([exam, work, gone], after)).toEqual([
    'يُعطى «الكسور» في ١٥ شباط.',
    'صار اسم «الشهر الأول» «امتحان الشهر الأول».',
    'موعد «امتحان الشهر الأول» في يومه: ٩:٣٠ ص.',
    'صار وزن «امتحان الشهر الأول» ١٥ بدل ٢٠.',
    'أضيف «مشروع الماء» في ٢٠ آذار، ووزنه ١٥.',
    'أُلغي «المشاركة»، وكان وزنه ١٠.',
  ])
})
