/** What a hit says on the screen, and where it leads: read from the phone for those that are shown. */
import { wordsOfPage } from '../../domain/lessons/content.ts'
import { headingOf } from '../../domain/notices/heading.ts'
import type { Bodies } from '../../domain/nouns.ts'
import { textsOf } from '../../domain/search/documents.ts'
import { excerptOf, type Excerpt } from '../../domain/search/terms.ts'
import type { Home } from '../../storage/home.ts'
import type { Session } from '../../storage/session.ts'
import type { Hit } from './engine.ts'

export interface Result {
  key: string
  kind: 'lesson' | 'assignment' | 'notice' | 'word' | 'question' | 'answer'
  title: string
  /** '' where it belongs to none. */
  subject: string
  /** Who said it; '' where nobody is named. */
  by: string
  href: string
  excerpt: Excerpt | undefined
}

/** Addresses differ from desk to desk. */
export interface Addresses {
  assignment(home: Home, id: string, section: string): string
  question(place: string, id: string): string
}

export async function readResults(
  session: Session,
  hits: readonly Hit[],
  terms: readonly string[],
  now: number,
  to: Addresses,
): Promise<Result[]> {
  const results = await Promise.all(hits.map(hit => readResult(session.home(hit.place), hit, terms, now, to)))
  return results.filter(result => result !== undefined)
}

async function readResult(
  home: Home | undefined,
  { key, noun, place, id }: Hit,
  terms: readonly string[],
  now: number,
  to: Addresses,
): Promise<Result | undefined> {
  const body = (await home?.get(noun, id))?.body
  const texts = body && textsOf(noun, body, now)
  if (!home || !texts) return undefined
  const excerpt = excerptOf(texts.text, terms) ?? excerptOf(texts.heads, terms)
  const shared = { key, excerpt, title: texts.title, subject: '', by: '' }
  switch (noun) {
    case 'lesson': {
      const { subject, pages } = body as Bodies['lesson']
      const at = pages.findIndex(page => excerptOf(wordsOfPage(page), terms))
      const href = `/lessons/${place}/${id}${at > 0 ? `/${at + 1}` : ''}`
      return { ...shared, kind: 'lesson', subject, href }
    }
    case 'assignment': {
      const { subject, section } = body as Bodies['assignment']
      return { ...shared, kind: 'assignment', subject, href: to.assignment(home, id, section) }
    }
    case 'notice': {
      const notice = body as Bodies['notice']
      const kind = notice.kind === 'official' ? 'notice' : 'word'
      const title = headingOf(notice)
      return { ...shared, kind, title, by: notice.source, href: `/notices/${place}/${id}` }
    }
    case 'question': {
      const { subject, text, personName: by } = body as Bodies['question']
      const title = headingOf({ title: '', text })
      return { ...shared, kind: 'question', title, subject, by, href: to.question(place, id) }
    }
    case 'answer': {
      const { question, text, name: by } = body as Bodies['answer']
      const title = headingOf({ title: '', text })
      return { ...shared, kind: 'answer', title, by, href: to.question(place, question) }
    }
  }
}
