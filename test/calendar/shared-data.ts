import { existsSync, readFileSync } from 'node:fs'

const folder = new URL('../../../shared/data/', import.meta.url)

/**
 * Reads a file of the sample data that lies beside the project, or undefined where that folder is absent (a
 * plain clone). Under CI it has to be there, so that no check passes by being skipped.
 */
export function sharedJson(path: string): unknown {
  const file = new URL(path, folder)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  if (process.env.CI) throw new Error(`Under CI the shared data must be there: ${path} is absent`)
  console.warn(`Skipped: shared data ${path} is absent`)
  return undefined
}
