import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The doors want a built app to hand out. @param files more of them, by name. */
export function pagesIn(folder: string, files: Record<string, string> = {}): string {
  const pages = join(folder, 'pages')
  mkdirSync(pages, { recursive: true })
  const empty = '<!doctype html><meta charset="utf-8"><title>x</title><div id="app"></div>'
  const all = { 'index.html': empty, 'shell.html': empty, 'headers.json': '{}', ...files }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(pages, name), text)
  return pages
}
