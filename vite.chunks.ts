/**
 * Which modules come in one file. A file costs a phone one answer from the school, most of a second on 2G however small it
 * is; a file that is wanted for a part of it costs the rest. So what is loaded at the same moments for the same people comes
 * together: a shared module's file is named after the first moment at which somebody needs it, and after who does.
 */
import { join } from 'node:path'
import type { ChunkingContext } from 'rolldown'

const app = join(import.meta.dirname, 'src/app')

/** Names the file of a module that several ask for; one that only one asks for stays with that one. */
export function together(desks: readonly string[]) {
  const moments = Object.entries({
    start: ['main.tsx'],
    home: ['live.tsx', ...desks.map(desk => `people/${desk}.tsx`)],
    desk: desks.map(desk => `people/${desk}.screens.ts`),
    door: ['faces.screen.ts', 'unlock.screen.ts'],
  })
  let askers: Map<string, Set<string>> | undefined
  return (id: string, context: ChunkingContext): string | null => {
    askers ??= askersOf(join(app, 'boot.ts'), context)
    const asking = askers.get(id)
    if (!asking || asking.size < 2) return null
    for (const [moment, files] of moments) {
      const who = files.flatMap((file, i) => (asking.has(join(app, file)) ? [i] : []))
      if (who.length > 0) return [moment, ...who].join('-')
    }
    return 'more'
  }
}

/** By module, those (the first script, and each dynamic import) that can't run without it. */
function askersOf(first: string, context: ChunkingContext) {
  const askers = new Map<string, Set<string>>()
  const entries = [first]
  for (const entry of entries) {
    const found = [entry]
    for (const id of found) {
      const asking = askers.get(id) ?? new Set()
      if (asking.has(entry)) continue
      askers.set(id, asking.add(entry))
      const info = context.getModuleInfo(id)
      found.push(...(info?.importedIds ?? []))
      for (const later of info?.dynamicallyImportedIds ?? [])
        if (!entries.includes(later)) entries.push(later)
    }
  }
  return askers
}
