import type { Desk } from '../../domain/people/person.ts'
import { learn } from '../words/learnt.ts'
import type { PersonDesk } from './person.ts'

/** One chunk for each kind of person; a phone fetches only those of the people on it. */
// A desk's own day is known only inside its chunk.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const chunks: Record<Desk, () => Promise<{ desk: PersonDesk<any> }>> = {
  student: () => import('./student.tsx'),
  guardian: () => import('./guardian.tsx'),
  teacher: () => import('./teacher.tsx'),
  counselor: () => import('./counselor.tsx'),
  principal: () => import('./principal.tsx'),
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function loadDesk(desk: Desk): Promise<PersonDesk<any>> {
  const { desk: person } = await chunks[desk]()
  learn(person.words)
  return person
}
