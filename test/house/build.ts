/** Builds the app into dist/, unless dist/ is already what its sources make. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { root, tool } from './step.ts'

const inputs = ['index.html', 'vite.config.ts', 'vite.words.ts', 'package-lock.json', 'public', 'src']
const stampFile = `${root}/.results/built`

function filesOf(place: string): string[] {
  if (!existsSync(`${root}/${place}`)) return []
  if (statSync(`${root}/${place}`).isFile()) return [place]
  // The server is not part of what a phone downloads.
  if (place === 'src/server') return []
  const names = readdirSync(`${root}/${place}`).sort()
  return names.flatMap(name => filesOf(`${place}/${name}`))
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(`${root}/${file}`))
  return hash.digest('hex')
}

/** True when dist/ is ready. A failed build says why and leaves no stamp, so that the next run builds again. */
export async function build(): Promise<boolean> {
  if (!existsSync(`${root}/index.html`) && !existsSync(`${root}/vite.config.ts`)) {
    console.log('no app to build yet')
    return true
  }
  const now = fingerprint()
  if (
    existsSync(`${root}/dist/index.html`) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === now
  ) {
    return true
  }
  console.log('building the app…')
  rmSync(stampFile, { force: true })
  const { ok, said } = await tool('vite/bin/vite.js', ['build'])
  console.log(said)
  if (!ok) return false
  mkdirSync(`${root}/.results`, { recursive: true })
  writeFileSync(stampFile, now)
  return true
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await build()) ? 0 : 1
