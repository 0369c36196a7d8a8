import type { Config } from '../config.ts'

/** What was typed behind the command's name. */
export interface Typed {
  /** Options with a value, by name. */
  text: Record<string, string | undefined>
  /** Options without one. */
  on: ReadonlySet<string>
  /** The words that are no options. */
  words: string[]
}

export interface Outcome {
  /** For people: Arabic and English, a line each. */
  said: string[]
  /** For programs: the one line that `--json` prints last. */
  json: object
  /** For people, about what was wrong; the command then ends with 1. */
  wrong?: string[]
}

export interface Command {
  /** As in the usage: `import-lessons DIR [--section S]`. */
  usage: string
  ar: string
  en: string
  text: string[]
  on: string[]
  /** How many words it takes. */
  words: number
  run(typed: Typed, config: Config): Promise<Outcome>
  /** What `--json` prints when the command could not begin; `{"error":CODE}` unless told. */
  failed?(code: string): object
}

/** Says how long work is getting on. On the error output, so that it never mixes with an answer. */
export const progress = (ar: string, en: string) => console.error(`${ar} ${en}`)
