import { createHash } from 'node:crypto'
import type { Lesson } from '../../domain/lessons/content.ts'
import type { ReadFolder } from './folder.ts'
import type { ImportError } from './report.ts'

/** A lesson that the school has from an import: the file it came from, and the hash of what was in it. */
export interface KnownLesson {
  collection: string
  source: string
  hash: string
}

export interface IncomingLesson {
  source: string
  hash: string
  lesson: Lesson
}

/** What an import would change. Nothing is changed here: an action does it, lesson by lesson. */
export interface ImportPlan<K extends KnownLesson = KnownLesson> {
  created: IncomingLesson[]
  updated: { known: K; incoming: IncomingLesson }[]
  unchanged: K[]
  removed: K[]
  errors: ImportError[]
}

/**
 * Compares a folder with what the school has. `collection` names the folder from import to import; lessons of another
 * collection are never touched. A file that is there but wrong keeps its old lesson, and a folder that could not be read
 * whole removes nothing: only a file that is truly gone takes its lesson along.
 */
export function planImport<K extends KnownLesson>(
  collection: string,
  folder: ReadFolder,
  known: readonly K[],
): ImportPlan<K> {
  const ours = new Map(known.filter(one => one.collection === collection).map(one => [one.source, one]))
  const wrong = new Set(folder.errors.map(error => error.file))
  const plan: ImportPlan<K> = { created: [], updated: [], unchanged: [], removed: [], errors: folder.errors }
  for (const { source, lesson } of folder.lessons) {
    const incoming = { source, hash: contentHash(lesson), lesson }
    const before = ours.get(source)
    ours.delete(source)
    if (!before) plan.created.push(incoming)
    else if (before.hash === incoming.hash) plan.unchanged.push(before)
    else plan.updated.push({ known: before, incoming })
  }
  for (const one of ours.values()) if (!isHidden(one.source, wrong)) plan.removed.push(one)
  return plan
}

/** Whether a file, or a folder above it ('' is the whole import), could not be read. */
function isHidden(source: string, wrong: ReadonlySet<string>): boolean {
  if (wrong.has('') || wrong.has(source)) return true
  const slash = source.lastIndexOf('/')
  return slash !== -1 && isHidden(source.slice(0, slash), wrong)
}

/** The same content has the same hash, in whatever order its fields were written. */
export function contentHash(lesson: Lesson): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(lesson)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(
    fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, sorted(field)]),
  )
}

/** The one line that `--json` prints last. */
export function reportLine(plan: ImportPlan): string {
  const { created, updated, unchanged, removed, errors } = plan
  return JSON.stringify({
    created: created.length,
    updated: updated.length,
    unchanged: unchanged.length,
    removed: removed.length,
    errors: errors.map(({ file, line, code }) => ({ file, line, code })),
  })
}
