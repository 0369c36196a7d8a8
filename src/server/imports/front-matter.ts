import { lessonLimits } from '../../domain/lessons/content.ts'
import type { Report } from './report.ts'

/** What an author may say of a lesson above it, between two lines of `---`. All of it is optional. */
export interface FrontMatter {
  title: string
  subject: string
  grade?: number
  outcomes: string[]
  /** The text with those lines made empty, so that line numbers stay those of the file. */
  body: string
}

type Value = string | string[]
const field = /^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*:(?:[ \t]+(.*))?$/u

export function readFrontMatter(text: string, report: Report): FrontMatter {
  const lines = text.split('\n')
  const end = lines[0]?.trimEnd() === '---' ? closingLine(lines) : -1
  if (end === -1) return { title: '', subject: '', outcomes: [], body: text }

  const values = new Map<string, { value: Value; line: number }>()
  let last = ''
  for (let i = 1; i < end; i++) {
    const line = lines[i]!.trimEnd()
    const found = field.exec(line)
    const item = /^[ \t]*-[ \t]+(.*)$/.exec(line)
    if (found) {
      last = found[1]!.toLowerCase()
      values.set(last, { value: valueOf(found[2] ?? ''), line: i + 1 })
    } else if (item && last) {
      const before = values.get(last)!
      const list = Array.isArray(before.value) ? before.value : before.value ? [before.value] : []
      values.set(last, { value: [...list, unquoted(item[1]!)], line: before.line })
    }
  }
  const body = '\n'.repeat(end + 1) + lines.slice(end + 1).join('\n')
  return { ...fieldsOf(values, report), body }
}

/** The line of the closing fence; -1 if what follows is no list of fields, for then `---` is only a ruled line. */
function closingLine(lines: string[]): number {
  for (let i = 1; i < Math.min(lines.length, 200); i++) {
    const line = lines[i]!.trimEnd()
    if (line === '---' || line === '...') return i
    if (line !== '' && !field.test(line) && !/^[ \t]*(-[ \t]|#)|^[ \t]+\S/.test(line)) return -1
  }
  return -1
}

function fieldsOf(
  values: Map<string, { value: Value; line: number }>,
  report: Report,
): Omit<FrontMatter, 'body'> {
  const fields: Omit<FrontMatter, 'body'> = { title: '', subject: '', outcomes: [] }
  for (const [name, { value, line }] of values) {
    const text = Array.isArray(value) ? value.join('، ') : value
    if (name === 'title') fields.title = text
    else if (name === 'subject') {
      if (text.length > lessonLimits.subject) report.error(line, 'field_too_long', 'subject')
      fields.subject = text
    } else if (name === 'grade') {
      const grade = gradeOf(text)
      if (grade === undefined) report.note(line, 'grade_unknown')
      else fields.grade = grade
    } else if (name === 'outcomes') {
      fields.outcomes = (Array.isArray(value) ? value : [value]).filter(outcome => outcome !== '')
      const long = fields.outcomes.some(outcome => outcome.length > lessonLimits.outcome)
      if (long || fields.outcomes.length > lessonLimits.outcomes)
        report.error(line, 'field_too_long', 'outcomes')
    } else report.note(line, 'field_unknown')
  }
  return fields
}

/** A grade in Latin or Arabic-Indic digits, 1 to 12. */
function gradeOf(text: string): number | undefined {
  const latin = text.replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x0660))
  if (!/^\d{1,2}$/.test(latin)) return undefined
  const grade = Number(latin)
  return grade >= 1 && grade <= 12 ? grade : undefined
}

function valueOf(raw: string): Value {
  const text = raw.trim()
  const list = /^\[(.*)\]$/.exec(text)
  if (list) return list[1]!.split(/[,،]/).map(unquoted).filter(Boolean)
  return unquoted(text)
}

function unquoted(raw: string): string {
  const text = raw.trim()
  const quoted = /^"(.*)"$|^'(.*)'$/.exec(text)
  return quoted ? (quoted[1] ?? quoted[2] ?? '') : text
}
