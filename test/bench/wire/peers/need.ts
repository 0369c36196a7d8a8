/** The packages of the peers, which lie beside this file and not among the product's own. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const find = createRequire(import.meta.url)

/** Installs what package-lock.json here says, once. Throws when that fails: then nothing can be compared. */
export function installPeers(): void {
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return
  console.log('Fetching what Haqiba is measured against (once, about 110 MB)…')
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', words, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('The peers could not be installed')
}

// Their types are not here in a fresh clone, and nothing of the product touches them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function need(name: string): any {
  const found = find(name)
  return found.default ?? found
}
