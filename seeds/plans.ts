/** The plans of some subjects with a change in one of them, holidays, solutions, and the names that one teacher sent. */
import { addDays, dayOf, type Day } from '../src/domain/calendar/day.ts'
import { isSchoolDay } from '../src/domain/calendar/week.ts'
import type { ItemKind, PlanItem } from '../src/domain/plans/plan.ts'
import { termAt } from '../src/domain/plans/term.ts'
import type { Act } from './acts.ts'
import type { Clock } from './clock.ts'
import type { SectionSeed } from './school.ts'

/** Days count from the day on which the demo is played. */
interface ItemSeed {
  id: string
  kind: ItemKind
  title: string
  weight: number
  given?: number
  due: number
  hour?: string
}

interface PlanSeed {
  id: string
  section: string
  subject: string
  by: string
  published: number
  items: ItemSeed[]
  /** The day on which some items were moved, and to which days. */
  changed?: { on: number; to: Record<string, number> }
}

/** Items that are work of the demo bear its id. */
const plans: PlanSeed[] = [
  {
    ...{ id: 'amal-6a-science', section: 'amal-6a', subject: 'science', by: 'lubna', published: -12 },
    items: [
      item('amal-6a-science-water', 'assignment', 'قطرة ماء تحكي رحلتها', 10, 7, { given: -1 }),
      item('amal-6a-science-month', 'exam', 'الشهر الثاني', 20, 6, { hour: '09:00' }),
      item('amal-6a-science-plants', 'project', 'حديقة على الشبّاك', 20, 24, { given: 8 }),
      item('amal-6a-science-daily', 'daily', 'دفتر الملاحظة', 10, 35),
      item('amal-6a-science-final', 'exam', 'الامتحان النهائيّ', 40, 48, { hour: '09:00' }),
    ],
    changed: { on: -1, to: { 'amal-6a-science-month': 13, 'amal-6a-science-plants': 27 } },
  },
  {
    ...{ id: 'amal-6a-english', section: 'amal-6a', subject: 'english', by: 'diana', published: -11 },
    items: [
      item('amal-6a-english-weekend', 'assignment', 'My weekend', 10, 5, { given: 0 }),
      item('amal-6a-english-talk', 'activity', 'Two minutes about my town', 10, 15),
      item('amal-6a-english-month', 'exam', 'Second month', 30, 16, { hour: '10:30' }),
      item('amal-6a-english-letters', 'project', 'A letter to a friend', 10, 30, { given: 12 }),
      item('amal-6a-english-final', 'exam', 'Final exam', 40, 50, { hour: '09:00' }),
    ],
  },
  {
    ...{ id: 'yarmouk-9a-maths', section: 'yarmouk-9a', subject: 'maths', by: 'firas', published: -13 },
    items: [
      item('yarmouk-9a-maths-lines', 'assignment', 'ميل المستقيم', 10, -8, { given: -12 }),
      item('yarmouk-9a-maths-equation', 'assignment', 'المعادلة الخطّيّة', 10, 2, { given: -2 }),
      item('yarmouk-9a-maths-month', 'exam', 'الشهر الثاني', 30, 12, { hour: '08:30' }),
      item('yarmouk-9a-maths-daily', 'daily', 'المشاركة', 10, 34),
      item('yarmouk-9a-maths-final', 'exam', 'الامتحان النهائيّ', 40, 47, { hour: '08:30' }),
    ],
  },
]

function item(
  id: string,
  kind: ItemKind,
  title: string,
  weight: number,
  due: number,
  more: Partial<ItemSeed> = {},
) {
  return { id, kind, title, weight, due, ...more }
}

/** Exams fall on school days: one that would be on a Friday is on Sunday. */
function schoolDay(clock: Clock, days: number): Day {
  let day = addDays(dayOf(clock.now), days)
  while (!isSchoolDay(day)) day = addDays(day, 1)
  return day
}

export const plansOf = (section: string, clock: Clock): Act[] =>
  plans.filter(plan => plan.section === section).flatMap(plan => actsOfPlan(plan, clock))

function actsOfPlan({ id, section, subject, by, published, items, changed }: PlanSeed, clock: Clock): Act[] {
  const version = (ifV: number, on: number, to: Record<string, number>): Act => ({
    at: clock.past(on, 13, 20),
    person: by,
    name: 'plans.publish',
    args: {
      id,
      section,
      subject,
      ...termAt(clock.now),
      ifV,
      items: items.map(one => itemOf(one, to, clock)),
    },
  })
  const first = version(0, published, {})
  return changed ? [first, version(1, changed.on, changed.to)] : [first]
}

function itemOf(seed: ItemSeed, moved: Record<string, number>, clock: Clock): PlanItem {
  const { id, kind, title, weight, given, due, hour } = seed
  const work = kind === 'assignment'
  const day = (days: number) => (work ? addDays(dayOf(clock.now), days) : schoolDay(clock, days))
  return {
    ...{ id, kind, title, weight, dueOn: day(moved[id] ?? due) },
    ...(given !== undefined && { publishOn: day(given) }),
    ...(hour !== undefined && { hour }),
  }
}

const solutions = [
  {
    ...{ assignment: 'amal-6a-maths-ratio', by: 'khaled', set: -3, opens: -1 },
    answers: [
      { task: 't1', choice: 0, why: '٦ إلى ٩، ونقسم العددين على ٣: ٢ إلى ٣.' },
      { task: 't2', text: '٥', why: '٢٠ شخصًا فيها ٤ خمس مرّات، ولكلّ ٤ كيس.' },
    ],
  },
  {
    ...{ assignment: 'amal-6a-arabic-grandmother', by: 'rana', set: -8, opens: -6 },
    answers: [{ task: 't2', choice: 0, why: '«دافئ» تصف البيت؛ «بيت» اسم، و«يفتح» فعل.' }],
  },
  {
    ...{ assignment: 'amal-6a-maths-fractions', by: 'khaled', set: -1, opens: 2 },
    answers: [
      { task: 't1', text: '٧/٨', why: '٣/٤ هي ٦/٨، و٦/٨ + ١/٨ = ٧/٨.' },
      { task: 't2', choice: 0, why: 'نوحّد المقامات: ٢/٣ أكبرها.' },
    ],
  },
]

/** They open at their hour, when the first phone asks. */
export const solutionsOf = (assignment: string, clock: Clock): Act[] =>
  solutions
    .filter(one => one.assignment === assignment)
    .map(({ by, set, opens, answers }) => ({
      at: clock.past(set, 18, 10),
      person: by,
      name: 'solutions.set',
      args: { assignment, opensAt: clock.at(opens, 8), answers },
    }))

/** خالد sends the principal the names of those from whom nothing has come. */
export function followupsOf(section: SectionSeed, acts: readonly Act[], clock: Clock): Act[] {
  const assignment = 'amal-6a-maths-ratio'
  if (section.id !== 'amal-6a') return []
  const handed = new Set(
    acts
      .filter(act => act.name === 'submissions.hand-in')
      .filter(({ args }) => (args as { assignment: string }).assignment === assignment)
      .map(act => act.person),
  )
  const missing = section.students.map(({ id }) => id).filter(id => !handed.has(id))
  const note = 'كلّمت أهل اثنين منهم؛ الشبكة ضعيفة عندهم هذا الأسبوع.'
  const args = { id: `${assignment}-missing`, assignment, missing, of: section.students.length, note }
  return [{ at: clock.past(-1, 12, 30), person: 'khaled', name: 'followups.send', args }]
}

/** Days on which both schools are closed. */
export function holidaysOf(principal: string, place: string, clock: Clock): Act[] {
  const near = schoolDay(clock, 3)
  const far = schoolDay(clock, 40)
  const days = [
    { id: `${place}-tree`, name: 'يوم الشجرة', from: near, to: near },
    { id: `${place}-break`, name: 'الاستراحة القصيرة', from: far, to: addDays(far, 3) },
  ]
  return days.map(args => ({ at: clock.past(-20, 9), person: principal, name: 'holidays.declare', args }))
}
