/**
 * The server of test/server/serve.ts, its own source, in one file: it starts in a fifth of the time, and it is started hundreds
 * of times. What holds machine code stays outside.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** @returns the file; it goes when this process goes. */
export async function bundleServer(): Promise<string> {
  // Beside dist, as far from the root as src/server is, and where node_modules are found.
  const outDir = join(root, '.results', `torture-${process.pid}`)
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/server/serve.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      copyPublicDir: false,
      rollupOptions: { output: { entryFileNames: 'serve.mjs', codeSplitting: false } },
    },
    ssr: { noExternal: true, external: ['libsql', 'sharp', 'pg-native', 'pg-cloudflare'] },
  })
  return join(outDir, 'serve.mjs')
}
