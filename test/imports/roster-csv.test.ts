import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv, type Line } from '../../src/server/imports/roster/csv.ts'
import { decode } from '../../src/server/imports/roster/encoding.ts'
import { rosterLimits } from '../../src/server/imports/roster/limits.ts'
import { readRegister } from '../../src/server/imports/roster/read.ts'
import { RosterReport } from '../../src/server/imports/roster/wrong.ts'
import { setOf, zipOf } from './roster-sets.ts'

async function rowsOf(content: Uint8Array | string) {
  const bytes = Buffer.from(content)
  const report = new RosterReport(10)
  const file = { name: 'a.csv', path: 'a.csv', size: bytes.length, bytes: async () => bytes }
  const rows: Line[] = []
  for await (const row of readCsv(file, report, rosterLimits)) rows.push(row)
  return { rows, errors: report.errors }
}

const cell = fc
  .string({ unit: fc.constantFrom(...'أحمدعليab07 ,;\t|"\n-+=.'), maxLength: 12 })
  .map(text => text.trim())
const marks = { comma: ',', semicolon: ';', tab: '\t', bar: '|' }
const ends = { unix: '\n', windows: '\r\n', mac: '\r' }

test('whatever stands in its cells, a table comes back row by row with the line where each begins', async () => {
  const width = 5
  const table = fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 })
  const mark = fc.constantFrom(...Object.values(marks))
  const end = fc.constantFrom(...Object.values(ends))
  await fc.assert(
    fc.asyncProperty(table, mark, end, fc.boolean(), async (rows, delimiter, lineEnd, bom) => {
      const all = [['one', 'two', 'three', 'four', 'five'], ...rows]
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
      const text = all.map(row => row.map(quoted).join(delimiter)).join('\n') + '\n'
      const read = await rowsOf((bom ? '\ufeff' : '') + text.replaceAll('\n', lineEnd))
      expect(read.errors).toEqual([])
      let line = 1
      const expected: Line[] = []
      for (const cells of all) {
        if (cells.some(text => text !== '')) expected.push({ line, cells })
        line += 1 + cells.join('').split('\n').length - 1
      }
      expect(read.rows).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})

test('a quote within a cell is a letter like others', async () => {
  const { rows, errors } = await rowsOf('name,more\nمحمد "أبو علي" حداد,="007"\n')
  expect(errors).toEqual([])
  expect(rows[1]).toEqual({ line: 2, cells: ['محمد "أبو علي" حداد', '="007"'] })
})

test('any bytes at all end in rows or in an error, and never in anything else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
      const { errors } = await rowsOf(bytes)
      for (const { file, line, code } of errors)
        expect([file, line > 0, typeof code]).toEqual(['a.csv', true, 'string'])
    }),
    { numRuns: 300 },
  )
})

test('an archive with any byte changed is read or refused with a place, and never anything else', async () => {
  const zip = await zipOf(setOf())
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const content = Buffer.from(zip)
      content[at] = content[at]! ^ change
      const { register, errors } = await readRegister({ name: 'set.zip', content })
      expect(register === undefined).toBe(errors.length > 0)
    }),
    { numRuns: 150 },
  )
})

test('Arabic in code pages is told from European letters and from UTF-16', () => {
  const arabic = Buffer.from([0xc3, 0xcd, 0xe3, 0xcf, 0x2c, 0xda, 0xe1, 0xed])
  expect(decode(arabic)).toEqual({ text: 'أحمد,علي', encoding: 'windows-1256', guessed: true })
  const iso = Buffer.from([0xc3, 0xcd, 0xe5, 0xcf, 0x2c, 0xd9, 0xe4, 0xea])
  expect(decode(iso)).toEqual({ text: 'أحمد,علي', encoding: 'iso-8859-6', guessed: true })
  // The Arabic code page holds French as well; Spanish and Swedish need another.
  const french = Buffer.from('Fran\xe7ois,H\xe9l\xe8ne', 'latin1')
  expect(decode(french)).toMatchObject({ text: 'François,Hélène' })
  const others = Buffer.from('Nu\xf1ez,Gr\xf6n', 'latin1')
  expect(decode(others)).toEqual({ text: 'Nuñez,Grön', encoding: 'windows-1252', guessed: true })
  expect(decode(Buffer.from('أحمد,علي'))).toEqual({ text: 'أحمد,علي', encoding: 'utf-8', guessed: false })
  expect(decode(Buffer.from('أحمد,علي', 'utf16le'))).toMatchObject({ text: 'أحمد,علي', guessed: true })
  expect(decode(Buffer.from([1, 0, 2, 0, 3, 0]))).toBeUndefined()
})
