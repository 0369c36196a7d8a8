import { readFileSync } from 'node:fs'
import renderToString from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { bagRows } from '../../src/ui/bag.ts'
import { Motif, motifNames } from '../../src/ui/motif.tsx'
import { motifRows } from '../../src/ui/motifs.ts'
import { pathOf } from '../../src/ui/path.ts'
import { stitches } from '../../src/ui/stitch.ts'

const flat = (rows: string[]) => rows.join('')
const mirrored = (rows: string[]) => rows.map(line => [...line].reverse().join(''))
/** Over the diagonal that rises from the lower start corner. */
const overDiagonal = (rows: string[]) =>
  rows.map((_, row) => rows.map((_, column) => rows[12 - column]?.[12 - row]).join(''))

test('there are a dozen motifs to choose from, and no two are alike', () => {
  expect(motifNames.length).toBeGreaterThanOrEqual(12)
  expect(new Set(motifNames.map(name => flat(motifRows(name)))).size).toBe(motifNames.length)
})

test('a motif is thirteen by thirteen stitches of two threads, and symmetric', () => {
  for (const name of motifNames) {
    const rows = motifRows(name)
    expect(
      rows.map(line => line.length),
      name,
    ).toEqual(Array(13).fill(13))
    expect(flat(rows), name).toMatch(/^[.#o]+$/)
    const isSymmetric = [mirrored(rows), overDiagonal(rows)].some(other => flat(other) === flat(rows))
    expect(isSymmetric, name).toBe(true)
  }
})

test('a motif fills its cloth: at least a third of a side is sewn, in both threads', () => {
  for (const name of motifNames) {
    const all = flat(motifRows(name))
    expect([...all].filter(sign => sign === '#').length, name).toBeGreaterThanOrEqual(30)
    expect(all, name).toContain('o')
  }
})

test('a motif is one path a thread: crossed threads from 64 px, light squares below', () => {
  const small = renderToString(<Motif name="roses" size={48} />)
  const large = renderToString(<Motif name="roses" size={64} />)
  expect(small.match(/<path/g)).toHaveLength(2)
  expect(large.match(/<path/g)).toHaveLength(2)
  expect(small).not.toContain('crossed')
  expect(large).toContain('crossed')
  expect(small.length).toBeLessThan(1000)
})

test('every stitch of a thread is drawn, and none of the other', () => {
  expect(stitches(['##.#', 'o...'], '#', false)).toBe('m0 0.5h2m1 0h1')
  expect(stitches(['##.#', 'o...'], 'o', false)).toBe('m0 1.5h1')
  expect(stitches(['##.#'], '#', true).match(/l.6.6m-.6 0l.6-.6/g)).toHaveLength(3)
})

test('a figure is put down at each of its places, by a step from where the last one ended', () => {
  const places: [number, number][] = [
    [0.5, 10.75],
    [11, 0.2],
    [0.5, 0.25],
  ]
  const path = pathOf(places, { draw: 'h.01', ends: [0.01, 0] })
  const steps = [...path.matchAll(/m(-?[\d.]+) (-?[\d.]+)h.01/g)].map(([, x, y]) => [Number(x), Number(y)])
  let at = [0, 0]
  const put = steps.map(([x, y], index) => {
    const begins = [at[0]! + x!, at[1]! + y!]
    at = [begins[0]! + 0.01, begins[1]!]
    return places[index]!.map((place, axis) => Math.abs(place - begins[axis]!) < 0.001)
  })
  expect(put).toEqual([
    [true, true],
    [true, true],
    [true, true],
  ])
})

test('the icon of the browser tab is the bag as the app draws it', () => {
  const svg = readFileSync(new URL('../../public/icons/favicon.svg', import.meta.url), 'utf8')
  expect(svg).toContain(stitches(bagRows, '#', false))
  expect(svg).toContain(stitches(bagRows, 'o', false))
})
