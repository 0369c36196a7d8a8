/** Questions to a teacher, by age: whoever has waited longest stands first. */
import type { TeacherHome } from '../sections/mine.ts'
import type { Answer, Question } from './question.ts'

/** `overdue`: the promised hour has passed without an answer. */
export type InboxState = 'overdue' | 'waiting' | 'answered'

export interface Incoming {
  place: string
  id: string
  question: Question
  /** '' where the child's own row is not on this phone. */
  childName: string
  /** Oldest first. */
  answers: { id: string; body: Answer }[]
  state: InboxState
}

/** What waits, oldest first; then what was answered, newest answer first. */
export async function readInbox(homes: readonly TeacherHome[], now: number): Promise<Incoming[]> {
  const lists = await Promise.all(homes.map(home => readHome(home, now)))
  return lists.flat().sort(compareIncoming)
}

async function readHome(home: TeacherHome, now: number): Promise<Incoming[]> {
  const mine = (await home.all('question')).filter(({ body }) => body.to === home.person)
  return Promise.all(
    mine.map(async ({ id, body }): Promise<Incoming> => {
      const answers = (await home.list('answer', id)).sort((a, b) => a.body.answeredAt - b.body.answeredAt)
      const child = await home.get('person', body.child)
      return {
        ...{ place: home.place, id, question: body },
        childName: child?.body.name[0] ?? '',
        answers: answers.map(row => ({ id: row.id, body: row.body })),
        state: stateOf(answers.length, body.answerBy, now),
      }
    }),
  )
}

function stateOf(answers: number, answerBy: number, now: number): InboxState {
  if (answers > 0) return 'answered'
  return now > answerBy ? 'overdue' : 'waiting'
}

export function compareIncoming(a: Incoming, b: Incoming): number {
  const [one, other] = [Number(a.state === 'answered'), Number(b.state === 'answered')]
  const byAge = one ? lastWord(b) - lastWord(a) : a.question.askedAt - b.question.askedAt
  return one - other || byAge || (a.id < b.id ? -1 : 1)
}

const lastWord = ({ answers, question }: Incoming) => answers.at(-1)?.body.answeredAt ?? question.askedAt

export const isOpen = ({ state }: Pick<Incoming, 'state'>) => state !== 'answered'
