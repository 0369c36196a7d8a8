import { readFileSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const room = new URL('../../src/ui/', import.meta.url)
const sheets = readdirSync(room).filter(name => name.endsWith('.css'))
const read = (name: string) => readFileSync(new URL(name, room), 'utf8')

/** Without comments and needless space, as near to a minifier as a test needs. */
const small = (css: string) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/;}/g, '}')

test('the stylesheet inside every prepared page stays under 3.2 kB', () => {
  expect(gzipSync(small(read('look.css')), { level: 9 }).length).toBeLessThanOrEqual(3200)
})

test('a page turns with its language: no property names left, right, top or bottom, width or height', () => {
  const physical =
    /(?<![\w-])(left|right|top|bottom|width|height|(min|max)-(width|height)|(margin|padding|border)-(left|right|top|bottom)[\w-]*|text-align:\s*(left|right)|float)\s*:/
  for (const name of sheets) {
    // Media features are about the screen, not about the writing.
    const rules = read(name).replace(/@media[^{]*/g, '')
    expect(rules.match(physical)?.[0], name).toBeUndefined()
    expect(rules, name).not.toMatch(/text-align:\s*(left|right)/)
  }
})

test('Arabic is never spaced apart, slanted or set tighter than it can be read', () => {
  for (const name of sheets) {
    expect(read(name), name).not.toMatch(/letter-spacing|italic|text-transform|word-spacing/)
    for (const [, height] of read(name).matchAll(/line-height:\s*([\d.]+)/g))
      // Lone figures and the greeting cannot wrap into one another.
      expect(Number(height), name).toBeGreaterThanOrEqual(1.3)
  }
})

test('the look answers dark, forced colours, reduced motion and print', () => {
  const css = read('look.css')
  for (const need of ['prefers-color-scheme: dark', 'forced-colors: active', 'prefers-reduced-motion'])
    expect(css).toContain(need)
  // Nobody prints a page that its script has not reached.
  expect(read('more.css')).toContain('@media print')
  expect(css).toContain('color-scheme: light dark')
  expect(css).toContain(':focus-visible')
})

test('nothing is loaded by a stylesheet', () => {
  for (const name of sheets) expect(read(name), name).not.toMatch(/url\(|@import|@font-face/)
})
