import { expect, test } from 'vitest'
import { catalogue } from '../../src/domain/duties/catalogue.ts'
import type { Duty } from '../../src/domain/duties/duty.ts'
import { opensPageOrServer, partsOf, table, type TestFile } from '../../src/domain/duties/table.ts'

const duty = (id: string, ...names: string[]): Duty => ({
  id,
  person: 'student',
  noun: 'deadlines',
  wave: 1,
  title: { ar: 'المواعيد', en: 'know the dates' },
  parts: names.map(name => ({ id: `${id}.${name}`, en: name })),
})

const duties = [duty('S4', 'calendar', 'ics'), duty('S10', 'source')]

const file = (name: string, tests: Record<string, string>, status = 'passed'): TestFile => ({
  name,
  status: Object.values(tests).includes('failed') ? 'failed' : status,
  assertionResults: Object.entries(tests).map(([title, status]) => ({ title, status })),
})

const count = (...files: TestFile[]) => {
  const counted = table(duties, files)
  if (counted.kind !== 'table') throw new Error('expected a table')
  return { whole: counted.whole, begun: counted.begun }
}

const nothing = { whole: [], begun: [] }
const journey = 'test/journeys/round.test.ts'

test('a title names the parts that stand at its beginning, and only those', () => {
  expect(partsOf('S4.calendar: a child sees the month')).toEqual(['S4.calendar'])
  expect(partsOf('S4.calendar S4.ics: a child keeps the month')).toEqual(['S4.calendar', 'S4.ics'])
  expect(partsOf('S4.calendar, S4.ics: a child keeps the month')).toEqual(['S4.calendar', 'S4.ics'])
  expect(partsOf('a child sees S4.calendar: the month')).toEqual([])
  expect(partsOf('C1 rows travel sealed')).toEqual([])
})

test('a duty is whole when all its parts passed and begun when some did', () => {
  expect(count(file(journey, { 'S4.ics: a': 'passed' }))).toEqual({ whole: [], begun: ['S4'] })
  expect(count(file(journey, { 'S4.ics S4.calendar: a': 'passed', 'S10.source: b': 'passed' }))).toEqual({
    whole: ['S4', 'S10'],
    begun: [],
  })
})

test('a row says which parts are proven and which are missing', () => {
  const counted = table(duties, [file(journey, { 'S4.ics: a': 'passed' })])
  expect(counted).toMatchObject({ rows: [{ proven: ['S4.ics'], missing: ['S4.calendar'] }, { proven: [] }] })
})

test('only a file that opened a page or talked to the real server proves a part', () => {
  expect(opensPageOrServer('test/journeys/round.test.ts')).toBe(true)
  expect(opensPageOrServer('test/server/http.test.ts')).toBe(true)
  expect(opensPageOrServer('test/server/http/sync.test.ts')).toBe(true)
  expect(opensPageOrServer('test/server/db.test.ts')).toBe(false)
  expect(opensPageOrServer('test/deadlines/journeys/order.test.ts')).toBe(false)
  expect(count(file('test/deadlines/order.test.ts', { 'S10.source: a': 'passed' }))).toEqual(nothing)
})

test('a part with one failed test, in any file, is not proven', () => {
  const passed = file(journey, { 'S10.source: a': 'passed' })
  const failed = file('test/notices/source.test.ts', { 'S10.source: b': 'failed' })
  expect(count(passed, failed)).toEqual(nothing)
  expect(count(failed, passed)).toEqual(nothing)
})

test('a failed test spoils its own part and not its neighbour', () => {
  const mixed = file(journey, { 'S4.ics: a': 'failed', 'S10.source: b': 'passed' })
  expect(count(mixed)).toEqual({ whole: ['S10'], begun: [] })
})

test('a test that was skipped or is still to be written proves nothing', () => {
  expect(count(file(journey, { 'S10.source: a': 'skipped', 'S4.ics: b': 'todo' }))).toEqual(nothing)
})

test('a file that failed outside its tests proves nothing', () => {
  expect(count(file(journey, { 'S10.source: a': 'passed' }, 'failed'))).toEqual(nothing)
})

test('a title that claims an unknown part is named with its file', () => {
  const title = 'S4.calendar S4.moon: a child sees the moon'
  expect(table(duties, [file('test/deadlines/a.test.ts', { [title]: 'passed' })])).toEqual({
    kind: 'unknown-parts',
    claims: [{ part: 'S4.moon', title, file: 'test/deadlines/a.test.ts' }],
  })
  expect(table(duties, [file(journey, { 'S4.ics-file: a': 'passed' })])).toMatchObject({
    kind: 'unknown-parts',
  })
})

test('with no test at all, none of the 111 rows is begun', () => {
  expect(table(catalogue, [])).toMatchObject({ kind: 'table', whole: [], begun: [] })
})
