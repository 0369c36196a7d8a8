import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as arabic from '../../src/app/words/ar/index.ts'
import { learn } from '../../src/app/words/learnt.ts'
import { sayArabic } from '../../src/app/words/say.ts'
import { momentOf } from '../../src/domain/calendar/day.ts'
import { writeCalendar, type CalendarEvent } from '../../src/domain/calendar/ics.ts'
import { eventsOf, fileName, holidayEvents } from '../../src/domain/deadlines/calendar-file.ts'
import { deadlinesOf } from '../../src/domain/deadlines/deadline.ts'
import type { PlanDate } from '../../src/domain/plans/dates.ts'
import { assignment, facts, now, submission } from '../deadlines/rows.ts'
import { readIcs } from './read-ics.ts'

learn(arabic)
const say = sayArabic()
const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{ uid: 'a@b', sequence: 3, title: 'امتحان', text: '', at: { moment: momentOf('2026-11-25', 8, 30) } },
  ...{ alarms: [1440], cancelled: false },
  ...more,
})
const write = (...events: CalendarEvent[]) => readIcs(writeCalendar({ name: 'مواعيد يزن', events, now }))

test('S4.ics: an hour stands on Amman’s clock, with its zone, a stamp of UTC and an alarm', () => {
  const { head, events, alarms, lines } = write(event())
  expect(head).toMatchObject({ VERSION: '2.0', METHOD: 'PUBLISH', 'X-WR-CALNAME': 'مواعيد يزن' })
  expect(events).toEqual([
    {
      ...{ UID: 'a@b', SEQUENCE: '3', DTSTAMP: '20261123T060000Z', SUMMARY: 'امتحان', STATUS: 'CONFIRMED' },
      ...{ 'DTSTART;TZID=Asia/Amman': '20261125T083000', TRANSP: 'TRANSPARENT' },
    },
  ])
  expect(alarms).toEqual([{ ACTION: 'DISPLAY', DESCRIPTION: 'امتحان', TRIGGER: '-PT1440M' }])
  expect(lines).toContain('TZID:Asia/Amman')
})

test('S4.ics: whole days end on the day after, over the end of a month too', () => {
  const { events } = write(event({ at: { from: '2026-11-29', to: '2026-11-30' } }))
  expect(events[0]).toMatchObject({
    'DTSTART;VALUE=DATE': '20261129',
    'DTEND;VALUE=DATE': '20261201',
  })
})

test('S4.ics: what was called off says so, and rings no more', () => {
  const { events, alarms } = write(event({ cancelled: true }))
  expect(events[0]!.STATUS).toBe('CANCELLED')
  expect(alarms).toEqual([])
})

test('S4.ics: any text comes back as it was, folded at 75 octets and never inside a letter', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ابتثجحخ٠١٢،؛ \\;,\n"😀éx:'), maxLength: 300 })
  fc.assert(
    fc.property(text, text, (title, more) => {
      const [read] = write(event({ title, text: more })).events
      expect(read!.SUMMARY).toBe(title)
      expect(read!.DESCRIPTION ?? '').toBe(more)
    }),
  )
})

const deadlines = deadlinesOf(
  facts({
    assignments: [assignment('w1', '2026-11-25'), assignment('w2', '2026-11-26', { item: 'i' })],
    submissions: [submission('s', 'w1')],
  }),
  now,
)
const date: PlanDate = {
  ...{
    place: 'amal',
    plan: 'p',
    id: 'final',
    section: '6a',
    subject: 'maths',
    kind: 'exam',
    title: 'النهائي',
  },
  ...{ weight: 40, day: '2027-01-10', dueAt: momentOf('2027-01-10', 23, 59), sequence: 12, cancelled: false },
}

test('S4.ics S4.reminders: work and exams are events; what is handed in rings no more', () => {
  const { events, alarms } = write(...eventsOf(say, { who: 'يزن', deadlines, dates: [date] }))
  expect(events.map(one => one.SUMMARY)).toEqual(['يزن: تسليم w2', 'يزن: تسليم w1', 'يزن: امتحان النهائي'])
  expect(events[2]).toMatchObject({
    DESCRIPTION: 'الرياضيات، وزنه ٤٠ من ١٠٠',
    'DTSTART;VALUE=DATE': '20270110',
  })
  expect(alarms.map(one => one.TRIGGER)).toEqual(['-PT1440M', '-PT120M', '-PT360M'])
})

test('S4.ics: names stay the same from file to file, each once, and numbers grow with the version', () => {
  const of = (more: Partial<PlanDate>) => eventsOf(say, { deadlines, dates: [{ ...date, ...more }] })
  const [before, after] = [of({}), of({ day: '2027-01-12', sequence: 14 })]
  expect(after.map(one => one.uid)).toEqual(before.map(one => one.uid))
  expect(new Set(after.map(one => one.uid)).size).toBe(after.length)
  expect(after.at(-1)!.sequence).toBeGreaterThan(before.at(-1)!.sequence)
})

test('S4.ics: holidays are days of their own, and a file’s name is one that every phone takes', () => {
  const body = { name: 'عيد الفطر', from: '2027-03-10', to: '2027-03-13', by: 'adel' }
  const rows = [{ noun: 'holiday' as const, id: 'h', audience: 'place' as const, about: 'amal', v: 4, body }]
  expect(write(...holidayEvents('amal', rows)).events[0]).toMatchObject({
    SUMMARY: 'عيد الفطر',
    SEQUENCE: '4',
  })
  expect(fileName('مواعيد: يزن/جنى', '2026-11-23')).toBe('مواعيد-يزن-جنى-2026-11-23.ics')
})
