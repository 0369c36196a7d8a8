import { posix } from 'node:path'
import { safeImage } from '../../domain/lessons/content.ts'
import { isProgram } from './html.ts'
import type { Report } from './report.ts'

/**
 * Where a picture of a lesson lies: an https address, or a path relative to the imported folder. Anything else leaves the
 * picture's words and an empty address. `files`, when known, are the folder's files.
 */
export function imageSource(
  written: string,
  report: Report,
  line: number,
  files: ReadonlySet<string> | undefined,
): string {
  if (isProgram(written)) {
    report.error(line, 'script_in_markdown')
    return ''
  }
  if (/^https:\/\//i.test(written) && safeImage.test(written)) return written
  if (written === '' || /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(written)) return refused(report, line)

  const path = decoded(written.replace(/[?#].*$/s, '')).replaceAll('\\', '/')
  const place = posix.normalize(posix.join(posix.dirname(report.file), path))
  if (place.startsWith('../') || place === '..' || place.startsWith('/') || /%2e/i.test(place)) {
    report.error(line, 'path_escapes')
    return ''
  }
  if (!safeImage.test(place) || place.length > 1000) return refused(report, line)
  if (files && !files.has(place.normalize('NFC'))) {
    report.note(line, 'image_missing')
    return ''
  }
  return place
}

function refused(report: Report, line: number): string {
  report.note(line, 'image_refused')
  return ''
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // a lone "%" is an honest part of a file's name
  }
}
