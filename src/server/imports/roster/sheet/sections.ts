import { gradeOf, letterOf, sectionIn } from '../grades.ts'
import type { Row } from '../table.ts'
import type { RosterReport } from '../wrong.ts'
import type { Reading } from './people.ts'
import type { SheetTable } from './tables.ts'

export interface SheetSection {
  grade?: string
  letter: string
  title: string
}

/**
 * The section of a pupil, or those of a teacher («5أ، 5ب»): from the columns of grade and section, from one column for both, or
 * from the title of a sheet that is a section's list.
 */
export function sectionsOf(
  row: Row,
  table: SheetTable,
  reading: Reading,
  several: boolean,
  report: RosterReport,
): SheetSection[] {
  const grade = reading.text(row, 'grade')
  const letter = reading.text(row, 'letter')
  const both = reading.text(row, 'class')
  if (grade !== '' && letter !== '') {
    const letters = several ? pieces(letter) : [letter]
    return letters.flatMap(one => joined(row, grade, one, report) ?? [])
  }
  const written = both || grade || letter
  if (written !== '')
    return (several ? pieces(written) : [written]).flatMap(one => single(row, one, report) ?? [])
  if (!['grade', 'letter', 'class'].some(field => table.where.has(field as never))) {
    const said = sectionIn(table.title)
    if (said.grade)
      return [{ grade: said.grade, letter: said.letter ?? assumed(row, report), title: table.title }]
  }
  if (!several) report.error(row.at, 'field_empty', table.where.has('class') ? 'class' : 'grade')
  return []
}

const pieces = (text: string) => text.split(/[,،;؛\n]|\s-\s/).filter(piece => piece.trim() !== '')

function joined(row: Row, grade: string, letter: string, report: RosterReport): SheetSection | undefined {
  const title = `${grade} ${letter}`
  // A section column may repeat the grade: «الخامس» and «5أ».
  const within = sectionIn(letter)
  if (within.grade && within.letter) return { grade: within.grade, letter: cut(within.letter), title }
  const read = gradeOf(grade)
  if (read) return { ...(read.grade && { grade: read.grade }), letter: cut(letterOf(letter)), title }
  return void report.error(row.at, 'value_unknown', 'grade', grade)
}

function single(row: Row, text: string, report: RosterReport): SheetSection | undefined {
  const said = sectionIn(text)
  if (said.grade) return { grade: said.grade, letter: cut(said.letter ?? assumed(row, report)), title: text }
  // A kindergarten has no grade here, and yet a name.
  if (gradeOf(text)) return { letter: cut(text), title: text }
  return void report.error(row.at, 'value_unknown', 'grade', text)
}

/** A school with one section a grade often gives it no letter. */
function assumed(row: Row, report: RosterReport): string {
  report.note(row.at, 'section_assumed')
  return 'أ'
}

const cut = (letter: string) => letter.slice(0, 60)
