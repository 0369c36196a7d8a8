import { headingOf } from '../../domain/notices/heading.ts'
import type { Row } from '../../domain/row.ts'
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
    for (const row of await home.all('notice')) {
      const { kind, mustRead, publishAt } = row.body
      if (publishAt > now) continue
      if (kind === 'encouragement' && publishAt > now - week) words.push(asWord(home, row))
      const isRead = async () => (await home.get('reading', `${row.id}.${home.person}`)) !== undefined
      if (kind === 'official' && mustRead && !(await isRead())) notices.push(asWord(home, row))
    }
  }
  const [word] = words.sort(newestFirst)
  return { notices: notices.sort(newestFirst).slice(0, mostNotices), ...(word && { word }) }
}

function asWord({ place }: Home, { id, body }: Row<'notice'>): DayWord {
  const { text, source, publishAt } = body
  const shown = shortened(text)
  return { place, id, title: headingOf(body), text: shown, source, publishAt, cut: shown !== text }
}

const newestFirst = (a: DayWord, b: DayWord) => b.publishAt - a.publishAt

const shortened = (text: string) =>
  text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`
