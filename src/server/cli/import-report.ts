/** What an import says: to people file by file, to programs in one line. */
import type { RefusalCode } from '../../domain/refusal.ts'
import type { ImportErrorCode, ImportNote, ImportNoteCode } from '../imports/report.ts'
import type { Outcome } from './command.ts'

export interface Report {
  created: number
  updated: number
  unchanged: number
  removed: number
  errors: { file: string; line: number; code: ImportErrorCode | RefusalCode; field?: string }[]
}

const shownNotes = 10

/** @param did whether it was done, only tried, or nothing was done because something was wrong. */
export function sayReport(
  report: Report,
  notes: readonly ImportNote[],
  did: 'done' | 'tried' | 'none',
): Outcome {
  const { created, updated, unchanged, removed } = report
  const said = notes
    .slice(0, shownNotes)
    .map(({ file, line, code }) => `${file}:${line}  ${noteWords[code].join(' ')}`)
  const more = notes.length - shownNotes
  if (more > 0) said.push(`وملاحظات أخرى: ${more}. And ${more} more notes.`)
  if (did === 'tried') said.push('تجربة فقط، لم يتغيّر شيء. Only tried: nothing was changed.')
  if (did !== 'none')
    said.push(
      `جديد: ${created}، تغيّر: ${updated}، كما كان: ${unchanged}، أُزيل: ${removed}`,
      `created ${created}, updated ${updated}, unchanged ${unchanged}, removed ${removed}`,
    )
  const errors = report.errors.map(({ file, line, code }) => ({ file, line, code }))
  const json = { created, updated, unchanged, removed, errors }
  if (errors.length === 0) return { said, json }
  const wrong = report.errors.map(({ file, line, code, field }) => {
    const [ar, en] = (errorWords as Record<string, [string, string]>)[code] ?? ['لم يُقبل.', 'Refused.']
    return `${file || '.'}:${line}  ${ar} ${en} (${code}${field ? `, ${field}` : ''})`
  })
  wrong.push('لم يتغيّر شيء في المدرسة. Nothing was changed in the school.')
  return { said, json, wrong }
}

const errorWords: Record<ImportErrorCode, [ar: string, en: string]> = {
  empty: ['الملفّ فارغ.', 'The file is empty.'],
  too_large: ['الملفّ أكبر من المسموح.', 'The file is too large.'],
  not_utf8: ['ليس نصًّا بترميز UTF-8.', 'Not UTF-8 text.'],
  binary: ['ليس ملفًّا نصّيًّا.', 'Not a text file.'],
  script_in_markdown: ['فيه شيء قابل للتشغيل، ولا يُقبل.', 'It holds something that could run.'],
  path_escapes: ['المسار يخرج من المجلّد.', 'The path leads out of the folder.'],
  title_missing: ['ينقصه العنوان.', 'It has no title.'],
  title_too_long: ['العنوان طويل.', 'The title is too long.'],
  field_too_long: ['خانة أطول من المسموح.', 'A field is too long.'],
  too_many_pages: ['صفحاته أكثر من المسموح.', 'It has too many pages.'],
  page_too_large: ['صفحة أكبر من المسموح.', 'A page is too large.'],
  unreadable: ['لا يمكن قراءته.', 'It cannot be read.'],
  folder_missing: ['لا مجلّد هنا بهذا الاسم.', 'There is no such folder.'],
  too_many_files: ['ملفّات المجلّد أكثر من المسموح.', 'The folder holds too many files.'],
  folder_too_large: ['المجلّد أكبر من المسموح.', 'The folder is too large.'],
}

const noteWords: Record<ImportNoteCode, [ar: string, en: string]> = {
  html_dropped: ['بقي النصّ وأُزيلت وسوم HTML.', 'HTML tags dropped, words kept.'],
  marker_dropped: ['أُزيلت علامة تنسيق.', 'A formatting marker was dropped.'],
  link_dropped: ['أُزيل رابط لا يُفتح.', 'A link was dropped.'],
  image_missing: ['الصورة ليست في المجلّد.', 'The picture is not in the folder.'],
  image_refused: ['لم تُقبل الصورة.', 'The picture was not taken.'],
  field_unknown: ['خانة غير معروفة.', 'An unknown field.'],
  grade_unknown: ['صفّ غير معروف.', 'An unknown grade.'],
  not_a_lesson: ['ليس درسًا.', 'Not a lesson.'],
  link_skipped: ['رابط إلى مجلّد، لم يُتبع.', 'A link to a folder, not followed.'],
}
