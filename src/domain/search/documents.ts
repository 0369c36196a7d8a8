/** What is searched: of each row its title, what stands in large letters, and its words. */
import type { Bodies } from '../nouns.ts'
import { stageOf } from '../notices/notice.ts'
import { wordsOfPage } from '../lessons/content.ts'

export const searched = ['lesson', 'assignment', 'notice', 'question', 'answer'] as const
export type Searched = (typeof searched)[number]

export interface Texts {
  title: string
  heads: string
  text: string
}

const lines = (...texts: readonly (string | undefined)[]) => texts.filter(Boolean).join('\n')

const readers: { [N in Searched]: (body: Bodies[N]) => Texts } = {
  lesson: ({ title, outcomes, pages }) => ({
    title,
    heads: lines(...pages.map(page => page.heading), ...outcomes),
    text: lines(...pages.map(wordsOfPage)),
  }),
  assignment: ({ title, intro, tasks }) => ({
    ...{ title, heads: '' },
    text: lines(
      intro,
      ...tasks.flatMap(task => (task.kind === 'choice' ? [task.prompt, ...task.choices] : task.prompt)),
    ),
  }),
  notice: ({ title, text, source }) => ({ title, heads: source, text }),
  question: ({ text, lessonTitle = '', personName }) => ({
    ...{ title: lessonTitle, heads: personName, text },
  }),
  answer: ({ text, name }) => ({ title: '', heads: name, text }),
}

/** undefined for what is not to be seen yet, or no more. */
export function textsOf<N extends Searched>(noun: N, body: Bodies[N], now: number): Texts | undefined {
  const { publishAt = 0 } = body as { publishAt?: number }
  if (publishAt > now) return undefined
  if (noun === 'notice' && stageOf(body as Bodies['notice'], now) === 'withdrawn') return undefined
  return readers[noun](body)
}
