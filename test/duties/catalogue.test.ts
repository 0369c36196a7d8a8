import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/domain/duties/catalogue.ts'
import type { Duty } from '../../src/domain/duties/duty.ts'

const duties: readonly Duty[] = catalogue
const groups = { S: 10, G: 4, C: 4, T: 14, P: 22, A: 5, D: 13, U: 5, V: 13, L: 7, E: 4, Y: 10 }

test('the catalogue holds 101 duties and ten systems, in their order', () => {
  const ids = Object.entries(groups).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  )
  expect(duties.map(duty => duty.id)).toEqual(ids)
  expect(ids).toHaveLength(111)
})

test('every group of duties has one person of its own', () => {
  const persons = Object.keys(groups).map(letter => [
    ...new Set(duties.filter(duty => duty.id.startsWith(letter)).map(duty => duty.person)),
  ])
  expect(persons.every(names => names.length === 1)).toBe(true)
  expect(new Set(persons.flat()).size).toBe(persons.length)
})

test('every duty has a noun, a wave, and a title in both languages', () => {
  for (const duty of duties) {
    expect(duty.noun, duty.id).toMatch(/^[a-z]+$/)
    expect([1, 2, 3], duty.id).toContain(duty.wave)
    expect(duty.title.ar, duty.id).toMatch(/^[\u0600-\u06ff،؟ ]+$/)
    expect(duty.title.en.trim(), duty.id).not.toBe('')
  }
})

test('every duty has parts, each named once: its duty, a dot, one lower-case noun', () => {
  const parts = duties.flatMap(duty => duty.parts.map(part => part.id))
  expect(new Set(parts).size).toBe(parts.length)
  for (const duty of duties) {
    expect(duty.parts.length, duty.id).toBeGreaterThan(0)
    for (const part of duty.parts) {
      expect(part.id).toMatch(new RegExp(`^${duty.id}\\.[a-z]+$`))
      expect(part.en.trim(), part.id).not.toBe('')
    }
  }
})

// The list that the mission hands to the project stands beside it, not inside it.
const list = new URL('../../../shared/duties.md', import.meta.url)
const listIsThere = existsSync(list)
if (!listIsThere) console.log('shared/duties.md is absent: the catalogue is not compared with it')

type Listed = { id: string; duty: string; column: string; wave: number | undefined }

function readList(): Listed[] {
  const rows = readFileSync(list, 'utf8').matchAll(/^\| ([A-Z]\d+) \| (.+?) \| (.+?) \|(?: (\d) \|)?$/gm)
  return [...rows].map(([, id = '', duty = '', column = '', wave]) => ({
    id,
    duty,
    column,
    wave: wave === undefined ? undefined : Number(wave),
  }))
}

test('on the build machine the list of duties is there to compare with', () => {
  if (process.env.CI) expect(listIsThere).toBe(true)
})

test.skipIf(!listIsThere)('the catalogue and the list of duties agree on ids, duties and waves', () => {
  const listed = readList().map(({ id, duty, wave }) => ({ id, duty, wave }))
  // The systems have no wave in the list.
  const waveOf = (duty: Duty) => (duty.person === 'system' ? undefined : duty.wave)
  expect(duties.map(duty => ({ id: duty.id, duty: duty.title.en, wave: waveOf(duty) }))).toEqual(listed)
})

test.skipIf(!listIsThere)("no word of what the software does is lost in a duty's parts", () => {
  // "deadlines and plan screens" is kept by two parts that say "screen": a plural s does not count.
  const words = (text: string) =>
    (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []).map(word => word.replace(/s$/, ''))
  const joining = new Set(['and', 'or', 'the'])
  const lost = readList().map(row => {
    const parts = duties.find(duty => duty.id === row.id)?.parts ?? []
    const kept = new Set(parts.flatMap(part => words(part.en)))
    return { id: row.id, words: words(row.column).filter(word => !kept.has(word) && !joining.has(word)) }
  })
  expect(lost.filter(row => row.words.length > 0)).toEqual([])
})
