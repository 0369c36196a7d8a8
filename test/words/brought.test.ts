import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
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
  const said = new Map<string, string>()
  for (const file of closure(join(app, entry))) {
    if (file.startsWith(join(app, 'words/'))) continue
    for (const [, , key, computed] of codeOf(file).matchAll(text)) {
      const noun = key!.split('.')[0]!
      // Other texts have a dot too: only what is a key, or how keys begin, is speech.
      const speaks = computed ? [...keys].some(it => it.startsWith(key!)) : keys.has(key!)
      if (nouns.has(noun) && speaks) said.set(noun, file.slice(app.length))
    }
  }
  return said
}

/** Any text with a dot, but for the names of actions: `name: 'questions.ask'`, or in a table of them. */
const text = /(?<!name: )(['"`])([a-z]\w*\.\w*)(?:(\$\{)|\1(?!:))/g

/** Comments show examples, and are not speech. */
const codeOf = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

const imported = /^(?:import|export)\s+(?!type\b)(?:[^'"`;]*?from\s+)?['"](\.[^'"]+\.tsx?)['"]/gm

function closure(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found
  found.add(file)
  for (const [, path] of codeOf(file).matchAll(imported)) closure(join(dirname(file), path!), found)
  return found
}
