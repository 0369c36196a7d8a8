/**
 * A first screen brings the sentences that it says and no others; its desk's other screens bring the rest of the same nouns.
 * Which it says is read from its imports: a key stands in the source as a text, whole or as its beginning.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const app = join(import.meta.dirname, 'src/app')
/** Words of the wire are for machines: they name actions, and say nothing to anybody. */
const mute = [join(app, 'words/'), join(app, '../wire/')]

/** Keys, and how keys begin whose end is computed, each with a file that says it. */
export interface Speech {
  whole: Map<string, string>
  begun: Map<string, string>
}

/** What could be a key in all that a file of the app imports at once. */
export function speechOf(entry: string): Speech {
  const speech: Speech = { whole: new Map(), begun: new Map() }
  for (const file of closure(join(app, entry))) {
    if (mute.some(folder => file.startsWith(folder))) continue
    for (const [, , text, computed] of codeOf(file).matchAll(dotted))
      speech[computed ? 'begun' : 'whole'].set(text!, file.slice(app.length + 1))
  }
  return speech
}

/** Whether a written form, such as `lessons.count_few`, may be said. */
export function says({ whole, begun }: Speech, written: string): boolean {
  const key = written.replace(/(_(male|female))?(_(zero|one|two|few|many|other))?$/, '')
  return whole.has(key) || [...begun.keys()].some(start => key.startsWith(start))
}

/** Any text with a dot, but for the names of actions: `name: 'questions.ask'`, `may(actor, 'questions.ask'`, or in a table of them. */
const dotted = /(?<!name: |may\(actor, )(['"`])([a-z]\w*\.\w*)(?:(\$\{)|\1(?!:))/g

const imported = /^(?:import|export)\s+(?!type\b)(?:[^'"`;]*?from\s+)?['"](\.[^'"]+\.tsx?)['"]/gm

function closure(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found
  found.add(file)
  for (const [, path] of codeOf(file).matchAll(imported)) closure(join(dirname(file), path!), found)
  return found
}

/** Comments show examples, and are not speech. */
const codeOf = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** Divides the dictionaries of the first screens while the app is built. */
export function dividedWords(desks: readonly string[]): Plugin {
  return {
    name: 'haqiba-words',
    apply: 'build',
    load(id) {
      if (!/\/app\/words\/ar\/[\w-]+\.ts$/.test(id)) return
      const named = basename(id, '.ts')
      const homes = desks.filter(desk => dictionaryOf(`people/${desk}.tsx`) === named)
      if (homes.length > 0) return divided(named, homes, true)
      const behind = desks.find(desk => dictionaryOf(`people/${desk}.screens.ts`) === named)
      const code = readFileSync(id, 'utf8')
      // What takes in another desk's words has the rest from there.
      if (!behind || code.includes('export * from')) return
      const home = dictionaryOf(`people/${behind}.tsx`)
      const speakers = desks.filter(desk => dictionaryOf(`people/${desk}.tsx`) === home)
      return `${code}\n${divided(home, speakers, false)}`
    },
  }
}

const dictionaryOf = (entry: string) =>
  /words\/ar\/([\w-]+)\.ts'/.exec(readFileSync(join(app, entry), 'utf8'))?.[1] ?? ''

/** A dictionary's nouns with what the desks' first screens say, or with everything else. */
function divided(dictionary: string, desks: readonly string[], said: boolean): string {
  const speeches = desks.map(desk => speechOf(`people/${desk}.tsx`))
  const list = readFileSync(join(app, `words/ar/${dictionary}.ts`), 'utf8')
  const nouns = [...list.matchAll(/as (\w+) \} from '\.\/(\w+)\.json'/g)].map(([, noun, file]) => {
    const words = JSON.parse(readFileSync(join(app, `words/ar/${file}.json`), 'utf8')) as object
    const part = Object.entries(words).filter(
      ([written]) => speeches.some(speech => says(speech, `${noun}.${written}`)) === said,
    )
    return part.length > 0 ? `export const ${noun} = ${JSON.stringify(Object.fromEntries(part))}` : ''
  })
  return nouns.join('\n')
}
