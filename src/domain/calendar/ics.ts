/**
 * A calendar file, RFC 5545. Written by hand: the library that we know formats hours by the phone's own zone and writes a
 * local DTSTAMP, and is ten times as long. Amman has kept +03:00 since 2022, so its zone is one line.
 */
import { wallClock, type Day } from './day.ts'

export interface CalendarEvent {
  /** The same for the same thing, whenever the file is made. */
  uid: string
  /** Grows whenever the thing changes. */
  sequence: number
  title: string
  text: string
  /** A whole day, the last one included; or a moment, milliseconds. */
  at: { from: Day; to: Day } | { moment: number }
  /** Minutes before it begins at which the phone rings. */
  alarms: readonly number[]
  cancelled: boolean
}

export interface CalendarFile {
  name: string
  events: readonly CalendarEvent[]
  /** When it is made, milliseconds. */
  now: number
}

const zone = 'Asia/Amman'
const longest = 75

export function writeCalendar({ name, events, now }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Haqiba//Haqiba 1//AR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escape(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    ...['BEGIN:VTIMEZONE', `TZID:${zone}`, 'BEGIN:STANDARD', 'DTSTART:20221028T000000'],
    ...['TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'TZNAME:+03', 'END:STANDARD', 'END:VTIMEZONE'],
    ...events.flatMap(event => linesOf(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${fold(line)}\r\n`).join('')
}

function linesOf(
  { uid, sequence, title, text, at, alarms, cancelled }: CalendarEvent,
  now: number,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp(new Date(now))}Z`,
    ...spanOf(at),
    `SUMMARY:${escape(title)}`,
    ...(text ? [`DESCRIPTION:${escape(text)}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    ...(cancelled ? [] : alarms.flatMap(minutes => alarm(minutes, title))),
    'END:VEVENT',
  ]
}

function spanOf(at: CalendarEvent['at']): string[] {
  // What has a moment and no end ends as it begins.
  if ('moment' in at) return [`DTSTART;TZID=${zone}:${stamp(wallClock(at.moment))}`]
  const end = new Date(Date.parse(`${at.to}T00:00:00Z`) + 24 * 60 * 60 * 1000)
  return [
    `DTSTART;VALUE=DATE:${at.from.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${end.toISOString().slice(0, 10).replaceAll('-', '')}`,
  ]
}

const alarm = (minutes: number, title: string) => [
  ...['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escape(title)}`],
  ...[`TRIGGER:-PT${minutes}M`, 'END:VALARM'],
]

/** `20261123T180000`, by the UTC getters. */
const stamp = (date: Date) => date.toISOString().slice(0, 19).replace(/[-:]/g, '')

/** Line breaks stand as \n; control characters have no place in the format, and old calendars draw isolates as boxes. */
const escape = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u2066-\u2069]/g, '')

/** No line is longer than 75 octets; an Arabic letter has two, and is never cut in half. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const letter of line) {
    const own = octetsOf(letter)
    if (octets + own > longest) {
      folded += '\r\n '
      // The blank that begins the next line counts.
      octets = 1
    }
    folded += letter
    octets += own
  }
  return folded
}

/** In UTF-8. */
function octetsOf(letter: string): number {
  const code = letter.codePointAt(0)!
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
