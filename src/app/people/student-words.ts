import { headingOf } from '../../domain/notices/heading.ts'
import { isUrgent, readTold, type Told } from '../../domain/notices/told.ts'
import type { Home } from '../../storage/home.ts'

const week = 7 * 24 * 3_600_000
const longest = 240
const mostNotices = 2

export interface DayAnswer {
  asked: string
  text: string
  name: string
}

export interface DayWord {
  place: string
  id: string
  title: string
  text: string
  source: string
  publishAt: number
  /** The text goes on, on its own page. */
  cut: boolean
  read: boolean
}

/** The newest answer of this week to a question of his own. */
export async function answerFor(homes: readonly Home[], now: number): Promise<DayAnswer | undefined> {
  const found: { at: number; answer: DayAnswer }[] = []
  for (const home of homes) {
    for (const { body } of await home.all('answer')) {
      if (body.answeredAt < now - week) continue
      const question = (await home.get('question', body.question))?.body
      if (question?.person !== home.person) continue
      const answer = { asked: shortened(question.text), text: shortened(body.text), name: body.name }
      found.push({ at: body.answeredAt, answer })
    }
  }
  return found.sort((a, b) => b.at - a.at)[0]?.answer
}

/** Official notices that he must still read, newest first, and the counselor's latest word of this week. */
export async function wordsFor(
  homes: readonly Home[],
  now: number,
): Promise<{ notices: DayWord[]; word?: DayWord }> {
  const notices: DayWord[] = []
  const words: DayWord[] = []
  for (const home of homes) {
    for (const told of (await readTold(home, now)).filter(({ stage }) => stage === 'open')) {
      const { kind, publishAt } = told.body
      if (kind === 'encouragement' && publishAt > now - week) words.push(asWord(told))
      if (kind === 'official' && isUrgent(told)) notices.push(asWord(told))
    }
  }
  const [word] = words.sort(newestFirst)
  return { notices: notices.sort(newestFirst).slice(0, mostNotices), ...(word && { word }) }
}

function asWord({ place, id, body, read }: Told): DayWord {
  const { text, source, publishAt } = body
  const shown = shortened(text)
  return { place, id, title: headingOf(body), text: shown, source, publishAt, cut: shown !== text, read }
}

const newestFirst = (a: DayWord, b: DayWord) => b.publishAt - a.publishAt

const shortened = (text: string) =>
  text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`
