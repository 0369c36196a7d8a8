/** Audiences asked of ties in memory, by the rule of domain/audiences.ts; a test holds it against the SQL. */
import { circleOf, circles, type Audience } from '../../../../src/domain/audiences.ts'
import { readersBy } from '../../../../src/domain/policy/reading.ts'
import type { TieColumns, Ties } from '../../../../src/server/store/store.ts'
import type { View } from './view.ts'

export const ties = (view: View): Ties => ({
  async put(place, id, tie) {
    await view.pause('ties.put')
    await view.change(place, 'ties', id, () => tie)
  },
  async audiencesOf(place, person) {
    await view.pause('ties.audiencesOf')
    const known = view.known(place)
    const before = known?.get(person)
    if (before) return before
    const sections = () =>
      view.filter(place, 'rows', row => row.noun === 'section' && !row.gone).map(({ id }) => id)
    const found = audiencesFrom(view.all(place, 'ties'), sections, person)
    known?.set(person, found)
    return found
  },
  async pastSections(place, person) {
    await view.pause('ties.pastSections')
    const past = view.filter(place, 'ties', tie => !!tie.past && tie.person === person && isStudent(tie))
    return past.map(({ target }) => `section:${target}` as const)
  },
  async studies(place, person) {
    await view.pause('ties.studies')
    const present = view.filter(place, 'ties', tie => !tie.past && tie.person === person && isStudent(tie))
    return present.map(({ target, grade }) => ({ target, grade }))
  },
  async countPeople(place, audience) {
    await view.pause('ties.countPeople')
    const present = view.filter(place, 'ties', tie => !tie.past)
    return new Set(meant(present, audience).map(({ person }) => person)).size
  },
})

const among = (kind: 'place' | 'staff' | 'families', role: string) =>
  readersBy(kind, 'whole place').includes(role)
const isStudent = ({ role }: TieColumns) => role === 'student'
const isTeaching = ({ role }: TieColumns) => role === 'teacher' || role === 'homeroom'

/** @param sections names of the sections that are open. */
function audiencesFrom(all: readonly TieColumns[], sections: () => string[], person: string): Audience[] {
  const own = all.filter(tie => !tie.past && tie.person === person)
  const found = new Set<Audience>()
  const hear = (who: string, section: string, grade: string) => {
    for (const circle of circles) {
      if (!circle.split('+').includes(who)) continue
      found.add(circle).add(`${circle}-grade:${grade}`).add(`${circle}:${section}`)
    }
  }
  const pupilsWhere = (wanted: (tie: TieColumns) => boolean) =>
    all.filter(tie => !tie.past && isStudent(tie) && wanted(tie))
  for (const tie of own) {
    const { role, target, grade } = tie
    found.add(`self:${person}`)
    if (among('place', role)) found.add('place')
    if (among('staff', role)) found.add('staff')
    if (among('families', role)) found.add('families')
    if (role === 'student' || role === 'leaver') found.add(`pupil:${person}`)
    if (role === 'participant') found.add(`thread:${target}`)
    if (role === 'student') {
      found.add(`section:${target}`)
      hear('students', target, grade)
    }
    if (isTeaching(tie)) {
      found.add(`section:${target}`).add(`watch:${target}`)
      hear('teachers', target, grade)
      for (const pupil of pupilsWhere(one => one.target === target)) found.add(`pupil:${pupil.person}`)
    }
    if (role === 'guardian') {
      found.add(`pupil:${target}`)
      for (const child of pupilsWhere(one => one.person === target)) {
        found.add('place').add(`section:${child.target}`)
        hear('guardians', child.target, child.grade)
      }
    }
  }
  if (own.some(({ role }) => role === 'principal' || role === 'counselor')) {
    const grades = new Set(all.map(tie => tie.grade).filter(Boolean))
    for (const circle of circles) {
      found.add(circle)
      for (const grade of grades) found.add(`${circle}-grade:${grade}`)
      for (const id of sections()) found.add(`${circle}:${id}`)
    }
    for (const id of sections()) found.add(`section:${id}`)
  }
  if (own.some(({ role }) => role === 'principal')) for (const id of sections()) found.add(`watch:${id}`)
  return [...found].sort()
}

/** The ties by which people are meant by an audience. */
function meant(present: readonly TieColumns[], audience: Audience): TieColumns[] {
  if (audience === 'staff') return present.filter(({ role }) => among('staff', role))
  if (audience === 'place') {
    const others = present.filter(({ role }) => among('place', role))
    return [...others, ...meant(present, 'guardians')]
  }
  if (audience.startsWith('section:'))
    return present.filter(tie => isStudent(tie) && tie.target === audience.slice(8))
  const circled = circleOf(audience)
  if (!circled) return []
  const { circle, of, subject } = circled
  const here = ({ grade, target }: TieColumns) =>
    of === 'school' || (of === 'grade' ? grade : target) === subject
  const children = new Set(present.filter(tie => isStudent(tie) && here(tie)).map(({ person }) => person))
  const who = circle.split('+')
  return present.filter(
    tie =>
      (who.includes('students') && isStudent(tie) && here(tie)) ||
      (who.includes('teachers') && isTeaching(tie) && here(tie)) ||
      (who.includes('guardians') && tie.role === 'guardian' && children.has(tie.target)),
  )
}
