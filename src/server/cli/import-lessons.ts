import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fold } from '../../domain/arabic.ts'
import { performOffice } from '../actions/perform.ts'
import type { Config } from '../config.ts'
import type { House } from '../house.ts'
import { planImport, type IncomingLesson, type KnownLesson } from '../imports/difference.ts'
import { readLessonFolder, type ReadFolder } from '../imports/folder.ts'
import { progress, type Command, type Outcome, type Typed } from './command.ts'
import { sayReport, type Report } from './import-report.ts'
import { findSection, inHouse, listRows, meantPlaces, placesOf, withSchools } from './open.ts'

/** Takes Markdown lessons that nobody here wrote into a school: all of them, or, where one is wrong, none. */
export const importLessonsCommand: Command = {
  usage: 'import-lessons DIR [--section S] [--subject T] [--place P] [--dry-run]',
  ar: 'يُدخل دروسًا من ملفّات Markdown',
  en: 'takes in lessons from Markdown files',
  text: ['section', 'subject', 'place'],
  on: ['dry-run'],
  words: 1,
  async run(typed, config) {
    const folder = await readFolder(typed)
    // What only looks, or will change nothing, leaves no trace, not even an empty database.
    const looks = typed.on.has('dry-run') || folder.errors.length > 0
    const trying = looks && (await isBare(config))
    const where = trying ? { ...config, database: ':memory:' } : config
    return inHouse(where, house => importLessons(house, folder, typed))
  },
  failed: code => ({
    created: 0,
    updated: 0,
    unchanged: 0,
    removed: 0,
    errors: [{ file: '', line: 1, code }],
  }),
}

async function readFolder({ words, text }: Typed): Promise<ReadFolder> {
  progress('تُقرأ الدروس…', 'Reading the lessons…')
  const folder = await readLessonFolder(words[0]!)
  const subject = text.subject && subjectOf(text.subject)
  if (subject) for (const { lesson } of folder.lessons) lesson.subject = subject
  return folder
}

/** Whether there is no school yet: then a dry run is tried on a demo in memory. */
async function isBare(config: Config): Promise<boolean> {
  const embedded = !/^postgres(ql)?:/.test(config.database)
  if (embedded && !existsSync(config.database)) return true
  return inHouse(config, async house => (await placesOf(house)).length === 0)
}

interface Known extends KnownLesson {
  id: string
  publishAt: number
}

async function importLessons(house: House, folder: ReadFolder, { words, text, on }: Typed): Promise<Outcome> {
  await withSchools(house)
  // Without a section, and without a school that was named, the house's first school is meant.
  const { place, section } = text.section
    ? await findSection(house, text.section, text.place).then(found => ({
        ...found,
        section: found.section.id,
      }))
    : { place: (await meantPlaces(house, text.place))[0]!, section: '' }
  const collection = basename(resolve(words[0]!))
  const known = await knownLessons(house, place, section, collection)
  const plan = planImport(collection, folder, known)

  const report: Report = {
    created: plan.created.length,
    updated: plan.updated.length,
    unchanged: plan.unchanged.length,
    removed: plan.removed.length,
    errors: plan.errors,
  }
  if (report.errors.length > 0)
    return sayReport({ ...report, created: 0, updated: 0, removed: 0 }, folder.notes, 'none')
  if (on.has('dry-run')) return sayReport(report, folder.notes, 'tried')

  const shelve = (id: string, publishAt: number, { source, hash, lesson }: IncomingLesson) => {
    const args = {
      id,
      publishAt,
      lesson,
      hash,
      source: `${collection}/${source}`,
      ...(section && { section }),
    }
    return { name: 'lessons.shelve', args, source }
  }
  const calls = [
    ...plan.created.map(one => shelve(lessonId(place, section, collection, one.source), house.now(), one)),
    ...plan.updated.map(({ known: { id, publishAt }, incoming }) => shelve(id, publishAt, incoming)),
    ...plan.removed.map(({ id, source }) => ({ name: 'lessons.unshelve', args: { id }, source })),
  ]
  if (calls.length > 0) {
    progress(`تُكتب الدروس (${calls.length})…`, `Writing ${calls.length} lessons…`)
    const refusal = await performOffice(house.store, place, calls, house.now())
    if (refusal) {
      const errors = [
        { file: calls[refusal.at]!.source, line: 1, code: refusal.refused, field: refusal.field ?? '' },
      ]
      return sayReport({ ...report, created: 0, updated: 0, removed: 0, errors }, folder.notes, 'none')
    }
  }
  return sayReport(report, folder.notes, 'done')
}

/** Lessons that an earlier import of a folder of this name brought here. A copy that a teacher hung is the teacher's. */
async function knownLessons(
  house: House,
  place: string,
  section: string,
  collection: string,
): Promise<Known[]> {
  const rows = await listRows(house, place, 'lesson', section || place)
  return rows.flatMap(({ id, body: { source, hash, library, publishAt } }) => {
    if (library !== undefined || hash === undefined || !source?.startsWith(`${collection}/`)) return []
    return [{ id, collection, source: source.slice(collection.length + 1), hash, publishAt }]
  })
}

/** The same lesson of the same folder has the same id in every run, and so is never there twice. */
function lessonId(...parts: string[]): string {
  return `i${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 21)}`
}

/** Subjects as people say them; any other is kept as it was typed. */
const subjectNames: Record<string, string> = {
  'لغه عربيه': 'arabic',
  عربي: 'arabic',
  رياضيات: 'maths',
  math: 'maths',
  علوم: 'science',
  'لغه انجليزيه': 'english',
  انجليزي: 'english',
  'دراسات اجتماعيه': 'social',
  اجتماعيات: 'social',
  'تربيه اسلاميه': 'islamic',
  حاسوب: 'computing',
  فنون: 'art',
}

export function subjectOf(typed: string): string {
  const plain = fold(typed).replaceAll(/(^| )ال/g, '$1')
  return subjectNames[plain] ?? (/^[a-z]+$/.test(plain) ? plain : typed.trim())
}
