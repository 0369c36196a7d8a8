/** Microsoft School Data Sync v1: School, Section, Student, StudentEnrollment, Teacher, TeacherRoster, and later guardians. */
import type { Gender } from '../../../domain/people/person.ts'
import type { Adapter } from './adapter.ts'
import { Fields } from './fields.ts'
import { gradeOf, sectionIn } from './grades.ts'
import type { RosterLimits } from './limits.ts'
import { fromWesternParts } from './names.ts'
import { headerOf } from './header.ts'
import type { Pack, PackedFile } from './pack.ts'
import type { Entity, Register, RegisterSection } from './register.ts'
import { emptyRegister, settle } from './settle.ts'
import { plainHeader, readTable, type Columns, type Need, type Row } from './table.ts'
import type { RosterReport } from './wrong.ts'

const fileNamed = (pack: Pack, name: string) =>
  pack.files.find(file => file.name.toLowerCase() === `${name.toLowerCase()}.csv`)

const columns = (needed: string[], wanted: string[] = []): Columns => ({
  fields: Object.fromEntries([
    ...needed.map(name => [name, 'needed' as Need]),
    ...wanted.map(name => [name, 'wanted' as Need]),
  ]),
})
const personColumns = (wanted: string[]) =>
  columns(['SIS ID', 'School SIS ID', 'First Name', 'Last Name'], ['Middle Name', 'Status', ...wanted])

export const schoolDataSync: Adapter = {
  name: 'School Data Sync v1',
  async knows(pack) {
    return ['School', 'Section', 'Student'].every(name => fileNamed(pack, name))
  },
  async read(pack, report, limits) {
    const nameless = await withoutNames(pack)
    if (nameless) return void report.error({ file: nameless.path, line: 1 }, 'names_missing', 'First Name')
    const all = 'bulk' as const
    const register = emptyRegister('school-data-sync', 'School Data Sync v1', {
      schools: all,
      terms: 'absent',
      courses: 'absent',
      sections: all,
      people: all,
      enrolments: all,
      guardianships: 'absent',
    })
    await new Sync(pack, report, limits, register).gather()
    return settle(register, report)
  },
}

/** Microsoft's «minimum» sets name people by their accounts alone: nobody is greeted by his account here. */
async function withoutNames(pack: Pack): Promise<PackedFile | undefined> {
  for (const name of ['Student', 'Teacher']) {
    const file = fileNamed(pack, name)
    const header = new Set(file && (await headerOf(file)).map(plainHeader))
    if (header.has('username') && !header.has('firstname') && !header.has('lastname')) return file
  }
  return undefined
}

class Sync {
  private pack: Pack
  private report: RosterReport
  private limits: RosterLimits
  private register: Register
  private fields: Fields
  private known = new Map<Entity, Set<string>>()
  private broken = false

  constructor(pack: Pack, report: RosterReport, limits: RosterLimits, register: Register) {
    this.pack = pack
    this.report = report
    this.limits = limits
    this.register = register
    this.fields = new Fields(report, limits)
  }

  async gather() {
    const { register, fields } = this
    await this.table('School', columns(['SIS ID', 'Name']), row => {
      const record = this.record(row, 'schools')
      if (record) register.schools.push({ ...record, name: fields.needed(row, 'Name'), type: 'school' })
    })
    const wanted = ['Course Subject', 'Course Name', 'Status']
    await this.table('Section', columns(['SIS ID', 'School SIS ID', 'Section Name'], wanted), row =>
      this.section(row),
    )
    await this.table('Student', personColumns(['Grade', 'Student Number', 'Gender']), row =>
      this.person(row, 'student'),
    )
    await this.table('Teacher', personColumns(['Teacher Number', 'Gender']), row =>
      this.person(row, 'teacher'),
    )
    const sections = new Map(register.sections.map(section => [section.id, section]))
    await this.table('StudentEnrollment', columns(['Section SIS ID', 'SIS ID']), row =>
      this.enrol(row, 'student', sections),
    )
    await this.table('TeacherRoster', columns(['Section SIS ID', 'SIS ID']), row =>
      this.enrol(row, 'teacher', sections),
    )
  }

  private async table(name: string, shape: Columns, take: (row: Row) => void) {
    const file = fileNamed(this.pack, name)
    if (file && !this.broken) this.broken = !(await readTable(file, shape, this.report, this.limits, take))
  }

  private record(row: Row, entity: Entity) {
    const id = this.fields.neededId(row, 'SIS ID')
    const known = this.known.get(entity) ?? new Set()
    this.known.set(entity, known.add(''))
    if (known.has(id)) return id === '' ? undefined : void this.report.error(row.at, 'id_twice', 'SIS ID', id)
    known.add(id)
    return { id, gone: /^(?:inactive|deleted?|tobedeleted)$/i.test(row.get('Status')), at: row.at }
  }

  private refer(row: Row, field: string, entity: Entity): string {
    const id = this.fields.neededId(row, field)
    if (!this.known.get(entity)?.has(id)) this.report.error(row.at, 'reference_unknown', field, id)
    return id
  }

  private section(row: Row) {
    const { fields, register } = this
    if (row.get('School SIS ID') === '')
      return this.report.error(row.at, 'class_without_school', 'School SIS ID', row.get('SIS ID'))
    const record = this.record(row, 'sections')
    if (!record) return
    const school = this.refer(row, 'School SIS ID', 'schools')
    const title = fields.needed(row, 'Section Name')
    const { grade, letter } = sectionIn(title)
    const subject = fields.text(row, 'Course Subject') || fields.text(row, 'Course Name') || title
    register.sections.push({
      ...record,
      school,
      title,
      ...(grade && { grade }),
      letter: (letter || title).slice(0, 60),
      homeroom: false,
      subject: subject.slice(0, 40),
      terms: [],
    })
  }

  private person(row: Row, role: 'student' | 'teacher') {
    const { fields, register, report } = this
    const record = this.record(row, 'people')
    if (!record) return
    const school = this.refer(row, 'School SIS ID', 'schools')
    const own = fields.needed(row, 'First Name')
    const name = fromWesternParts(own, fields.text(row, 'Middle Name'), fields.needed(row, 'Last Name'))
    const grade = gradeOf(row.get('Grade'))
    if (row.get('Grade') !== '' && !grade) report.note(row.at, 'grade_unknown', 'Grade', row.get('Grade'))
    const number = fields.text(row, role === 'student' ? 'Student Number' : 'Teacher Number')
    const gender = /^(?:fe)?male$/i.test(row.get('Gender')) && (row.get('Gender').toLowerCase() as Gender)
    register.people.push({
      ...record,
      name,
      roles: [{ role, school }],
      ...(gender && { gender }),
      ...(grade?.grade && { grade: grade.grade }),
      ...(number && { number }),
    })
  }

  private enrol(row: Row, role: 'student' | 'teacher', sections: Map<string, RegisterSection>) {
    const section = this.refer(row, 'Section SIS ID', 'sections')
    const person = this.refer(row, 'SIS ID', 'people')
    const subject = sections.get(section)?.subject
    const id = JSON.stringify([section, person, role])
    this.register.enrolments.push({
      id,
      gone: false,
      at: row.at,
      section,
      person,
      role,
      ...(subject && { subject }),
    })
  }
}
