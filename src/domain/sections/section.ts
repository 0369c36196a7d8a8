import type { Audience } from '../audiences.ts'
import type { Gender } from '../people/person.ts'

/** `grade` is '1' to '12'; `letter` is what the school calls the section: أ، ب، 5B. */
export interface Section {
  grade: string
  letter: string
}

export interface Teaching {
  section: string
  subject: string
  person: string
  name: string
  gender: Gender
  homeroom: boolean
}

export interface Headcount {
  audience: Audience
  people: number
}

/** Subjects that have a word and a place in every school; others are shown as they were written. */
export const subjects = [
  'arabic',
  'maths',
  'science',
  'english',
  'social',
  'islamic',
  'computing',
  'art',
] as const
