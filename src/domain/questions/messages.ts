/** All that is said to a child: answers to what he asked, and what the school says to many. */
import { headingOf } from '../notices/heading.ts'
import type { NoticeKind } from '../notices/notice.ts'
import { isUrgent, readTold, type Told } from '../notices/told.ts'
import type { PupilHome } from '../lessons/overview.ts'
import { readQuestions, type Asked } from './list.ts'

/** A notice or a word of encouragement, as a list names it. */
export interface Letter {
  place: string
  id: string
  kind: NoticeKind
  heading: string
  source: string
  publishAt: number
  mustRead: boolean
  read: boolean
  stage: Told['stage']
}

export interface Messages {
  questions: Asked[]
  letters: Letter[]
}

export async function readMessages(homes: readonly PupilHome[], now: number): Promise<Messages> {
  const letters = await Promise.all(homes.map(home => readLetters(home, now)))
  return {
    questions: await readQuestions(homes, now),
    letters: letters.flat().sort(mustReadFirst),
  }
}

async function readLetters(home: PupilHome, now: number): Promise<Letter[]> {
  return (await readTold(home, now)).map(({ place, id, body, read, stage }) => {
    const { kind, source, publishAt, mustRead } = body
    return { place, id, kind, heading: headingOf(body), source, publishAt, mustRead, read, stage }
  })
}

/** What must be read and is not yet stands at the head; then the newest. */
function mustReadFirst(a: Letter, b: Letter): number {
  const urgent = (letter: Letter) => Number(isUrgent({ ...letter, body: letter }))
  return urgent(b) - urgent(a) || b.publishAt - a.publishAt || (a.id < b.id ? -1 : 1)
}
