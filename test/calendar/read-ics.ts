/** Reads a calendar file as RFC 5545 says, strictly: what an importer would stumble over fails here. */
import { expect } from 'vitest'

export interface ReadEvent {
  [property: string]: string
}

export function readIcs(text: string): {
  head: ReadEvent
  events: ReadEvent[]
  alarms: ReadEvent[]
  lines: string[]
} {
  expect(text.endsWith('\r\n')).toBe(true)
  const raw = text.slice(0, -2).split('\r\n')
  for (const line of raw) {
    expect(new TextEncoder().encode(line).length, line).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\p{Cc}\uFFFD]/u)
  }
  const lines = text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
  const open: string[] = []
  const [head, events, alarms]: [ReadEvent, ReadEvent[], ReadEvent[]] = [{}, [], []]
  for (const line of lines) {
    const [, name, given = '', value] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/s.exec(line) ?? []
    expect(name, line).toBeDefined()
    if (name === 'BEGIN') {
      open.push(value!)
      if (value === 'VEVENT') events.push({})
      if (value === 'VALARM') alarms.push({})
    } else if (name === 'END') expect(open.pop()).toBe(value)
    else {
      const kept =
        open.at(-1) === 'VEVENT' ? events.at(-1)! : open.at(-1) === 'VALARM' ? alarms.at(-1)! : head
      if (open.at(-1) !== 'STANDARD') kept[name! + given] = unescape(value!)
    }
  }
  expect(open).toEqual([])
  return { head, events, alarms, lines }
}

const unescape = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one))
