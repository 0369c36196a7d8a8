/** Fills a section with children and their families. */
import { chance } from './chance.ts'
import { boys, families, girls, men, women } from './names.ts'
import type { PersonSeed, SectionSeed, TieSeed } from './school.ts'

export interface Families {
  section: SectionSeed
  guardians: PersonSeed[]
  ties: TieSeed[]
}

const classSize = 24

/**
 * A section of 24. `known` are children who have a story of their own; they sit among the others and bring their guardians
 * with them. Most children have one guardian on the app, some both parents.
 */
export function fillSection(
  { id, grade, letter }: Pick<SectionSeed, 'id' | 'grade' | 'letter'>,
  known: PersonSeed[] = [],
): Families {
  const students = [...known]
  const guardians: PersonSeed[] = []
  const ties: TieSeed[] = known.map(child => inSection(child.id, id))
  const taken = new Set(known.map(child => child.name.own + child.name.family))
  for (let seat = 1; students.length < classSize; seat++) {
    const child = makeChild(`${id}-${String(seat).padStart(2, '0')}`)
    // Two of one name in one class happens in life; in a demo it only confuses.
    if (taken.has(child.name.own + child.name.family)) continue
    taken.add(child.name.own + child.name.family)
    students.push(child)
    ties.push(inSection(child.id, id))
    for (const parent of makeParents(child)) {
      guardians.push(parent)
      ties.push(raises(parent.id, child.id))
    }
  }
  return { section: { id, grade, letter, students }, guardians, ties }
}

function makeChild(id: string): PersonSeed {
  const luck = chance(id)
  const girl = luck.often(0.5)
  const father = luck.one(men)
  const grandfather = luck.one(men.filter(name => name !== father))
  const own = luck.one((girl ? girls : boys).filter(name => name !== father))
  const name = { own, father, grandfather, family: luck.one(families) }
  return { id, name, gender: girl ? 'female' : 'male', student: true }
}

function makeParents(child: PersonSeed): PersonSeed[] {
  const luck = chance(`${child.id} parents`)
  const mother: PersonSeed = {
    id: `${child.id}-mother`,
    name: {
      own: luck.one(women),
      father: luck.one(men),
      grandfather: luck.one(men),
      family: luck.one(families),
    },
    gender: 'female',
    student: false,
  }
  const father: PersonSeed = {
    id: `${child.id}-father`,
    name: {
      own: child.name.father,
      father: child.name.grandfather,
      grandfather: luck.one(men),
      family: child.name.family,
    },
    gender: 'male',
    student: false,
  }
  const which = luck.whole(10)
  return which < 2 ? [mother, father] : which < 7 ? [mother] : [father]
}

const inSection = (child: string, target: string): TieSeed => ({
  id: `${child}-student`,
  person: child,
  role: 'student',
  target,
})

export const raises = (guardian: string, child: string): TieSeed => ({
  id: `${guardian}-${child}`,
  person: guardian,
  role: 'guardian',
  target: child,
})
