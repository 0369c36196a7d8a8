import { expect, test } from 'vitest'
import { hijriMonths, months, weekdays } from '../../src/domain/calendar/names.ts'
import { hijri, hijriOf } from '../../src/domain/calendar/dates.ts'
import { addDays, momentOf } from '../../src/domain/calendar/day.ts'
import { sharedJson } from './shared-data.ts'

type Row = [[hijri: [number, number, number], gregorian: [number, number, number]]]
const table = sharedJson('hijri/ummalqura_calendar_website.json') as Row[] | undefined

test.skipIf(!table)('every month of the official Umm al-Qura table begins on its day', () => {
  expect(table!.length).toBeGreaterThan(800)
  for (const [[[year, month, day], [y, m, d]]] of table!) {
    const first = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
    expect(hijriOf(first, 0), first).toEqual({ year, month, day })
    expect(hijriOf(addDays(first, -1), 0).day, first).toBeGreaterThanOrEqual(29)
  }
})

test('Hijri months of far years follow the published table, and years outside it are still known', () => {
  expect(hijriOf('2029-08-11', 0)).toEqual({ year: 1451, month: 4, day: 1 })
  expect(hijriOf('2050-09-17', 0)).toEqual({ year: 1473, month: 1, day: 1 })
  expect(hijriOf('2077-11-17', 0)).toEqual({ year: 1501, month: 1, day: 1 })
  expect(hijriOf('2009-12-17', 0)).toEqual({ year: 1430, month: 12, day: 30 })
  expect(hijriOf('1999-12-09', 0)).toEqual({ year: 1420, month: 9, day: 1 })
})

test('one Hijri day follows another, through the table and at both its ends', () => {
  const broken: string[] = []
  for (let day = '2009-11-01', before = hijriOf('2009-10-31', 0); day < '2078-02-01'; day = addDays(day, 1)) {
    const date = hijriOf(day, 0)
    const sameMonth = date.month === before.month && date.day === before.day + 1
    const nextMonth = date.month === (before.month % 12) + 1 && date.day === 1 && before.day >= 29
    if (!sameMonth && !nextMonth) broken.push(day)
    before = date
  }
  expect(broken).toEqual([])
})

test("the school's offset moves the Hijri date, also over the end of a month and of a year", () => {
  const ramadan = momentOf('2026-02-18', 9)
  expect(hijri(ramadan, 0, 'arab', 'ar')).toBe('١ رمضان ١٤٤٧')
  expect(hijri(ramadan, 1, 'arab', 'ar')).toBe('٢ رمضان ١٤٤٧')
  expect(hijri(ramadan, -1, 'arab', 'ar')).toBe('٢٩ شعبان ١٤٤٧')
  expect(hijriOf('2026-06-16', 0)).toEqual({ year: 1448, month: 1, day: 1 })
  expect(hijriOf('2026-06-16', -1)).toMatchObject({ year: 1447, month: 12 })
})

type Names = { wide: Record<string, string> }
type Calendar = { months: { format: Names }; days: { format: Names } }
function cldr(file: string, calendar: string): Calendar | undefined {
  const read = sharedJson(`cldr/ar-JO/${file}`) as any
  return read?.main['ar-JO'].dates.calendars[calendar]
}
const names = (it: Names) => Object.values(it.wide)

const gregorianNames = cldr('ca-gregorian.json', 'gregorian')
test.skipIf(!gregorianNames)(
  'months and weekdays bear their Levantine names, as CLDR has them for Jordan',
  () => {
    expect(months.ar).toEqual(names(gregorianNames!.months.format))
    expect(weekdays.ar).toEqual(names(gregorianNames!.days.format))
  },
)

const islamicNames = cldr('ca-islamic.json', 'islamic')
test.skipIf(!islamicNames)('Hijri months bear the names that CLDR has for Jordan', () => {
  expect(hijriMonths.ar).toEqual(names(islamicNames!.months.format))
})
