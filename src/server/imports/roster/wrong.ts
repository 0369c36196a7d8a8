/** What a register's reader has to say: an error stops the whole set, a note only tells what was understood and how. */
export type RosterErrorCode =
  // the whole set
  | 'missing'
  | 'unreadable'
  | 'empty'
  | 'too_large'
  | 'too_many_files'
  | 'too_many_rows'
  | 'too_many_people'
  | 'too_many_errors'
  | 'unknown_form'
  | 'moodle_users'
  | 'names_missing'
  | 'openemis_template'
  | 'old_spreadsheet'
  | 'not_a_spreadsheet'
  | 'sheet_broken'
  | 'sheet_without_header'
  | 'file_missing'
  | 'folders_many'
  | 'file_twice'
  | 'version_unknown'
  // archives
  | 'zip_broken'
  | 'zip_encrypted'
  | 'zip_nested'
  | 'zip_bomb'
  | 'path_escapes'
  | 'symlink'
  // a file
  | 'not_text'
  | 'binary'
  | 'header_missing'
  | 'header_twice'
  | 'column_missing'
  | 'quote_open'
  | 'column_count'
  | 'row_too_long'
  // a field
  | 'field_empty'
  | 'field_too_long'
  | 'value_unknown'
  | 'role_unknown'
  | 'date_wrong'
  | 'id_twice'
  | 'reference_unknown'
  | 'class_without_school'
  | 'name_too_short'
  | 'number_damaged'
  | 'person_unclear'
  | 'guardian_cycle'
  | 'formula'

export type RosterNoteCode =
  | 'encoding_guessed'
  | 'delimiter_guessed'
  | 'form_guessed'
  | 'folder_opened'
  | 'file_ignored'
  | 'accounts_ignored'
  | 'file_unlisted'
  | 'file_listed_missing'
  | 'manifest_missing'
  | 'column_ignored'
  | 'column_understood'
  | 'column_missing'
  | 'value_ignored'
  | 'reference_ignored'
  | 'grade_unknown'
  | 'name_short'
  | 'phone_unclear'
  | 'formula_inert'
  | 'sheet_ignored'
  | 'row_ignored'
  | 'section_assumed'
  | 'guardian_unnamed'
  | 'guardian_denied'
  | 'guardians_full'
  | 'name_long'

export interface RosterError {
  file: string
  line: number
  field?: string
  code: RosterErrorCode
  value?: string
}

export interface RosterNote {
  file: string
  line: number
  field?: string
  code: RosterNoteCode
  value?: string
  /** How often the same was met; the place is the first. */
  times: number
}

/** Where a record stands: the first line of its row, counted from 1; the header is line 1. For XLSX the row of the sheet. */
export interface Place {
  file: string
  line: number
}

const missing: ReadonlySet<RosterErrorCode> = new Set(['field_empty', 'name_too_short'])
const emptied: ReadonlySet<RosterErrorCode> = new Set(['formula', 'field_too_long'])

/** Collects what one reading has to say. The same note about the same column is said once and counted. */
export class RosterReport {
  readonly errors: RosterError[] = []
  private said = new Map<string, RosterNote>()
  private most: number

  constructor(most: number) {
    this.most = most
  }

  /** Whether so much is wrong that reading on would help nobody. */
  get full() {
    return this.errors.length >= this.most
  }
  get notes(): RosterNote[] {
    return [...this.said.values()]
  }

  error({ file, line }: Place, code: RosterErrorCode, field?: string, value?: string) {
    const { length } = this.errors
    if (length >= this.most) return
    // A cell that was refused is left out of its row; it is not missed there a second time.
    if (
      missing.has(code) &&
      this.errors.some(one => one.file === file && one.line === line && emptied.has(one.code))
    )
      return
    if (length === this.most - 1 && length > 0) {
      this.errors.push({ file, line, code: 'too_many_errors' })
      return
    }
    this.errors.push({
      file,
      line,
      ...(field !== undefined && { field }),
      code,
      ...(value !== undefined && { value: shown(value) }),
    })
  }

  /** @param apart the value makes it another note: columns are told one by one, cells are counted. */
  note({ file, line }: Place, code: RosterNoteCode, field?: string, value?: string, apart = false) {
    const key = JSON.stringify([file, code, field, apart ? value : ''])
    const before = this.said.get(key)
    if (before) {
      before.times++
      return
    }
    this.said.set(key, {
      file,
      line,
      ...(field !== undefined && { field }),
      code,
      ...(value !== undefined && { value: shown(value) }),
      times: 1,
    })
  }
}

/** A value as it may stand in a report: short, and without what could move a terminal's cursor or turn a line around. */
const shown = (value: string) =>
  value.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/gu, ' ').slice(0, 120)
