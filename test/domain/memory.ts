/** Rows in a map, to play actions on without phone or server. */
import { findAction } from '../../src/domain/actions.ts'
import type { Actor, Moment } from '../../src/domain/action.ts'
import type { Noun } from '../../src/domain/nouns.ts'
import type { Role } from '../../src/domain/people/person.ts'
import type { Transactor } from '../../src/domain/reader.ts'
import type { Row } from '../../src/domain/row.ts'
import { checkShape } from '../../src/domain/shape.ts'

export class Memory implements Transactor {
  readonly rows = new Map<string, Row>()
  private v = 0

  async get<N extends Noun>(noun: N, id: string) {
    return this.rows.get(`${noun}/${id}`) as Row<N> | undefined
  }
  async list<N extends Noun>(noun: N, about: string) {
    const all = [...this.rows.values()].filter(row => row.noun === noun && row.about === about)
    return all.sort((a, b) => (a.id < b.id ? -1 : 1)) as Row<N>[]
  }
  put(noun: Noun, id: string, row: Omit<Row, 'noun' | 'id' | 'v'>) {
    this.rows.set(`${noun}/${id}`, { noun, id, v: ++this.v, ...row })
  }
  remove(noun: Noun, id: string) {
    this.rows.delete(`${noun}/${id}`)
  }
}

export const now = Date.UTC(2025, 9, 5, 6)
export const moment = (at = now, tap = { clock: at, offset: 0, contact: at }): Moment => ({ now: at, tap })

export function actor(person: string, ...ties: [Role, string][]): Actor {
  const own = ties.map(([role, target], index) => ({
    id: `${person}-${index}`,
    person,
    role,
    target,
    grade: '5',
  }))
  return { place: 'school', person, name: person, ties: own, office: false }
}
export const office: Actor = { place: 'school', person: '', name: '', ties: [], office: true }

/** '' when applied, else the code of the refusal and its field. */
export async function play(rows: Memory, who: Actor, name: string, args: unknown, at = moment()) {
  const action = findAction(name, 1)
  if (!action) throw new Error(`No action ${name}`)
  const checked = checkShape(action.shape, args)
  if (!checked.ok) return `wrong_shape ${checked.field}`
  const refusal = await action.check(checked.value, who, rows, at)
  if (refusal) return refusal.field ? `${refusal.refused} ${refusal.field}` : refusal.refused
  await action.change(checked.value, who, rows, at)
  return ''
}

/** A section with a lesson of nine pages on its board and an assignment out of ten. */
export async function classroom() {
  const rows = new Memory()
  await play(rows, office, 'sections.open', { id: '5a', grade: '5', letter: 'a' })
  const pages = Array.from({ length: 9 }, () => ({ blocks: [] }))
  const lesson = { title: 'x', subject: 'maths', outcomes: [], credits: [], pages }
  await play(rows, office, 'lessons.shelve', {
    id: 'lesson',
    section: '5a',
    publishAt: now,
    source: '',
    hash: '',
    lesson,
  })
  const muna = actor('muna', ['teacher', '5a'])
  await play(rows, muna, 'assignments.publish', work('work'))
  return { rows, muna, omar: actor('omar', ['student', '5a']) }
}

export const day = 24 * 60 * 60 * 1000
export const work = (id: string) => ({
  id,
  section: '5a',
  subject: 'maths',
  title: 'واجب',
  intro: '',
  lessons: ['lesson'],
  tasks: [
    { id: 't1', kind: 'text', prompt: 'x', points: 6 },
    { id: 't2', kind: 'number', prompt: 'x', points: 4 },
  ],
  publishAt: now,
  dueAt: now + day,
  weight: 30,
})
