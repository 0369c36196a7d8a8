/**
 * Makes one file of the simulator and the product's own sources: the phone's storage and sync, the server's exchange. Ciphers,
 * IndexedDB, clock, chance and timers are replaced; every other line is the product's. A mutant is the same with one line
 * changed on the way.
 */
import { build, type Plugin } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../house/step.ts'
import type { Mutant } from './mutants.ts'

const here = join(root, 'test/sync/simulation')
const fakes: Record<string, string> = {
  'src/letters/keys.ts': 'keys.ts',
  'src/letters/suite.ts': 'suite.ts',
  'src/letters/pack.ts': 'pack.ts',
  'src/letters/point.ts': 'point.ts',
  'src/letters/id.ts': 'id.ts',
  'src/storage/lock.ts': 'lock.ts',
  'src/server/places/hpke.ts': 'suite.ts',
}

/** The simulation's own actions join the product's list of them. */
export const actions = {
  file: 'src/domain/actions.ts',
  find: 'const all: readonly Action<any>[] = [',
  put: `import { simulated } from '${here}/actions.ts'\nconst all: readonly Action<any>[] = [...simulated,`,
}

/** An old app says an older number of the wire. */
const oldApps = {
  file: 'src/sync/core/asking.ts',
  find: 'w: wireVersion,',
  put: 'w: simWire(wireVersion),',
}

/** @returns the bundle's text. */
export async function bundle(mutant?: Mutant): Promise<string> {
  const result = await build({
    entryPoints: [join(here, 'life.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    inject: [join(here, 'fakes/globals.ts')],
    define: {
      'Date.now': 'simNow',
      crypto: 'simCrypto',
      setTimeout: 'simSetTimeout',
      clearTimeout: 'simClearTimeout',
    },
    plugins: [replacing(mutant)],
    external: [
      'kysely',
      'libsql',
      'pg',
      'sharp',
      'pino',
      'exceljs',
      'yauzl',
      'csv-parse*',
      '@tus/*',
      'file-type',
    ],
    logLevel: 'silent',
    sourcemap: 'inline',
  })
  return result.outputFiles[0]!.text
}

function replacing(mutant: Mutant | undefined): Plugin {
  const changes = [actions, oldApps, ...(mutant ? mutant.changes : [])]
  return {
    name: 'replacing',
    setup(to) {
      to.onResolve({ filter: /^dexie$/ }, () => ({ path: join(here, 'fakes/dexie.ts') }))
      to.onResolve({ filter: /^node:crypto$/ }, () => ({ path: join(here, 'fakes/node-crypto.ts') }))
      to.onResolve({ filter: /^\./ }, ({ path, importer, resolveDir }) => {
        const file = join(resolveDir, path)
        const fake = fakes[file.slice(root.length + 1)]
        return fake && !importer.startsWith(join(here, 'fakes'))
          ? { path: join(here, 'fakes', fake) }
          : undefined
      })
      to.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        const file = path.slice(root.length + 1)
        const mine = changes.filter(change => change.file === file)
        if (mine.length === 0) return undefined
        let contents = readFileSync(path, 'utf8')
        for (const { find, put } of mine) {
          if (contents.split(find).length !== 2)
            throw new Error(`${file} holds this not exactly once: ${find}`)
          contents = contents.replace(find, () => put)
        }
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}
