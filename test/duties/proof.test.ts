/** A part counts where its test lies: here that such a file does what its place promises. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { opensPageOrServer, partsOf } from '../../src/domain/duties/table.ts'

const root = new URL('../../', import.meta.url)
const counted = readdirSync(new URL('test', root), { recursive: true })
  .map(file => `test/${String(file).replaceAll('\\', '/')}`)
  .filter(file => /\.test\.tsx?$/.test(file) && opensPageOrServer(file))

/** Parts that stand at the beginning of a text in a source. */
const claims = (source: string) =>
  [...source.matchAll(/(['"`])([A-Z]\d+\.(?:(?!\1).)+)\1/g)].flatMap(([, , text]) => partsOf(text!))

/** Whether it starts a browser, or a server of its own on each engine, and not only names one. */
const meetsTheRealThing = (source: string) => {
  const openers = ['launchBrowser', 'launchPhones', 'deskAndPhone', 'eachEngine']
  const imported = [...source.matchAll(/^import \{([^}]*)\} from '\.[^']*'/gm)].map(([, names]) => names!)
  return openers.some(name => imported.join().includes(name) && source.includes(`${name}(`))
}

test('a file whose tests count for a duty opens a page or talks to a real server', () => {
  const sources = counted.map(file => [file, readFileSync(new URL(file, root), 'utf8')] as const)
  const bearing = sources.filter(([, source]) => claims(source).length > 0)
  expect(bearing.length).toBeGreaterThan(10)
  expect(bearing.filter(([, source]) => !meetsTheRealThing(source)).map(([file]) => file)).toEqual([])
})

test('a file that only says that it opens something is found', () => {
  const claim = "test('S4.calendar, S4.ics: a child keeps the month', () => {})"
  expect(claims(claim)).toEqual(['S4.calendar', 'S4.ics'])
  expect(meetsTheRealThing(claim)).toBe(false)
  const imported = "import { launchBrowser, type Browser } from '../house/chromium.ts'\n"
  expect(meetsTheRealThing(imported + claim)).toBe(false)
  expect(meetsTheRealThing(`const launchBrowser = () => {}\nlaunchBrowser()\n${claim}`)).toBe(false)
  expect(meetsTheRealThing(`${imported}const phone = await launchBrowser()\n${claim}`)).toBe(true)
})
