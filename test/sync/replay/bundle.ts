/**
 * Makes one file of the steps, the phone and the school, as test/sync/simulation/bundle.ts does; here ciphers, Dexie and the
 * server are the product's and its libraries'. Put in their places are only the clock, and Dexie's and the lock's doors, so that a
 * tab can die at them. A mutant is the same with one line changed on the way.
 */
import { build, type Plugin } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../house/step.ts'
import type { Mutant } from '../simulation/mutants.ts'
import { actions } from '../simulation/bundle.ts'
import type { Bed } from './servers.ts'

const here = join(root, 'test/sync/replay')

/** An old app says an older number of the wire. */
const oldApps = {
  file: 'src/sync/core/asking.ts',
  find: 'w: wireVersion,',
  put: 'w: replayWire(wireVersion),',
}

/** @returns the bundle's text. */
export async function bundle(bed: Bed, mutant?: Mutant): Promise<string> {
  const result = await build({
    entryPoints: [join(here, 'life.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    inject: [join(here, 'clock.ts')],
    define: { replayBed: JSON.stringify(bed) },
    plugins: [replacing(mutant)],
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
      // Libraries stay where they are: the bundle lies elsewhere, and calls them by their whole path.
      to.onResolve({ filter: /^[^./]/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
        if (path.startsWith('node:') || pluginData === 'asked') return undefined
        if (path === 'dexie' && !importer.startsWith(here)) return { path: join(here, 'dexie.ts') }
        const found = await to.resolve(path, { kind, resolveDir, importer, pluginData: 'asked' })
        return { path: pathToFileURL(found.path).href, external: true }
      })
      to.onResolve({ filter: /\/lock\.ts$/ }, ({ path, importer, resolveDir }) =>
        join(resolveDir, path) === join(root, 'src/storage/lock.ts') && !importer.startsWith(here)
          ? { path: join(here, 'lock.ts') }
          : undefined,
      )
      to.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        const file = path.slice(root.length + 1)
        if (!file.startsWith('src/')) return undefined
        let contents = readFileSync(path, 'utf8')
        for (const { find, put } of changes.filter(change => change.file === file)) {
          if (contents.split(find).length !== 2)
            throw new Error(`${file} holds this not exactly once: ${find}`)
          contents = contents.replace(find, () => put)
        }
        contents = contents.replaceAll('Date.now', 'replayNow')
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}
