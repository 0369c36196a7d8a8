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

/** The written keys, grouped by what a caller says; values are lists of written keys. */
export function grouped(words: Record<string, string>, by: 'key' | 'address'): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const written of Object.keys(words)) {
    const { key, context } = partsOf(written)
    const group = by === 'address' && context ? `${key}_${context}` : key
    groups.set(group, [...(groups.get(group) ?? []), written])
  }
  return groups
}

/** What a key that counts lacks of these forms, and what is said to one gender alone; each as it would be written. */
export function missingForms(words: Record<string, string>, wanted: readonly string[]): string[] {
  const missing: string[] = []
  for (const [group, written] of grouped(words, 'address')) {
    const has = new Set(written.map(it => partsOf(it).form))
    const counts = written.some(it => partsOf(it).form || placeholdersOf(words[it]!).includes('count'))
    if (counts) missing.push(...wanted.filter(form => !has.has(form)).map(form => `${group}_${form}`))
  }
  for (const [key, written] of grouped(words, 'key')) {
    const contexts = new Set(written.map(it => partsOf(it).context))
    if (contexts.has('male') && !contexts.has('female')) missing.push(`${key}_female`)
    // A form for everybody serves him where only she has one of her own.
    if (contexts.has('female') && !contexts.has('male') && !contexts.has(undefined))
      missing.push(`${key}_male`)
  }
  return missing
}
