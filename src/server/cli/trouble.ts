/** What went wrong, for a person: in Arabic, in English, and as a code for a program. Anything else that throws is a bug. */
export class Trouble extends Error {
  readonly code: string
  readonly ar: string
  readonly en: string
  /** 1: refused, or something in the input is wrong. 2: the command itself was written wrong. */
  readonly exit: 1 | 2

  constructor(code: string, ar: string, en: string, exit: 1 | 2 = 1) {
    super(en)
    this.code = code
    this.ar = ar
    this.en = en
    this.exit = exit
  }
}

export const wrongUsage = (ar: string, en: string) => new Trouble('wrong_usage', ar, en, 2)
