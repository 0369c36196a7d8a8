/** The principal's book, kept beside the ties: each line has its tie's id, and goes with it. */
import { fullName, type TieBody } from '../people/person.ts'
import type { Reader, Transactor } from '../reader.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { denialId, mostGuardians } from './guardianship.ts'

/** Writes the line of a new tie, or of one whose person has another name now. */
export async function keepInBook(id: string, { person, role, target }: TieBody, rows: Transactor) {
  if (role !== 'student' && role !== 'guardian') return
  const about = await rows.get('person', person)
  const name = about ? fullName(about.body) : ''
  const line = { audience: 'families', about: role === 'student' ? person : target } as const
  if (role === 'student') rows.put('learner', id, { ...line, body: { person, name, section: target } })
  else rows.put('guardianship', id, { ...line, body: { guardian: person, name, child: target } })
}

/** Whether this guardian may be tied to this child, by whomever. The same tie once more is no other guardian. */
export async function mayStandBy(
  guardian: string,
  child: string,
  rows: Reader,
): Promise<Refusal | undefined> {
  if (await rows.get('denial', denialId(guardian, child))) return refuse('guardian_denied')
  return isRoomFor(guardian, child, rows)
}

export async function isRoomFor(guardian: string, child: string, rows: Reader): Promise<Refusal | undefined> {
  const others = new Set((await rows.list('guardianship', child)).map(row => row.body.guardian))
  others.delete(guardian)
  return others.size < mostGuardians ? undefined : refuse('guardians_full')
}
