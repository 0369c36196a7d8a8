/** A child's questions to his teachers, with their answers and the hour by which an answer was promised. */
import type { PupilHome } from '../lessons/overview.ts'
import type { Gender } from '../people/person.ts'
import type { Row } from '../row.ts'
import type { Answer, Question } from './question.ts'

/** `overdue`: the promised hour has passed without an answer. */
export type AskedState = 'answered' | 'waiting' | 'overdue'

export interface Asked {
  place: string
  id: string
  question: Question
  /** Whom he asked; undefined when that teacher no longer teaches him. */
  teacher?: { name: string; gender: Gender }
  /** Oldest first. */
  answers: (Answer & { id: string })[]
  state: AskedState
}

/** All that one child has asked, what was said last at the head. */
export async function readQuestions(homes: readonly PupilHome[], now: number): Promise<Asked[]> {
  const lists = await Promise.all(homes.map(home => readHome(home, now)))
  return lists.flat().sort((a, b) => lastWord(b) - lastWord(a) || (a.id < b.id ? 1 : -1))
}

async function readHome(home: PupilHome, now: number): Promise<Asked[]> {
  const own = (await home.all('question')).filter(({ body }) => body.person === home.person)
  return Promise.all(own.map(row => readOne(home, row, now)))
}

async function readOne(home: PupilHome, { id, body }: Row<'question'>, now: number): Promise<Asked> {
  const answers = (await home.list('answer', id)).map(row => ({ id: row.id, ...row.body }))
  const teachings = await home.list('teaching', body.section)
  const teacher = teachings.find(row => row.body.person === body.to)?.body
  return {
    place: home.place,
    id,
    question: body,
    ...(teacher && { teacher: { name: teacher.name, gender: teacher.gender } }),
    answers: answers.sort((a, b) => a.answeredAt - b.answeredAt),
    state: stateOf(answers.length, body.answerBy, now),
  }
}

function stateOf(answers: number, answerBy: number, now: number): AskedState {
  if (answers > 0) return 'answered'
  return now > answerBy ? 'overdue' : 'waiting'
}

const lastWord = ({ question, answers }: Asked) => answers.at(-1)?.answeredAt ?? question.askedAt
