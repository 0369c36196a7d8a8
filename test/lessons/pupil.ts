import type { Bodies, Noun } from '../../src/domain/nouns.ts'
import type { PupilHome } from '../../src/domain/lessons/overview.ts'
import type { LessonBody } from '../../src/domain/lessons/lesson.ts'
import type { Row } from '../../src/domain/row.ts'

/** Sunday 22 November 2026, eight in the morning in Amman. */
export const now = Date.parse('2026-11-22T05:00:00Z')
export const day = 24 * 3_600_000

/** A phone's home that holds just these rows, for يزن of section 6a. */
export function homeOf(rows: Row[]): PupilHome {
  const of = <N extends Noun>(noun: N) => rows.filter(row => row.noun === noun) as Row<N>[]
  return {
    place: 'amal',
    person: 'yazan',
    tiesOf: person =>
      person === 'yazan' ? [{ id: 't', person, role: 'student', target: '6a', grade: '6' }] : [],
    all: async noun => of(noun),
    get: async (noun, id) => of(noun).find(row => row.id === id),
    list: async (noun, about) => of(noun).filter(row => row.about === about),
  }
}

export function row<N extends Noun>(noun: N, id: string, about: string, body: Bodies[N]): Row<N> {
  return { noun, id, about, audience: 'place', v: 1, body }
}

export function lesson(id: string, given: Partial<LessonBody> = {}): Row<'lesson'> {
  const pages = Array.from({ length: 8 }, (_, index) => ({
    heading: `الجزء ${index + 1}`,
    blocks: [{ k: 'p' as const, t: [`سطر من الصفحة ${index + 1}`] }],
  }))
  const body = { title: id, subject: 'arabic', section: '6a', outcomes: [], credits: [], by: 'rana' }
  return row('lesson', id, '6a', { ...body, pages, publishAt: now - day, ...given })
}

export function progress(of: string, reached: number, person = 'yazan'): Row<'progress'> {
  return row('progress', `${of}.${person}`, of, {
    lesson: of,
    person,
    reached,
    pages: 8,
    done: reached === 8,
  })
}
