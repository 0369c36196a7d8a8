/** Rows as a guardian's phone holds them: each school is a handful of rows and the few reads that the family asks for. */
import type { FamilyHome } from '../../src/domain/children/family.ts'
import type { Bodies, Noun } from '../../src/domain/nouns.ts'
import type { Tie } from '../../src/domain/people/person.ts'
import type { Row } from '../../src/domain/row.ts'

export const day = 24 * 3_600_000
/** Sunday 22 November 2026, eleven in the morning in Amman. */
export const now = Date.parse('2026-11-22T08:00:00Z')

export class School implements FamilyHome {
  readonly place: string
  readonly person = 'hana'
  readonly rows: Row[] = []
  readonly ties: Tie[] = []
  readonly here = new Set<string>()
  private readonly grade: string

  constructor(place: string, grade: string) {
    this.place = place
    this.grade = grade
    this.put('school', place, place, { name: `مدرسة ${place}`, nameEn: place, hijriOffset: 0 })
    this.put('section', 's', place, { grade, letter: 'أ' })
  }

  child(id: string, own: string, gender: 'male' | 'female') {
    this.put('person', id, id, { name: [own, 'سامر', 'محمود', 'العبّادي'], gender })
    this.ties.push({ id: `g-${id}`, person: 'hana', role: 'guardian', target: id, grade: '' })
    this.ties.push({ id: `s-${id}`, person: id, role: 'student', target: 's', grade: this.grade })
  }

  assign(id: string, dueAt: number, publishAt = now - 9 * day) {
    const given = { section: 's', subject: 'maths', title: `واجب ${id}`, intro: '', lessons: [], tasks: [] }
    this.put('assignment', id, 's', { ...given, publishAt, dueAt, weight: 5, by: 'rana', byName: 'رنا' })
  }

  /** `here`: it is only on this phone. */
  handIn(assignment: string, person: string, at: number, here = false) {
    const id = `${assignment}-${person}-${this.rows.length}`
    const attempt = this.rows.filter(row => row.noun === 'submission' && row.about === assignment).length + 1
    const times = { tappedAt: at, arrivedAt: here ? 0 : at, lateness: 'in_time' as const }
    this.put('submission', id, assignment, { assignment, person, attempt, answers: [], ...times })
    if (here) this.here.add(id)
    return id
  }

  mark(submission: string, assignment: string, person: string, points: number, markedAt: number) {
    const work = { submission, assignment, person, title: `واجب ${assignment}`, subject: 'maths' }
    const given = { points, outOf: 20, weight: 5, comment: '', by: 'rana', byName: 'رنا المجالي', markedAt }
    this.put('mark', submission, assignment, { ...work, ...given })
  }

  put<N extends Noun>(noun: N, id: string, about: string, body: Bodies[N]) {
    this.rows.push({ noun, id, audience: 'place', about, v: 1, body } as Row)
  }

  tiesOf(person: string) {
    return this.ties.filter(tie => tie.person === person)
  }

  async get<N extends Noun>(noun: N, id: string) {
    return this.rows.find(row => row.noun === noun && row.id === id) as Row<N> | undefined
  }

  async list<N extends Noun>(noun: N, about: string) {
    return (await this.all(noun)).filter(row => row.about === about)
  }

  async all<N extends Noun>(noun: N) {
    return this.rows.filter(row => row.noun === noun) as Row<N>[]
  }

  stateOf(_: Noun, id: string) {
    return this.here.has(id) ? ('here' as const) : ('arrived' as const)
  }
}
