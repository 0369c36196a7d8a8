/**
 * Plain sheets (XLSX, CSV) as schools keep them: one row a pupil, with his section and guardian, or one row a teacher. Ids are
 * the national number, else the school's own number, else the name itself.
 */
import type { Adapter } from '../adapter.ts'
import { Fields } from '../fields.ts'
import type { RosterLimits } from '../limits.ts'
import { nameKey } from '../names.ts'
import { emptyRegister, settle } from '../settle.ts'
import type { Row } from '../table.ts'
import type { RosterReport } from '../wrong.ts'
import { Book } from './book.ts'
import { Reading } from './people.ts'
import { sectionsOf } from './sections.ts'
import { tablesOf, type SheetTable } from './tables.ts'
import { sheetRoleOf, type SheetRole } from './words.ts'

export const sheets: Adapter = {
  name: 'sheet',
  async knows(pack) {
    return (
      pack.files.some(({ name }) => /\.(?:xlsx|xlsm|xls|ods|csv|tsv|txt)$/i.test(name)) ||
      pack.files.length === 1
    )
  },
  async read(pack, report, limits) {
    const book = new Book(
      emptyRegister('sheet', pack.files.some(({ name }) => /\.xls/i.test(name)) ? 'XLSX' : 'CSV', {
        schools: 'delta',
        terms: 'absent',
        courses: 'absent',
        sections: 'delta',
        people: 'bulk',
        enrolments: 'bulk',
        guardianships: 'bulk',
      }),
      report,
    )
    let tables = 0
    for await (const table of tablesOf(pack, report, limits)) {
      tables++
      await readPeople(table, book, report, limits)
      if (report.full) break
    }
    if (tables === 0 && report.errors.length === 0)
      report.error({ file: pack.files[0]!.path, line: 1 }, 'unknown_form')
    return settle(book.closed(), report)
  },
}

async function readPeople(table: SheetTable, book: Book, report: RosterReport, limits: RosterLimits) {
  const reading = new Reading(new Fields(report, limits), report)
  for await (const { line, cells } of table.rows) {
    const row: Row = {
      at: { file: table.file, line },
      get: field => cells[table.where.get(field as never) ?? -1] ?? '',
    }
    const filled = [...table.where.values()].filter(column => cells[column]).length
    // Totals, signatures and the like stand alone in their row.
    if (filled === 0 || (filled === 1 && table.where.size > 2)) {
      report.note(row.at, 'row_ignored', undefined, cells.find(Boolean))
      continue
    }
    readPerson(row, table, reading, book, report)
    if (book.register.people.length > limits.people) return report.error(row.at, 'too_many_people')
    if (report.full) return
  }
}

function readPerson(row: Row, table: SheetTable, reading: Reading, book: Book, report: RosterReport) {
  const name = reading.name(row)
  const said = roleIn(row, table, reading, report)
  if (!name || !said) return
  const nationalNumber = reading.number(row, 'national')
  const number = reading.number(row, 'number')
  const gender = reading.gender(row) ?? said.gender
  const born = reading.born(row)
  const phone = reading.phone(row, 'phone')
  const email = reading.text(row, 'email')
  const school = book.school(reading.text(row, 'school'), row.at)
  const id = nationalNumber
    ? `national:${nationalNumber}`
    : number
      ? `number:${number}`
      : `name:${nameKey(name)}${born ? ` ${born}` : ''}`
  const sections = said.there ? sectionsOf(row, table, reading, said.there !== 'student', report) : []
  const grade = said.role === 'student' ? sections[0]?.grade : undefined
  const isNew = book.person(
    {
      id,
      gone: false,
      at: row.at,
      name,
      roles: [{ role: said.role, ...(school && { school }) }],
      ...(gender && { gender }),
      ...(grade && { grade }),
      ...(phone && { phone }),
      ...(email && { email }),
      ...(nationalNumber && { nationalNumber }),
      ...(number && { number }),
      ...(born && { born }),
    },
    nationalNumber || number ? 'id_twice' : 'person_unclear',
  )
  if (!isNew) return
  const subject = said.role === 'teacher' ? reading.text(row, 'subject') : ''
  for (const section of sections)
    book.enrol(id, book.section(section, school, row.at), said.there!, subject, row.at)
  if (said.role === 'student')
    for (const guardian of reading.guardians(row, name)) book.guardian(guardian, id, row.at)
}

/** What the row says, else what the table is about: teachers by the header of the names, else pupils. */
function roleIn(row: Row, table: SheetTable, reading: Reading, report: RosterReport): SheetRole | undefined {
  const text = reading.text(row, 'role')
  if (text !== '') {
    const role = sheetRoleOf(text)
    if (!role) report.error(row.at, 'role_unknown', 'role', text)
    return role
  }
  const staff = table.staff || /معلم|هيئة|كادر|teacher|staff/i.test(table.title)
  return staff ? { role: 'teacher', there: 'teacher' } : { role: 'student', there: 'student' }
}
