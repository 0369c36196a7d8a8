/** All that is said to a child: answers to what he asked, and what the school says to many. */
import { headingOf } from '../notices/heading.ts'
import type { NoticeKind } from '../notices/notice.ts'
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
  const out = (await home.all('notice')).filter(({ body }) => body.publishAt <= now)
  return Promise.all(
    out.map(async ({ id, body }) => {
      const { kind, source, publishAt, mustRead } = body
      const read = (await home.get('reading', `${id}.${home.person}`)) !== undefined
      return { place: home.place, id, kind, heading: headingOf(body), source, publishAt, mustRead, read }
    }),
  )
}

/** What must be read and is not yet stands at the head; then the newest. */
function mustReadFirst(a: Letter, b: Letter): number {
  const urgent = (letter: Letter) => Number(letter.mustRead && !letter.read)
  return urgent(b) - urgent(a) || b.publishAt - a.publishAt || (a.id < b.id ? -1 : 1)
}
