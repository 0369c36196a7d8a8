/** How many bytes of script, as brotli, a person's screens cost a phone: the person's chunk, what it imports, and Dexie. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}
type Manifest = Record<string, Chunk>

export const desks = ['student', 'guardian', 'teacher', 'counselor', 'principal'] as const

export function chunkBytes(dist: string) {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const size = (file: string) => {
    const packed = join(dist, `${file}.br`)
    if (!existsSync(packed)) throw new Error(`Not built: ${packed}`)
    return statSync(packed).size
  }
  const closure = (key: string, found = new Set<string>()): Set<string> => {
    const chunk = manifest[key]
    if (!chunk || found.has(chunk.file)) return found
    found.add(chunk.file)
    for (const other of chunk.imports ?? []) closure(other, found)
    return found
  }
  const sum = (files: Iterable<string>) => [...files].reduce((bytes, file) => bytes + size(file), 0)
  const main = closure('src/app/main.tsx')
  const living = closure('src/app/live.tsx')
  const person = Object.fromEntries(
    desks.map(desk => [desk, closure(`src/app/people/${desk}.tsx`)]),
  ) as Record<(typeof desks)[number], Set<string>>
  const dexie = Object.keys(manifest).find(key => /dexie/.test(key))
  const withDexie = (files: Set<string>) => new Set([...files, ...(dexie ? [manifest[dexie]!.file] : living)])
  return {
    boot: size('boot.js'),
    main: sum(main),
    /** The person's own chunk with all that it imports and Dexie, less what hydration has loaded before. */
    chunk: (desk: (typeof desks)[number]) =>
      sum([...withDexie(person[desk])].filter(file => !main.has(file))),
    /** Everything from boot to a home that lives. */
    whole: (desk: (typeof desks)[number]) => sum(new Set([...main, ...living, ...person[desk]])),
    /** The same with the desk's other screens, which come behind the home. */
    everything: (desk: (typeof desks)[number]) =>
      sum(closure(`src/app/people/${desk}.screens.ts`, new Set([...main, ...living, ...person[desk]]))),
    publicPage: size('index.html'),
    worker: size('sw.js'),
  }
}
