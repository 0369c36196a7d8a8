/**
 * `npm run bench:search`: how long a search over everything on the phone takes, letter by letter as it is typed, over 2,000 lessons
 * in a real browser held to a sixth of its speed. Beside it, on the same texts in the same run, a scan of all of them from their
 * beginning. `--lessons N`. Last line: JSON, milliseconds, and `ratio`: our p95 to the scan's.
 */
import { build } from 'esbuild'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { LessonBody } from '../../src/domain/lessons/lesson.ts'
import { launchBrowser } from '../house/chromium.ts'
import type { Bench } from './search/page.ts'

declare const bench: Bench

const { values } = parseArgs({ options: { lessons: { type: 'string', default: '2000' } } })
const count = Number(values.lessons)
const slower = 6

/** Their words in another order each time, and some that are nowhere else: a term of many subjects has many words. */
function lessonsOf(): LessonBody[] {
  const folder = join(import.meta.dirname, '../../seeds/lessons')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.md'))
    .map(file => join(folder, file))
  const words = [
    ...new Set(files.flatMap(file => readFileSync(file, 'utf8').match(/[\u0621-\u0652]{2,}/g) ?? [])),
  ]
  let state = 7
  const luck = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
  const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
  const rare = () => Array.from({ length: 5 }, () => letters[luck(letters.length)]).join('')
  const some = (of: number) =>
    Array.from({ length: of }, () => (luck(25) === 0 ? rare() : words[luck(words.length)])).join(' ')
  return Array.from({ length: count }, (_, at): LessonBody => ({
    ...{ title: some(4), subject: 'arabic', section: 's', outcomes: [some(8)], credits: [], by: '' },
    publishAt: at,
    pages: Array.from({ length: 4 }, () => ({
      heading: some(3),
      blocks: Array.from({ length: 4 }, () => ({ k: 'p' as const, t: [some(30)] })),
    })),
  }))
}

/** As fingers type: each word letter by letter, two words together, and one that is misspelt. */
function queriesOf(lessons: readonly LessonBody[]): string[] {
  const typed: string[] = []
  for (let at = 0; at < 20; at++) {
    const [one, two] = lessons[(at * 97) % lessons.length]!.title.split(' ')
    const whole = `${one} ${two}`
    for (let end = 1; end <= whole.length; end++) typed.push(whole.slice(0, end))
    typed.push(`${one!.slice(0, -1)}ظ`)
  }
  return typed
}

const share = (of: readonly number[], part: number) => {
  const sorted = [...of].sort((a, b) => a - b)
  return Number(sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]!.toFixed(2))
}

const lessons = lessonsOf()
const queries = queriesOf(lessons)
const built = await build({
  entryPoints: [join(import.meta.dirname, 'search/page.ts')],
  ...{ bundle: true, minify: true, write: false, format: 'iife' },
})
const browser = await launchBrowser()
try {
  const page = await browser.context.newPage()
  await page.setContent('<!doctype html><meta charset="utf-8">')
  await page.addScriptTag({ content: built.outputFiles[0]!.text })
  const throttle = await browser.context.newCDPSession(page)
  await throttle.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const filled = await page.evaluate(given => bench.fill(given), lessons)
  await page.evaluate(given => bench.hold(given), lessons)
  const took: Record<'find' | 'scan', number[]> = { find: [], scan: [] }
  for (const query of queries)
    for (const way of ['find', 'scan'] as const)
      took[way].push((await page.evaluate(([how, what]) => bench[how](what), [way, query] as const)).took)
  const [p50, p95] = [share(took.find, 0.5), share(took.find, 0.95)]
  const scan = share(took.scan, 0.95)
  const kilobytes = Math.round(JSON.stringify(lessons).length / 1024)
  console.log(
    `${count} lessons (${kilobytes} thousand letters), ${queries.length} queries, ${slower} times as slow`,
  )
  console.log(
    `filling: ${Math.round(filled.took)} ms in slices, the longest ${Math.round(filled.longest)} ms`,
  )
  console.log(`a query: p50 ${p50} ms, p95 ${p95} ms, longest ${share(took.find, 1)} ms (limit 50 ms at p95)`)
  console.log(`a scan:  p50 ${share(took.scan, 0.5)} ms, p95 ${scan} ms`)
  console.log(
    JSON.stringify({
      ...{ lessons: count, p50, p95, scanP95: scan, ratio: Number((p95 / scan).toFixed(2)) },
      ...{ fill: Math.round(filled.took), longestSlice: Math.round(filled.longest) },
    }),
  )
} finally {
  await browser.close()
}
