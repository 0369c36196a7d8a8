/** Who has not handed in, of one piece of work, as a teacher's phone knows it. */
import { readGiven, type Given } from '../assignments/given.ts'
import type { QueueEntry } from '../marks/queue.ts'
import type { Row } from '../row.ts'
import type { TeacherHome } from '../sections/mine.ts'

export interface Missing {
  given: Given
  children: QueueEntry[]
  of: number
  /** Lists that were sent already, the newest first. */
  sent: Row<'followup'>[]
}

export async function readMissing(
  home: TeacherHome,
  assignment: string,
  now: number,
): Promise<Missing | undefined> {
  const given = (await readGiven(home, now)).find(one => one.id === assignment)
  if (!given) return undefined
  // Who has left the section owes it nothing.
  const here = given.queue.entries.filter(entry => !entry.moved)
  const sent = await home.list('followup', assignment)
  return {
    given,
    children: here.filter(entry => entry.state === 'missing'),
    of: here.length,
    sent: sent.sort((a, b) => b.body.sentAt - a.body.sentAt),
  }
}
