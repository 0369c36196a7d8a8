/** A principal's school at a glance: its sections, who teaches in them, how many learn there. */
import type { Gender } from '../../domain/people/person.ts'
import { shownFor } from '../../domain/alerts/alert.ts'
import { glanceAt, type Glance } from '../../domain/notices/glance.ts'
import type { Home } from '../../storage/home.ts'

export interface SectionLine {
  id: string
  grade: string
  letter: string
  students: number
  teachers: number
  homeroom?: { name: string; gender: Gender }
}

export interface SchoolGlance extends Glance {
  teachers: number
  classes: SectionLine[]
  /** Sections beyond the first dozen. */
  more: number
  /** Guardians who wait for an answer. */
  asked: number
  remarks: number
  /** When somebody began to guess the school's cards, if it was of late; else 0. */
  guessedAt: number
}

const shown = 12

export async function schoolAt(home: Home, now: number): Promise<SchoolGlance> {
  const [glance, sections, teachings] = await Promise.all([
    glanceAt(home, now),
    home.all('section'),
    home.all('teaching'),
  ])
  const classes = await Promise.all(
    sections.map(async ({ id, body: { grade, letter } }): Promise<SectionLine> => {
      const inSection = teachings.filter(({ body }) => body.section === id)
      const homeroom = inSection.find(({ body }) => body.homeroom)?.body
      return {
        ...{ id, grade, letter },
        students: (await home.get('headcount', `students:${id}`))?.body.people ?? 0,
        teachers: countPeople(inSection),
        ...(homeroom && { homeroom: { name: homeroom.name, gender: homeroom.gender } }),
      }
    }),
  )
  classes.sort((a, b) => Number(a.grade) - Number(b.grade) || (a.letter < b.letter ? -1 : 1))
  return {
    ...glance,
    teachers: countPeople(teachings),
    classes: classes.slice(0, shown),
    guessedAt: await guessedAt(home, now),
    asked: (await home.all('petition')).length,
    remarks: (await home.all('remark')).length,
    more: Math.max(0, classes.length - shown),
  }
}

async function guessedAt(home: Home, now: number): Promise<number> {
  const since = (await home.all('alert')).map(({ body }) => body.since)
  const last = Math.max(0, ...since)
  return now - last < shownFor ? last : 0
}

/** One teacher of two subjects is one teacher. */
const countPeople = (teachings: { body: { person: string } }[]) =>
  new Set(teachings.map(({ body }) => body.person)).size
