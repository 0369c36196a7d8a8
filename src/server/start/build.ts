/**
 * Builds the app into dist/, unless dist/ is already what its sources make. What counts is their content, not their times:
 * a fresh clone has new times everywhere. `npm test` builds by the same, so neither builds what the other has built.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const inputs = [
  'index.html',
  'vite.config.ts',
  'vite.chunks.ts',
  'vite.words.ts',
  'package-lock.json',
  'public',
  'src',
]

export type Built = 'fresh' | 'built' | 'failed' | 'no_app'

/** @param root the project's folder. What vite says goes to our own output. */
export async function buildApp(root: string, begins: () => void): Promise<Built> {
  if (!existsSync(join(root, 'index.html')) || !existsSync(join(root, 'vite.config.ts'))) return 'no_app'
  const stampFile = join(root, '.results/built')
  const stamp = fingerprint(root)
  const isBuilt = existsSync(join(root, 'dist/index.html')) && existsSync(stampFile)
  if (isBuilt && readFileSync(stampFile, 'utf8') === stamp) return 'fresh'
  begins()
  // Gone while it is built: a half-built app must not look fresh to the next start.
  rmSync(stampFile, { force: true })
  if (!(await vite(root))) return 'failed'
  mkdirSync(join(root, '.results'), { recursive: true })
  writeFileSync(stampFile, stamp)
  return 'built'
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(place => filesOf(root, place)))
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function filesOf(root: string, place: string): string[] {
  const path = join(root, place)
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [place]
  // The server is not part of what a phone downloads.
  if (place === 'src/server') return []
  const names = readdirSync(path).sort()
  return names.flatMap(name => filesOf(root, `${place}/${name}`))
}

function vite(root: string): Promise<boolean> {
  const bin = join(root, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [bin, 'build'], {
    cwd: root,
    // A journey that finds nothing built says of itself that it is a test; what it builds is what families get.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise(done => {
    child.once('error', () => done(false))
    child.once('close', code => done(code === 0))
  })
}
