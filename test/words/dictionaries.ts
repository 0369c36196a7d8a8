import { readdirSync, readFileSync } from 'node:fs'

const words = new URL('../../src/app/words/', import.meta.url)

/** All words of a language, read from its files: `{ 'lessons.count_one': 'درس واحد' }`. */
export function wordsOf(lang: 'ar' | 'en'): Record<string, string> {
  const found: Record<string, string> = {}
  for (const noun of nounsOf(lang)) {
    const written = JSON.parse(readFileSync(new URL(`${lang}/${noun}.json`, words), 'utf8'))
    for (const [key, text] of Object.entries(written)) found[`${noun}.${key}`] = text as string
  }
  return found
}

/** The nouns that have a file. */
export function nounsOf(lang: 'ar' | 'en'): string[] {
  return readdirSync(new URL(lang, words))
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -'.json'.length))
    .sort()
}

export const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

/** A written key in its parts: `students.count_female_one` is `students.count`, female, one. */
export function partsOf(written: string) {
  const { key, context, form } =
    /^(?<key>.+?)(?:_(?<context>male|female))?(?:_(?<form>zero|one|two|few|many|other))?$/.exec(written)!
      .groups as { key: string; context?: string; form?: string }
  return { key, context, form }
}

export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/{{(\w+)}}/g)].map(match => match[1]!))].sort()
}
