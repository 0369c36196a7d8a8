/** Small registers of our own, as archives and files in memory. */
import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import yazl from 'yazl'
import { rosterLimits } from '../../src/server/imports/roster/limits.ts'
import { readRegister, type ReadRegister } from '../../src/server/imports/roster/read.ts'
import type { Register } from '../../src/server/imports/roster/register.ts'

export async function zipOf(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

export const readZip = async (files: Record<string, string | Uint8Array>): Promise<ReadRegister> =>
  readRegister({ name: 'set.zip', content: await zipOf(files) })

export const readSheet = (content: string | Uint8Array, name = 'roster.csv', limits = rosterLimits) =>
  readRegister({ name, content: Buffer.from(content) }, limits)

/** The register of a set that must be sound. */
export function sound({ register, errors }: ReadRegister): Register {
  if (!register) throw new Error(`refused: ${JSON.stringify(errors)}`)
  return register
}

/** A OneRoster 1.1 set of one school, one class, a teacher, a pupil and his mother; each file can be given otherwise. */
export function setOf(changed: Record<string, string | undefined> = {}): Record<string, string> {
  const files: Record<string, string | undefined> = {
    'manifest.csv': manifestOf(),
    'orgs.csv':
      'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\no1,,,مدرسة الزهراء,school,,\n',
    'academicSessions.csv':
      'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n' +
      't1,,,الفصل الأول,term,2026-09-01,2027-01-14,,2027\n',
    'courses.csv':
      'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\n' +
      'k1,,,,الرياضيات,M5,05,o1,,\n',
    'classes.csv':
      'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n' +
      'c1,,,الخامس أ,05,k1,,homeroom,,o1,t1,,,\n',
    'users.csv':
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n' +
      'p1,,,true,o1,student,p1,,أحمد,الزعبي,محمد عبد الله,77,,,,g1,05,\n' +
      'g1,,,true,o1,parent,g1,,هدى,العمري,,,,0791234567,,,,\n' +
      'w1,,,true,o1,teacher,w1,,سلمى,حداد,,,,,,,,\n',
    'enrollments.csv':
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n' +
      'e1,,,c1,o1,p1,student,,2026-09-01,\n' +
      'e2,,,c1,o1,w1,teacher,true,,\n',
    'demographics.csv': 'sourcedId,status,dateLastModified,birthDate,sex\np1,,,2015-03-09,male\n',
    ...changed,
  }
  return Object.fromEntries(
    Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

export function manifestOf(kinds: Record<string, string> = {}, version = '1.1'): string {
  const all: Record<string, string> = {
    orgs: 'bulk',
    academicSessions: 'bulk',
    courses: 'bulk',
    classes: 'bulk',
    users: 'bulk',
    enrollments: 'bulk',
    demographics: 'bulk',
    ...kinds,
  }
  return [
    'propertyName,value',
    'manifest.version,1.0',
    `oneroster.version,${version}`,
    ...Object.entries(all).map(([file, kind]) => `file.${file},${kind}`),
    'source.systemCode,sis',
    'source.systemName,School system',
    '',
  ].join('\n')
}

export async function workbookOf(
  sheets: Record<string, unknown[][]>,
  finish: (book: exceljs.Workbook) => void = () => {},
): Promise<Buffer> {
  const book = new exceljs.Workbook()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name)
    for (const row of rows) sheet.addRow(row)
  }
  finish(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}
