/** The tests' own page and worker, made of the product's sources. */
import { build, type Plugin } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../house/step.ts'
import type { Change } from '../simulation/mutants.ts'
import type { Page } from './proxy.ts'

export const tabAddress = '/storm/'
export const workerAddress = '/storm/worker.js'

/** @param faults lines of the product that are changed on the way. */
export async function stormPages(faults: readonly Change[] = []): Promise<ReadonlyMap<string, Page>> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, 'tab.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
    plugins: [planting(faults)],
  })
  const script = { type: 'text/javascript', body: result.outputFiles[0]!.text }
  const page =
    '<!doctype html><meta charset="utf-8"><title>storm</title><link rel="icon" href="data:,"><script src="/storm/tab.js"></script>'
  return new Map([
    [tabAddress, { type: 'text/html', body: page }],
    ['/storm/tab.js', script],
    [workerAddress, script],
  ])
}

function planting(faults: readonly Change[]): Plugin {
  return {
    name: 'planting',
    setup(to) {
      to.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const mine = faults.filter(fault => fault.file === path.slice(root.length + 1))
        if (mine.length === 0) return undefined
        let contents = readFileSync(path, 'utf8')
        for (const { file, find, put } of mine) {
          if (contents.split(find).length !== 2)
            throw new Error(`${file} holds this not exactly once: ${find}`)
          contents = contents.replace(find, () => put)
        }
        return { contents, loader: 'ts' }
      })
    },
  }
}
