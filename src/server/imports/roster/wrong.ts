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
  | 'openemis_template'
  | 'old_spreadsheet'
  | 'not_a_spreadsheet'
  | 'sheet_broken'
  | 'sheet_without_header'
  | 'file_missing'
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
