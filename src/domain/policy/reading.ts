/** Who may read what: the resource is the kind of a row's audience (domain/audiences.ts). */
import type { Relation } from './rule.ts'
import { rulesOf } from './rule.ts'

const teaching = 'teacher homeroom'
const overseeing = 'principal counselor'
/** They follow the school from outside of it: what is said to all of it is said to them. */
const outside = 'department-head director council-member'
/** They read what is kept for those who teach: the library's lessons, how many people a section has. */
const staff = `${teaching} ${overseeing} support laboratory-keeper supervisor head-of-supervision`
const all = `student guardian participant leaver ${staff} ${outside}`

export const reading = rulesOf({
  // A guardian hears the school through a child who learns there; a thread is no way in.
  place: { read: { 'whole place': `student ${staff} ${outside}`, 'own child’s section': 'guardian' } },
  staff: { read: { 'whole place': staff } },
  section: {
    read: {
      'own section': `student ${teaching}`,
      'own child’s section': 'guardian',
      'whole place': overseeing,
    },
    // What he did in a section before he heard that he had left it may still arrive.
    finish: { 'own section': 'ended' },
  },
  // Whoever speaks to all hears all that is said to some.
  students: { read: { 'own section': 'student', 'whole place': overseeing } },
  guardians: { read: { 'own child’s section': 'guardian', 'whole place': overseeing } },
  teachers: { read: { 'own section': teaching, 'whole place': overseeing } },
  // Names of a section's children, for its teachers and the principal; not for the families.
  watch: { read: { 'own section': teaching, 'whole place': 'principal' } },
  // Who stands by which child, and who must not: the principal alone keeps that book.
  families: { read: { 'whole place': 'principal' } },
  pupil: { read: { itself: 'student leaver', 'own child': 'guardian', 'own pupil': teaching } },
  self: { read: { itself: all } },
  thread: { read: { 'own thread': 'participant' } },
})

/** The roles that read, by kind and relation, `section/own section`: the table as it stands. */
export function readersNow(): Map<string, string[]> {
  const readers = new Map<string, string[]>()
  for (const { role, relation, resource, action } of reading) {
    if (action !== 'read') continue
    const way = `${resource}/${relation}`
    const roles = readers.get(way)
    if (roles) roles.push(role)
    else readers.set(way, [role])
  }
  return readers
}

export const readersBy = (kind: string, relation: Relation) => readersNow().get(`${kind}/${relation}`) ?? []

/** Whether work that was given in a section may still be handed in by whoever has left it. */
export const mayFinish = () =>
  reading.some(
    ({ role, resource, action }) => role === 'ended' && resource === 'section' && action === 'finish',
  )
