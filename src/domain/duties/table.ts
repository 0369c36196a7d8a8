import type { Duty } from './duty.ts'

/** What the test runner wrote of one file: its path from the project's root, and its tests' titles. */
export type TestFile = {
  name: string
  status: string
  assertionResults: { title: string; status: string }[]
}

export type TableRow = { duty: Duty; proven: string[]; missing: string[] }

export type Table = { kind: 'table'; rows: TableRow[]; whole: string[]; begun: string[] }

/** Titles that claim a part which the catalogue does not hold. */
export type UnknownParts = { kind: 'unknown-parts'; claims: { part: string; title: string; file: string }[] }

// Loose on purpose: a mistyped name (`S4.Calender`) is a claim too, and is then refused as unknown.
const claim = /^[A-Z]\d+\.[A-Za-z]\S*$/

/** The part ids at the beginning of a title: `S4.calendar S4.ics: a child …` names two. */
export function partsOf(title: string): string[] {
  const words = title.trim().split(/[\s,:]+/)
  const firstOther = words.findIndex(word => !claim.test(word))
  return firstOther < 0 ? words : words.slice(0, firstOther)
}

/** A duty is proven where a person or another system would meet it: in a page, or over HTTP. */
export function opensPageOrServer(file: string): boolean {
  return file.startsWith('test/journeys/') || file.startsWith('test/server/http')
}

// A file can fail outside its tests (a page that logged an error is found when the file closes);
// then none of its tests is to be believed.
function failedAsAWhole(file: TestFile): boolean {
  return file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed')
}

/** Counts which parts of each duty the tests prove. A part with any failed test, in any file, is not proven. */
export function table(duties: readonly Duty[], files: readonly TestFile[]): Table | UnknownParts {
  const known = new Set<string>(duties.flatMap(duty => duty.parts.map(part => part.id)))
  const passed = new Set<string>()
  const failed = new Set<string>()
  const claims: UnknownParts['claims'] = []

  for (const file of files) {
    for (const test of file.assertionResults) {
      for (const part of partsOf(test.title)) {
        if (!known.has(part)) claims.push({ part, title: test.title, file: file.name })
        else if (test.status === 'failed' || failedAsAWhole(file)) failed.add(part)
        else if (test.status === 'passed' && opensPageOrServer(file.name)) passed.add(part)
      }
    }
  }
  if (claims.length > 0) return { kind: 'unknown-parts', claims }

  const rows = duties.map(duty => {
    const parts = duty.parts.map(part => part.id)
    const proven = parts.filter(part => passed.has(part) && !failed.has(part))
    return { duty, proven, missing: parts.filter(part => !proven.includes(part)) }
  })
  const whole = rows.filter(row => row.missing.length === 0)
  const begun = rows.filter(row => row.missing.length > 0 && row.proven.length > 0)
  return {
    kind: 'table',
    rows,
    whole: whole.map(row => row.duty.id),
    begun: begun.map(row => row.duty.id),
  }
}
