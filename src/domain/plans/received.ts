/** What a principal has received: each teacher's subjects and sections, with the plan or without. */
import type { Gender } from '../people/person.ts'
import type { Noun } from '../nouns.ts'
import type { Row } from '../row.ts'
import { byName } from '../sections/mine.ts'
import type { Term } from './term.ts'
import { planFor } from './ties.ts'

interface OfficeHome {
  place: string
  all<N extends Noun>(noun: N): Promise<Row<N>[]>
}

export interface ReceivedPlan {
  section: { id: string; grade: string; letter: string }
  subject: string
  plan?: Row<'plan'>
}

export interface TeacherPlans {
  id: string
  name: string
  gender: Gender
  plans: ReceivedPlan[]
  received: number
}

export async function readReceived(home: OfficeHome, term: Term): Promise<TeacherPlans[]> {
  const [teachings, plans, sections] = await Promise.all([
    home.all('teaching'),
    home.all('plan'),
    home.all('section'),
  ])
  const teachers = new Map<string, TeacherPlans>()
  for (const { body } of teachings) {
    const section = sections.find(row => row.id === body.section)
    if (!section || !body.subject) continue
    const { person: id, name, gender, subject } = body
    const teacher = teachers.get(id) ?? { id, name, gender, plans: [], received: 0 }
    teachers.set(id, teacher)
    if (teacher.plans.some(one => one.section.id === section.id && one.subject === subject)) continue
    const own = plans.filter(row => row.body.section === section.id)
    const plan = planFor(own, subject, term)
    teacher.plans.push({ section: { id: section.id, ...section.body }, subject, ...(plan && { plan }) })
    if (plan) teacher.received++
  }
  for (const { plans: own } of teachers.values())
    own.sort(
      (a, b) =>
        Number(a.section.grade) - Number(b.section.grade) || (a.section.letter < b.section.letter ? -1 : 1),
    )
  return [...teachers.values()].sort(byName)
}
