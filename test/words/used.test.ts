import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { partsOf, wordsOf } from './dictionaries.ts'

const source = new URL('../../src/', import.meta.url)
const keys = new Set(Object.keys(wordsOf('ar')).map(written => partsOf(written).key))

/** All `say('…')` of the source, with the beginning of those whose end is computed: say(`refusals.${code}`). */
function said() {
  const whole = new Map<string, string>()
  const begun = new Map<string, string>()
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue
    // Comments show examples, and are not speech.
    const code = readFileSync(new URL(file, source), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    for (const [, , key] of code.matchAll(/\bsay\(\s*(['"])([^'"]*)\1/g)) whole.set(key!, file)
    for (const [, key] of code.matchAll(/\bsay\(\s*`([^`$]*)(?=[`$])/g)) begun.set(key!, file)
  }
  return { whole, begun }
}

test('every key that the source says has words', () => {
  const { whole, begun } = said()
  const wordless = [...whole].filter(([key]) => !keys.has(key))
  const beginless = [...begun].filter(([start]) => ![...keys].some(key => key.startsWith(start)))
  expect([...wordless, ...beginless].map(([key, file]) => `${key} in src/${file}`)).toEqual([])
})

test('words that nobody says are named', () => {
  const { whole, begun } = said()
  const code = allSource()
  const silent = [...keys].filter(
    key =>
      !whole.has(key) &&
      ![...begun.keys()].some(start => start && key.startsWith(start)) &&
      !code.includes(`'${key}'`),
  )
  // A warning while screens are being built; an error once they stand.
  if (silent.length) console.warn(`Words that nobody says yet: ${silent.join(', ')}`)
  expect(silent.length).toBeLessThan(keys.size)
})

function allSource(): string {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file))
    .map(file => readFileSync(new URL(file, source), 'utf8'))
    .join('\n')
}
