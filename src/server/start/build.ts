/** Builds the app into dist/ when dist/ is missing or older than what it is made of. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const inputs = ['index.html', 'vite.config.ts', 'package-lock.json', 'public', 'src']
/** Not part of what a phone downloads. */
const passedOver = join('src', 'server')

export type Built = 'fresh' | 'built' | 'failed' | 'no_app'

/** @param root the project's folder. What vite says goes to our own output. */
export async function buildApp(root: string, begins: () => void): Promise<Built> {
  if (!existsSync(join(root, 'index.html')) || !existsSync(join(root, 'vite.config.ts'))) return 'no_app'
  const page = join(root, 'dist/index.html')
  if (existsSync(page) && statSync(page).mtimeMs >= newest(root, inputs)) return 'fresh'
  begins()
  if (await vite(root)) return 'built'
  // A half-built app must not look fresh to the next start.
  rmSync(page, { force: true })
  return 'failed'
}

/** When the youngest of these files was written; of a folder, also when a file was added or taken away. */
function newest(root: string, places: string[]): number {
  return Math.max(
    0,
    ...places.map(place => {
      const path = join(root, place)
      if (place === passedOver || !existsSync(path)) return 0
      const { mtimeMs } = statSync(path)
      if (!statSync(path).isDirectory()) return mtimeMs
      const inside = readdirSync(path).map(name => join(place, name))
      // `src` itself changes when anything is done to its server.
      return place === 'src' ? newest(root, inside) : Math.max(mtimeMs, newest(root, inside))
    }),
  )
}

function vite(root: string): Promise<boolean> {
  const bin = join(root, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [bin, 'build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise(done => {
    child.once('error', () => done(false))
    child.once('close', code => done(code === 0))
  })
}
