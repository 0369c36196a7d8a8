import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Headers of every page: nothing but our own files runs, nothing frames us. Styles in a page are named by their hash. */
export function pageHeaders(pages: string): Record<string, string> {
  return JSON.parse(readFileSync(join(pages, 'headers.json'), 'utf8')) as Record<string, string>
}
