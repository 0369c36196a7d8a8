import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../src/ui/look.css', import.meta.url), 'utf8')
const cut = css.indexOf('@media (prefers-color-scheme: dark)')
const tokens = (part: string) =>
  Object.fromEntries(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name, hex]) => [name, hex]),
  )
const light: Record<string, string> = tokens(css.slice(0, cut))
const dark: Record<string, string> = { ...light, ...tokens(css.slice(cut, css.indexOf('/* A tone'))) }

/** Relative luminance of `#rgb` or `#rrggbb`, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const full =
    hex.length === 4
      ? hex
          .slice(1)
          .split('')
          .map(digit => digit + digit)
          .join('')
      : hex.slice(1)
  const parts = [0, 2, 4].map(at => parseInt(full.slice(at, at + 2), 16) / 255)
  const [r, g, b] = parts.map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

// Text needs 4.5, what is not text (borders of controls, tiles, the focus ring) needs 3.
const pairs: [need: number, front: string, grounds: string[]][] = [
  [4.5, 'ink', ['page', 'card', 'stone', 'olive-tint', 'aqaba-tint', 'clay-tint', 'wheat-tint']],
  [4.5, 'ink2', ['page', 'card', 'stone', 'olive-tint', 'aqaba-tint', 'clay-tint', 'wheat-tint']],
  [4.5, 'on-act', ['act']],
  [4.5, 'olive', ['page', 'card', 'olive-tint']],
  [4.5, 'aqaba', ['page', 'card', 'aqaba-tint']],
  [4.5, 'clay', ['page', 'card', 'clay-tint']],
  [4.5, 'card', ['clay', 'olive']],
  [4.5, 'wheat', ['wheat-tint']],
  [4.5, 'on2', ['field-olive', 'field-blue', 'field-wine']],
  [4.5, 'on-wheat', ['field-wheat']],
  [4.5, 'page', ['ink']],
  [3, 'edge', ['page', 'card']],
  [3, 'olive', ['page', 'card', 'stone']],
  [3, 'wine', ['page', 'card']],
  [3, 'gold', ['page', 'card']],
  [3, 'act', ['page', 'card']],
  [3, 'thread', ['field-olive', 'field-blue', 'field-wine']],
]

for (const [scheme, colours] of Object.entries({ light, dark }))
  for (const [need, front, grounds] of pairs)
    test(`in ${scheme}, ${front} is seen at ${need} on ${grounds.join(', ')}`, () => {
      for (const ground of grounds) {
        const [one, other] = [colours[front], colours[ground]]
        expect(one && other, `${front} and ${ground} are tokens`).toBeTruthy()
        expect(contrast(one ?? '', other ?? ''), `${front} on ${ground}`).toBeGreaterThanOrEqual(need)
      }
    })

test('white is seen on every field but wheat, where ink is', () => {
  for (const colours of [light, dark])
    for (const field of ['field-olive', 'field-blue', 'field-wine'])
      expect(contrast('#fff', colours[field] ?? '')).toBeGreaterThanOrEqual(7)
})
