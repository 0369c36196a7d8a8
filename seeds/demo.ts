/**
 * A demo school's year, played as real actions: the office opens the schools and fills the library, then each person does
 * what he does by himself. Played at another hour it is the same year, moved: deadlines lie around `now`.
 */
import { performAct, performOffice } from '../src/server/actions/perform.ts'
import { actsOfAssignment, type Act } from './acts.ts'
import { amal } from './amal.ts'
import { assignments } from './assignments.ts'
import { clockAt } from './clock.ts'
import { followupsOf, holidaysOf, plansOf, solutionsOf } from './plans.ts'
import { hangLessons, readLessons, type DemoLesson } from './lessons.ts'
import type { SchoolSeed } from './school.ts'
import { noticesOf, questionsOf } from './talk.ts'
import { yarmouk } from './yarmouk.ts'

export type { DemoLesson } from './lessons.ts'

export interface Call {
  name: string
  args: object
}

export interface DemoSchool {
  place: string
  seed: SchoolSeed
  /** The office's calls, all in one transaction. */
  office: Call[]
  /** What people did, oldest first. */
  acts: Act[]
  /** The school's own page: written last, so that a school with a page is one whose year is whole. */
  last: Call
}

/** What the demo is played on: a house, as far as seeds may know one. */
export interface Stage {
  store: Parameters<typeof performOffice>[0]
  schools: {
    openPlace(place: string, now: number): Promise<unknown>
  }
}

export const demoPlaces = ['amal', 'yarmouk']

export function demoSchools(now: number, library: DemoLesson[] = []): DemoSchool[] {
  return [amal(), yarmouk()].map(seed => demoSchool(seed, now, library))
}

function demoSchool(seed: SchoolSeed, now: number, library: DemoLesson[]): DemoSchool {
  const clock = clockAt(now)
  const shelvedAt = clock.past(-30, 8)
  const office: Call[] = [
    ...seed.sections.map(({ id, grade, letter }) => call('sections.open', { id, grade, letter })),
    ...seed.people.map(one => call('people.admit', one)),
    ...seed.ties.map(tie => call('people.tie', tie)),
    ...library.map(one => call('lessons.shelve', { publishAt: shelvedAt, ...one })),
  ]
  const acts = seed.sections.flatMap(section => {
    const { hung, acts: hanging } = hangLessons(section, seed, library, clock)
    const given = assignments.filter(one => one.section === section.id)
    const works = given.flatMap(one => {
      const first = hung.find(lesson => lesson.subject === one.subject && lesson.days <= one.published)
      return [
        ...actsOfAssignment(one, section, first ? [first.id] : [], clock),
        ...solutionsOf(one.id, clock),
      ]
    })
    return [
      ...hanging,
      ...plansOf(section.id, clock),
      ...readLessons(section, hung, clock),
      ...works,
      ...followupsOf(section, works, clock),
      ...questionsOf(seed, section.id, hung, clock),
    ]
  })
  // A sort keeps the order of what happened at the same time: what is read was published before.
  const principal = seed.ties.find(tie => tie.role === 'principal')!.person
  const holidays = holidaysOf(principal, seed.place, clock)
  const year = [...holidays, ...acts, ...noticesOf(seed, clock)].sort((a, b) => a.at - b.at)
  return { place: seed.place, seed, office, acts: year, last: call('schools.describe', seed.school) }
}

const call = (name: string, args: object): Call => ({ name, args })

/**
 * Plays the schools that are not there yet. A school whose playing was cut short is played to its end: every act has a key
 * and happens once. Throws when the house refuses something: then the seeds are wrong. @returns the places played now.
 */
export async function playDemo(
  stage: Stage,
  now: number,
  library: DemoLesson[] = [],
  whole: (place: string) => Promise<boolean> = async () => false,
): Promise<string[]> {
  const played: string[] = []
  for (const school of demoSchools(now, library)) {
    if (await whole(school.place)) continue
    await playSchool(stage, school, now)
    played.push(school.place)
  }
  return played
}

async function playSchool({ store, schools }: Stage, { place, office, acts, last }: DemoSchool, now: number) {
  const accepted = (what: string, answer: { refused: string; field?: string } | undefined) => {
    if (answer) throw new Error(`The demo's ${what} was refused: ${answer.refused} ${answer.field ?? ''}`)
  }
  await schools.openPlace(place, now)
  const refusal = await performOffice(store, place, office, now)
  accepted(office[refusal?.at ?? 0]!.name, refusal)
  const counts = new Map<string, number>()
  for (const { person, name, args, at, tapped = at } of acts) {
    const n = (counts.get(person) ?? 0) + 1
    counts.set(person, n)
    const device = `demo-${person}`
    const key = { place, device, n, profile: device, letter: `${device}-${n}` }
    const moment = { now: at, tap: { clock: tapped, offset: 0, contact: tapped } }
    const { code, field } = await performAct(store, key, person, { name, version: 1, args }, moment)
    accepted(`${name} by ${person}`, code ? { refused: code, field } : undefined)
  }
  accepted('page of the school', await performOffice(store, place, [last], now))
}
