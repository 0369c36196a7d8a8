/** Schools, terms, courses and classes of a OneRoster set. */
import { gradeOf, sectionIn } from '../grades.ts'
import type { RegisterCourse, RegisterSection } from '../register.ts'
import type { Row } from '../table.ts'
import { classColumns, courseColumns, orgColumns, sessionColumns } from './columns.ts'
import type { Gathering } from './gathering.ts'

export async function gatherSchools(gathering: Gathering): Promise<void> {
  const { register, fields } = gathering
  await gathering.table('orgs', orgColumns, row => {
    const record = gathering.record(row, 'schools')
    if (!record) return
    const identifier = fields.text(row, 'identifier')
    const parent = fields.id(row, 'parentSourcedId')
    register.schools.push({
      ...record,
      name: record.gone ? fields.text(row, 'name') : fields.needed(row, 'name'),
      type: fields.text(row, 'type').toLowerCase(),
      ...(identifier && { identifier }),
      ...(parent && { parent }),
    })
  })
  for (const school of register.schools) {
    if (!school.parent || gathering.hint('schools', school.parent, school.at, 'parentSourcedId')) continue
    delete school.parent
  }
}

export async function gatherTerms(gathering: Gathering): Promise<void> {
  const { register, fields } = gathering
  await gathering.table('academicSessions', sessionColumns, row => {
    const record = gathering.record(row, 'terms')
    if (!record) return
    const from = fields.day(row, 'startDate')
    const to = fields.day(row, 'endDate')
    const parent = fields.id(row, 'parentSourcedId')
    register.terms.push({
      ...record,
      title: record.gone ? fields.text(row, 'title') : fields.needed(row, 'title'),
      type: fields.text(row, 'type').toLowerCase(),
      ...(from && { from }),
      ...(to && { to }),
      ...(parent && { parent }),
    })
  })
}

export async function gatherCourses(gathering: Gathering): Promise<Map<string, RegisterCourse>> {
  const { register, fields } = gathering
  await gathering.table('courses', courseColumns, row => {
    const record = gathering.record(row, 'courses')
    if (!record) return
    const code = fields.text(row, 'courseCode')
    const grade = firstGrade(gathering, row)
    const subject = subjectIn(fields.list(row, 'subjects'))
    register.courses.push({
      ...record,
      title: record.gone ? fields.text(row, 'title') : fields.needed(row, 'title'),
      ...(code && { code }),
      ...(grade && { grade }),
      ...(subject && { subject }),
    })
  })
  return new Map(register.courses.map(course => [course.id, course]))
}

export async function gatherClasses(gathering: Gathering): Promise<void> {
  const courses = await gatherCourses(gathering)
  await gathering.table('classes', classColumns, row => {
    const section = classOf(gathering, row, courses)
    if (section) gathering.register.sections.push(section)
  })
}

function classOf(
  gathering: Gathering,
  row: Row,
  courses: Map<string, RegisterCourse>,
): RegisterSection | undefined {
  const { fields, report } = gathering
  const record = gathering.record(row, 'sections')
  if (!record) return undefined
  const title = record.gone ? fields.text(row, 'title') : fields.needed(row, 'title')
  const school = fields.id(row, 'schoolSourcedId')
  if (record.gone) return { ...record, school, title, letter: title || '?', homeroom: false, terms: [] }
  if (school === '') return void report.error(row.at, 'class_without_school', 'schoolSourcedId', record.id)
  gathering.refer('schools', school, row.at, 'schoolSourcedId')

  const course = gathering.hint('courses', fields.id(row, 'courseSourcedId'), row.at, 'courseSourcedId')
  const terms = fields
    .list(row, 'termSourcedIds')
    .filter(term => gathering.hint('terms', term, row.at, 'termSourcedIds') !== undefined)
  const said = sectionIn(title)
  const about = course === undefined ? undefined : courses.get(course)
  const grade = firstGrade(gathering, row) ?? said.grade ?? about?.grade
  const subject = subjectIn(fields.list(row, 'subjects')) ?? about?.subject ?? about?.title
  const homeroom = isHomeroom(row, Boolean(subject || said.before || !said.letter), report)
  return {
    ...record,
    school,
    title,
    ...(grade && { grade }),
    letter: (said.letter || title).slice(0, 60),
    homeroom,
    ...(!homeroom && { subject: (subject || said.before || title).slice(0, 40) }),
    ...(course && { course }),
    terms,
  }
}

/** Where the register does not say, a title that is only grade and letter («الخامس أ») names the section itself. */
function isHomeroom(row: Row, ofOneSubject: boolean, report: Gathering['report']): boolean {
  const type = row.get('classType').toLowerCase()
  if (type === 'homeroom') return true
  if (type === 'scheduled') return false
  if (type !== '') report.note(row.at, 'value_ignored', 'classType', type)
  return !ofOneSubject
}

/** The first of the twelve grades that the row names; '' for a kindergarten or the like, which has none here. */
export function firstGrade({ fields, report }: Gathering, row: Row): string | undefined {
  let elsewhere: '' | undefined
  for (const word of fields.list(row, 'grades')) {
    const read = gradeOf(word)
    if (read?.grade) return read.grade
    if (read) elsewhere = ''
    else report.note(row.at, 'grade_unknown', 'grades', word)
  }
  return elsewhere
}

/** Registers write codes there too («14», «M01»): a subject is a word. */
const subjectIn = (words: string[]) => words.find(word => /^\p{L}[\p{L}\p{M} ]+$/u.test(word))
