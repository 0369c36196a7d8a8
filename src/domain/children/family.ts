import type { Noun } from '../nouns.ts'
import type { Gender, Tie } from '../people/person.ts'
import type { Reader } from '../reader.ts'
import type { Row } from '../row.ts'
import type { School } from '../schools/school.ts'
import type { Section } from '../sections/section.ts'
import { summaryOf, type Summary } from './summary.ts'
import { workOf, type Work } from './work.ts'

/** What a guardian holds of one school. */
export interface FamilyHome extends Reader {
  place: string
  person: string
  tiesOf(person: string): Tie[]
  all<N extends Noun>(noun: N): Promise<Row<N>[]>
  /** `here` while the school does not know the row. */
  stateOf(noun: Noun, id: string): 'here' | 'arrived'
}

/** One child of a guardian, with what the phone knows of his learning. */
export interface Child {
  place: string
  id: string
  /** His own name, as at home. */
  name: string
  gender: Gender
  /** Ids of his sections; one, save in the hour of a move. */
  sections: string[]
  section?: Section
  school?: School
  work: Work[]
  /** Newest first. */
  marks: Row<'mark'>[]
  summary: Summary
  /** Work and questions of his that wait on this phone. */
  waiting: number
}

/** All children of one person, in whatever schools, the eldest grade first: an order that no work can change. */
export async function readFamily(homes: readonly FamilyHome[], now: number): Promise<Child[]> {
  const families = await Promise.all(homes.map(home => readHome(home, now)))
  const grade = ({ section }: Child) => Number(section?.grade ?? 0)
  return families.flat().sort((a, b) => grade(b) - grade(a) || (a.id < b.id ? -1 : 1))
}

async function readHome(home: FamilyHome, now: number): Promise<Child[]> {
  const ids = home.tiesOf(home.person).flatMap(tie => (tie.role === 'guardian' ? [tie.target] : []))
  const children = await Promise.all([...new Set(ids)].map(id => readChild(home, id, now)))
  return children.filter(child => child !== undefined)
}

async function readChild(home: FamilyHome, id: string, now: number): Promise<Child | undefined> {
  const person = await home.get('person', id)
  // Her tie may come before the child's own rows: then there is nobody to show yet.
  if (!person) return undefined
  const sections = home.tiesOf(id).flatMap(tie => (tie.role === 'student' ? [tie.target] : []))
  const lists = await Promise.all(sections.map(section => home.list('assignment', section)))
  const submissions = (await home.all('submission')).filter(row => row.body.person === id)
  const marks = (await home.all('mark')).filter(row => row.body.person === id)
  const questions = (await home.all('question')).filter(row => row.body.person === id)
  const isWaiting = (submission: string) => home.stateOf('submission', submission) === 'here'
  const work = workOf({ child: id, assignments: lists.flat(), submissions, marks, isWaiting }, now)
  return {
    place: home.place,
    id,
    name: person.body.name[0],
    gender: person.body.gender,
    sections,
    section: sections[0] ? (await home.get('section', sections[0]))?.body : undefined,
    school: (await home.get('school', home.place))?.body,
    work,
    marks: marks.sort((a, b) => b.body.markedAt - a.body.markedAt),
    summary: summaryOf(work, now),
    waiting:
      submissions.filter(row => isWaiting(row.id)).length +
      questions.filter(row => home.stateOf('question', row.id) === 'here').length,
  }
}
