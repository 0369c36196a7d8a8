import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { desks } from '../bench/chunks.ts'
import { dividedWords, says, speechOf } from '../../vite.words.ts'
import { partsOf, wordsOf } from './dictionaries.ts'

const app = fileURLToPath(new URL('../../src/app/', import.meta.url))
const keys = new Set(Object.keys(wordsOf('ar')).map(written => partsOf(written).key))
const nouns = new Set([...keys].map(key => key.split('.')[0]!))

/** A chunk that brings words, its dictionary in src/app/words/ar, and what is there before it. */
const chunks: [entry: string, dictionary: string, before?: string][] = [
  ['main.tsx', 'first'],
  ['live.tsx', 'first'],
  ['people/student.tsx', 'student-home'],
  ['people/student.screens.ts', 'student', 'student-home'],
  ['people/guardian.tsx', 'guardian-home'],
  ['people/guardian.screens.ts', 'guardian', 'guardian-home'],
  ['people/teacher.tsx', 'teacher-home'],
  ['people/teacher.screens.ts', 'teacher', 'teacher-home'],
  ['people/counselor.tsx', 'staff-home'],
  ['people/counselor.screens.ts', 'staff', 'staff-home'],
  ['people/principal.tsx', 'staff-home'],
  ['people/principal.screens.ts', 'principal', 'staff-home'],
  ['enrol.screen.ts', 'enrol'],
  ['card-trouble.screen.ts', 'enrol'],
  ['faces.screen.ts', 'faces'],
  ['me.screen.ts', 'me'],
  ['sent.screen.ts', 'sent'],
  ['unlock.screen.ts', 'locks'],
  ['my-lock.screen.ts', 'locks'],
  ['whose.screen.ts', 'whose'],
  ['resting.screen.ts', 'resting'],
  ['locking.tsx', 'faces'],
]

test.each(chunks)(
  '%s finds all the words that its screens say',
  async (entry, dictionary, before = 'first') => {
    const known = new Set<string>()
    for (const name of ['first', before, dictionary])
      for (const noun of Object.keys(await wordsIn(name))) known.add(noun)
    const missing = [...nounsSaid(entry)].filter(([noun]) => !known.has(noun))
    expect(missing.map(([noun, file]) => `${noun} in ${file}`)).toEqual([])
  },
)

test.each([...new Set(chunks.map(([, dictionary]) => dictionary))])(
  'the words of %s are said there, and a phone carries no others',
  async dictionary => {
    const said = new Set(
      chunks.filter(([, name]) => name === dictionary).flatMap(([entry]) => [...nounsSaid(entry).keys()]),
    )
    expect(Object.keys(await wordsIn(dictionary)).filter(noun => !said.has(noun))).toEqual([])
  },
)

const wordsIn = (name: string): Promise<object> => import(join(app, `words/ar/${name}.ts`)) as Promise<object>

/** The nouns of all keys in what a chunk imports at once, each with a file that says it. */
function nounsSaid(entry: string): Map<string, string> {
  const { whole, begun } = speechOf(entry)
  const said = new Map<string, string>()
  // Other texts have a dot too: only what is a key, or how keys begin, is speech.
  const speech = [
    ...[...whole].filter(([key]) => keys.has(key)),
    ...[...begun].filter(([start]) => [...keys].some(key => key.startsWith(start))),
  ]
  for (const [key, file] of speech) {
    const noun = key.split('.')[0]!
    if (nouns.has(noun)) said.set(noun, file)
  }
  return said
}

/** What the build makes of a dictionary. */
function built(dictionary: string): Record<string, Record<string, string>> {
  const { load } = dividedWords(desks) as { load(id: string): string | undefined }
  const code = load(join(app, `words/ar/${dictionary}.ts`)) ?? ''
  const parts = [...code.matchAll(/^export const (\w+) = (.*)$/gm)]
  return Object.fromEntries(parts.map(([, noun, words]) => [noun!, JSON.parse(words!) as never]))
}

test.each(['student', 'guardian', 'teacher', 'counselor', 'principal'])(
  'as built, the first screen of a %s brings what it says, and his other screens the rest of it',
  async desk => {
    const home = { counselor: 'staff-home', principal: 'staff-home' }[desk] ?? `${desk}-home`
    const [first, rest] = [built(home), built(desk === 'counselor' || desk === 'principal' ? 'staff' : desk)]
    const speech = speechOf(`people/${desk}.tsx`)
    for (const [noun, whole] of Object.entries(await wordsIn(home))) {
      const { default: _, ...words } = whole as Record<string, string>
      expect({ ...rest[noun], ...first[noun] }, noun).toEqual(words)
      expect(Object.keys(rest[noun] ?? {}).filter(key => says(speech, `${noun}.${key}`))).toEqual([])
    }
  },
)
