/** Dates as events of a calendar file: work to hand in, what the plans announce, holidays. */
import type { CalendarEvent } from '../calendar/ics.ts'
import type { Holiday } from '../holidays/holiday.ts'
import type { PlanDate } from '../plans/dates.ts'
import type { Row } from '../row.ts'
import { tellSubject } from '../sections/subject.ts'
import type { Say } from '../words.ts'
import { isDone, type Deadline } from './deadline.ts'

export interface CalendarOf {
  /** Said before each title where several children share a file. */
  who?: string
  deadlines: readonly Deadline[]
  dates: readonly PlanDate[]
}

const day = 24 * 60
/** A day and two hours before a moment; at six in the evening before a whole day. Minutes. */
const beforeMoment = [day, 120]
const beforeDay = [6 * 60]

export function eventsOf(say: Say, { who, deadlines, dates }: CalendarOf): CalendarEvent[] {
  const work = workEvents(
    say,
    deadlines.map(one => ({ ...one, ...(who && { who }), quiet: isDone(one) })),
  )
  const planned = dates.map((one): CalendarEvent => ({
    uid: uidOf(one.place, one.plan, one.id),
    sequence: one.sequence,
    title: titled(say, who, say(`plans.event_${one.kind}`, { title: one.title })),
    text: textOf(say, one),
    at: one.hour === undefined ? { from: one.day, to: one.day } : { moment: one.dueAt },
    alarms: one.hour === undefined ? beforeDay : beforeMoment,
    cancelled: one.cancelled,
  }))
  // Two works of one item would share its name; the second keeps its own.
  const seen = new Set<string>()
  return [...work, ...planned].map((event, index) => {
    const own = seen.has(event.uid) ? { ...event, uid: uidOf('more', String(index), event.uid) } : event
    seen.add(event.uid)
    return own
  })
}

export interface GivenWork {
  place: string
  id: string
  plan?: string
  item?: string
  sequence: number
  who?: string
  title: string
  subject: string
  weight: number
  dueAt: number
  /** What is handed in needs no reminder. */
  quiet?: boolean
}

/** Work to hand in, under the name of its plan's item where it has one: the exam that was announced becomes the work itself. */
export const workEvents = (say: Say, works: readonly GivenWork[]): CalendarEvent[] =>
  works.map(one => ({
    uid: uidOf(one.place, one.plan ?? 'work', one.item ?? one.id),
    sequence: one.sequence,
    title: titled(say, one.who, say('plans.eventHandIn', { title: one.title })),
    text: textOf(say, one),
    at: { moment: one.dueAt },
    alarms: one.quiet ? [] : beforeMoment,
    cancelled: false,
  }))

const titled = (say: Say, who: string | undefined, what: string) =>
  who ? say('plans.eventOf', { who, what }) : what

export const holidayEvents = (place: string, holidays: readonly Row<'holiday'>[]): CalendarEvent[] =>
  holidays.map(({ id, v, body: { name, from, to } }: { id: string; v: number; body: Holiday }) => ({
    ...{ uid: uidOf(place, 'holiday', id), sequence: v, title: name, text: '' },
    ...{ at: { from, to }, alarms: [], cancelled: false },
  }))

const uidOf = (place: string, of: string, id: string) => `${of}.${id}@${place}.haqiba`

const textOf = (say: Say, { subject, weight }: { subject: string; weight: number }) =>
  say('plans.eventText', { subject: tellSubject(say, subject), weight })

/** A name that every phone's file system takes. */
export const fileName = (name: string, today: string) =>
  `${name.replace(/[\\/:*?"<>|.\s\p{C}]+/gu, '-').slice(0, 60)}-${today}.ics`
