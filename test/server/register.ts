/** A register written by hand, as a reader would hand it over. Lines are counted as its records come. */
import type { Kind, Register, RegisterPerson } from '../../src/server/imports/roster/register.ts'

type Part<T> = Omit<T, 'gone' | 'at'> & { gone?: boolean }
type Parts = {
  [E in 'schools' | 'terms' | 'courses' | 'sections' | 'people' | 'enrolments' | 'guardianships']?: Part<
    Register[E][number]
  >[]
}

export function register(
  parts: Parts,
  more: Partial<Pick<Register, 'source' | 'reach' | 'changes' | 'outside'>> & { kind?: Kind } = {},
): Register {
  const { kind = 'bulk', ...rest } = more
  const listed = <E extends keyof Parts>(entity: E) =>
    (parts[entity] ?? []).map((one, index) => ({
      gone: false,
      ...one,
      at: { file: `${entity}.csv`, line: index + 2 },
    })) as unknown as Register[E]
  const entities = [
    'schools',
    'terms',
    'courses',
    'sections',
    'people',
    'enrolments',
    'guardianships',
  ] as const
  return {
    source: 'test',
    form: 'by hand',
    reach: 'whole',
    changes: [],
    outside: [],
    ...rest,
    kinds: Object.fromEntries(entities.map(one => [one, parts[one] ? kind : 'absent'])) as Register['kinds'],
    ...(Object.fromEntries(entities.map(one => [one, listed(one)])) as Pick<
      Register,
      (typeof entities)[number]
    >),
  }
}

export const pupil = (id: string, own: string, more: Partial<Part<RegisterPerson>> = {}) => ({
  id,
  name: [own, 'سامر', 'محمود', 'العبّادي'] as const,
  roles: [{ role: 'student' as const }],
  ...more,
})
export const adult = (id: string, own: string, role: 'teacher' | 'guardian' | 'principal') => ({
  id,
  name: [own, '', '', 'المجالي'] as const,
  roles: [{ role }],
})

/** One school: 6A and 6B, two pupils in each, one teacher, one principal, a guardian of two. */
export function smallSchool() {
  return {
    schools: [{ id: 'org', name: 'مدرسة النور', type: 'school', identifier: 'noor' }],
    sections: [
      { id: '6a', school: 'org', title: '6A', grade: '6', letter: 'أ', homeroom: true, terms: [] },
      { id: '6b', school: 'org', title: '6B', grade: '6', letter: 'ب', homeroom: true, terms: [] },
    ],
    people: [
      pupil('p1', 'يزن'),
      pupil('p2', 'جنى', { gender: 'female' }),
      pupil('p3', 'عمر'),
      pupil('p4', 'لين', { gender: 'female' }),
      adult('t1', 'رنا', 'teacher'),
      adult('b1', 'سمر', 'principal'),
      adult('g1', 'هناء', 'guardian'),
    ],
    enrolments: [
      { id: 'e1', person: 'p1', section: '6a', role: 'student' as const },
      { id: 'e2', person: 'p2', section: '6a', role: 'student' as const },
      { id: 'e3', person: 'p3', section: '6b', role: 'student' as const },
      { id: 'e4', person: 'p4', section: '6b', role: 'student' as const },
      { id: 'e5', person: 't1', section: '6a', role: 'teacher' as const, subject: 'arabic' },
      { id: 'e6', person: 't1', section: '6a', role: 'homeroom' as const },
    ],
    guardianships: [
      { id: 'c1', guardian: 'g1', child: 'p1' },
      { id: 'c2', guardian: 'g1', child: 'p2' },
    ],
  }
}
