/**
 * The server's own source in a few files: it starts in a third of the time, and the tests start it hundreds of times. What
 * holds machine code stays outside. `npm start` and `npm run school` themselves are started from the source by test/cli.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** Files that node runs as they are. */
export interface ServerFiles {
  /** `npm start`, once the packages are there. */
  start: string
  /** `npm run school`. */
  cli: string
  /** The server of test/server/serve.ts, which says its port on a line of JSON. */
  serve: string
}

/** @returns the files; they go when this process goes. */
export async function bundleServer(): Promise<ServerFiles> {
  // Beside dist, as far from the root as src/server is, and where node_modules are found.
  const outDir = join(root, '.results', `server-${process.pid}`)
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      copyPublicDir: false,
      rollupOptions: {
        input: {
          start: 'src/server/start.ts',
          cli: 'src/server/cli.ts',
          serve: 'test/server/serve.ts',
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
    ssr: { noExternal: true, external: ['libsql', 'sharp', 'pg-native', 'pg-cloudflare'] },
  })
  const file = (name: keyof ServerFiles) => join(outDir, `${name}.mjs`)
  return { start: file('start'), cli: file('cli'), serve: file('serve') }
}
