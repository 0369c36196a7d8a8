/** What an import has to say about a file: an error keeps it out, a note only tells what was changed on the way in. */
export type ImportErrorCode =
  | 'empty'
  | 'too_large'
  | 'not_utf8'
  | 'binary'
  | 'script_in_markdown'
  | 'path_escapes'
  | 'title_missing'
  | 'title_too_long'
  | 'field_too_long'
  | 'too_many_pages'
  | 'page_too_large'
  | 'unreadable'
  | 'folder_missing'
  | 'too_many_files'
  | 'folder_too_large'

export type ImportNoteCode =
  | 'html_dropped'
  | 'marker_dropped'
  | 'link_dropped'
  | 'image_missing'
  | 'image_refused'
  | 'field_unknown'
  | 'grade_unknown'
  | 'not_a_lesson'
  | 'link_skipped'

export interface ImportError {
  file: string
  line: number
  code: ImportErrorCode
  field?: string
}
export interface ImportNote {
  file: string
  line: number
  code: ImportNoteCode
}

/** Collects errors and notes of one file; the same word about the same line is said once. */
export class Report {
  readonly errors: ImportError[] = []
  readonly notes: ImportNote[] = []
  readonly file: string
  private said = new Set<string>()

  constructor(file: string) {
    this.file = file
  }

  error(line: number, code: ImportErrorCode, field?: string) {
    if (this.isNew(line, code + (field ?? '')))
      this.errors.push({ file: this.file, line, code, ...(field === undefined ? {} : { field }) })
  }

  note(line: number, code: ImportNoteCode) {
    if (this.isNew(line, code)) this.notes.push({ file: this.file, line, code })
  }

  private isNew(line: number, word: string): boolean {
    const key = `${line} ${word}`
    if (this.said.has(key)) return false
    this.said.add(key)
    return true
  }
}
