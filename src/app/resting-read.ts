/** What can still be written while reading rests: a child's open work and his questions, a guardian's questions. */
import { readFamily } from '../domain/children/family.ts'
import { isDone } from '../domain/deadlines/deadline.ts'
import { readOwnDeadlines } from '../domain/deadlines/read.ts'
import { draftedWork } from '../storage/drafts.ts'
import type { Session } from '../storage/session.ts'

export interface Writable {
  work: { href: string; title: string }[]
  /** By whose name a question is about, empty for one's own. */
  asks: { href: string; child: string }[]
}

export async function readWritable(session: Session, now: number): Promise<Writable> {
  const homes = session.homes()
  const { desk } = session.profile
  if (desk === 'guardian') {
    const family = await readFamily(homes, now)
    return {
      work: [],
      asks: family.map(({ place, id, name }) => ({ href: `/ask/${place}/${id}`, child: name })),
    }
  }
  if (desk !== 'student') return { work: [], asks: [] }
  const drafts = await draftedWork(session)
  const deadlines = await readOwnDeadlines(homes, now, { drafts, acts: session.acts.values() })
  return {
    work: deadlines
      .filter(one => !isDone(one))
      .map(({ place, id, title }) => ({ href: `/work/${place}/${id}`, title })),
    asks: homes.map(({ place }) => ({ href: `/ask/${place}`, child: '' })),
  }
}
