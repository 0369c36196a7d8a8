/**
 * What bringing in a large town's registers costs: 20,000 people of ten schools as one OneRoster set, and 1,000 lessons,
 * through the very commands, into a database on the disk. Then both again with nothing new.
 * Last line: rows a second, memory, and the ratio of the second import to the first.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importLessonsCommand } from '../../src/server/cli/import-lessons.ts'
import { importRosterCommand } from '../../src/server/cli/import-roster.ts'
import type { Command } from '../../src/server/cli/command.ts'
import { readConfig } from '../../src/server/config.ts'
import { openDatabase } from '../../src/server/db/database.ts'
import { manifestOf } from '../imports/roster-sets.ts'

const people = Number(process.env.PEOPLE ?? 20_000)
const lessons = Number(process.env.LESSONS ?? 1000)
const schools = 10

const dataDir = mkdtempSync(join(tmpdir(), 'haqiba-import-'))
const config = readConfig({ ...process.env, DATA_DIR: dataDir })
process.env.LOG_LEVEL ??= 'warn'

async function main() {
  const roster = writeRoster(join(dataDir, 'roster'))
  const shelf = writeLessons(join(dataDir, 'lessons'))
  const first = await timed(importRosterCommand, roster)
  const second = await timed(importRosterCommand, roster)
  const firstLessons = await timed(importLessonsCommand, shelf, { place: 's-0' })
  const secondLessons = await timed(importLessonsCommand, shelf, { place: 's-0' })
  const rows = await rowsHere()
  console.log(
    JSON.stringify({
      ...{ people, lessons, records: first.json.created, rows },
      seconds: round(first.seconds),
      rowsPerSecond: Math.round((rows - lessons) / first.seconds),
      recordsPerSecond: Math.round(first.json.created / first.seconds),
      secondSeconds: round(second.seconds),
      ratio: round(second.seconds / first.seconds),
      nothingNew: second.json.created + second.json.updated + second.json.removed === 0,
      lessonSeconds: round(firstLessons.seconds),
      lessonsPerSecond: Math.round(lessons / firstLessons.seconds),
      lessonRatio: round(secondLessons.seconds / firstLessons.seconds),
      memoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  )
}

const round = (value: number) => Math.round(value * 1000) / 1000

interface Told {
  created: number
  updated: number
  removed: number
}

async function timed(command: Command, what: string, text: Record<string, string> = {}) {
  const began = performance.now()
  const { json, wrong } = await command.run({ text, on: new Set(), words: [what] }, config)
  if (wrong) throw new Error(wrong.join('\n'))
  return { seconds: (performance.now() - began) / 1000, json: json as Told }
}

async function rowsHere(): Promise<number> {
  const { db, close } = openDatabase(config.database)
  const { rows } = await db
    .selectFrom('rows')
    .select(eb => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  await close()
  return Number(rows)
}

/** Six tenths are pupils in sections of thirty, three tenths guardians of two, the rest teachers of four sections each. */
function writeRoster(folder: string): string {
  mkdirSync(folder)
  const write = (file: string, head: string, rows: string[]) =>
    writeFileSync(join(folder, `${file}.csv`), `${[head, ...rows].join('\r\n')}\r\n`)
  const pupils = Math.round(people * 0.6)
  const guardians = Math.round(people * 0.3)
  const teachers = people - pupils - guardians - schools
  const sections = Math.ceil(pupils / 30)
  const school = (section: number) => `s-${section % schools}`
  const names = ['يزن', 'جنى', 'عمر', 'لين', 'سلمى', 'يوسف', 'تالا', 'كرم', 'رهف', 'أحمد']
  const name = (n: number) => `${names[n % 10]},${names[(n >> 3) % 10]} ${names[(n >> 6) % 10]},العبّادي ${n}`
  const users: string[] = []
  const enrolments: string[] = []
  const user = (id: string, at: string, role: string, n: number, agents = '') =>
    users.push(`${id},active,2025-09-01T00:00:00.000Z,true,${at},${role},${id},${name(n)},${agents}`)
  const enrol = (person: string, section: number, role: string) =>
    enrolments.push(
      `e-${enrolments.length},active,2025-09-01T00:00:00.000Z,c-${section},${school(section)},${person},${role},true`,
    )
  for (let n = 0; n < schools; n++) user(`b-${n}`, `s-${n}`, 'principal', n)
  for (let n = 0; n < guardians; n++) user(`g-${n}`, school(n % sections), 'guardian', n)
  for (let n = 0; n < pupils; n++) {
    user(`p-${n}`, school(n % sections), 'student', n, `g-${n % guardians}`)
    enrol(`p-${n}`, n % sections, 'student')
  }
  for (let n = 0; n < teachers; n++) {
    user(`t-${n}`, school(n), 'teacher', n)
    for (let k = 0; k < 4; k++) enrol(`t-${n}`, (n + k * schools) % sections, 'teacher')
  }
  const orgs = Array.from(
    { length: schools },
    (_, n) => `s-${n},active,2025-09-01T00:00:00.000Z,مدرسة ${n},school,,`,
  )
  const classes = Array.from(
    { length: sections },
    (_, n) =>
      `c-${n},active,2025-09-01T00:00:00.000Z,شعبة ${n},${String((n % 12) + 1).padStart(2, '0')},k,,homeroom,${school(n)},t`,
  )
  write('orgs', 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId', orgs)
  write(
    'academicSessions',
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    ['t,active,2025-09-01T00:00:00.000Z,السنة,schoolYear,2025-09-01,2026-06-30,,2026'],
  )
  write(
    'courses',
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects',
    ['k,active,2025-09-01T00:00:00.000Z,t,الصفّ,,,s-0,'],
  )
  write(
    'classes',
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,schoolSourcedId,termSourcedIds',
    classes,
  )
  write(
    'users',
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,middleName,familyName,agentSourcedIds',
    users,
  )
  write(
    'enrollments',
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary',
    enrolments,
  )
  const [head, ...rest] = manifestOf({ demographics: 'absent' }).trimEnd().split('\n')
  write('manifest', head!, rest)
  return folder
}

function writeLessons(folder: string): string {
  mkdirSync(folder)
  const page = (n: number) =>
    `## صفحة ${n}\n\n${'الماء يدور بين السماء والأرض، ولا ينقص منه شيء. '.repeat(12)}\n\n- أوّل\n- ثانٍ\n`
  for (let n = 0; n < lessons; n++)
    writeFileSync(
      join(folder, `lesson-${n}.md`),
      `---\ntitle: درس ${n}\nsubject: science\ngrade: ${(n % 12) + 1}\n---\n\n${[1, 2, 3, 4].map(page).join('\n')}`,
    )
  return folder
}

try {
  await main()
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
