/**
 * Builds the app: one small script that waits for the first paint, a chunk for each kind of person, the worker, and the pages
 * that are complete before any script runs. Pages carry their styles inside; their hash is named in the headers.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { transform } from 'lightningcss'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { shortcuts } from './src/app/shortcuts.ts'
import { together } from './vite.chunks.ts'
import { dividedWords } from './vite.words.ts'

const desks = ['student', 'guardian', 'teacher', 'counselor', 'principal']
const person = new RegExp(`src/app/people/(${desks.join('|')})(\\.screens\\.ts|\\.tsx)$`)

export default defineConfig({
  publicDir: 'public',
  define: { __BUILD__: JSON.stringify(Date.now().toString(36)) },
  build: {
    manifest: true,
    target: ['chrome90', 'safari16.4', 'firefox90'],
    outDir: 'dist',
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      input: { boot: 'src/app/boot.ts' },
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'dexie', test: /node_modules[\\/]dexie/, priority: 1 },
            { name: together(desks), debugName: 'together', test: /src[\\/].*\.tsx?$/ },
          ],
        },
        entryFileNames: chunk => (chunk.name === 'boot' ? 'boot.js' : 'assets/[name]-[hash].js'),
        chunkFileNames(chunk) {
          const [, desk, file] = person.exec(chunk.facadeModuleId ?? '') ?? []
          if (desk && file !== '.tsx') return `people/${desk}-screens-[hash].js`
          return desk ? `people/${desk}-[hash].js` : 'assets/[name]-[hash].js'
        },
      },
    },
  },
  plugins: [
    pages(),
    shortNames(),
    dividedWords(desks),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectRegister: false,
      injectManifest: {
        rollupFormat: 'iife',
        globPatterns: [
          'boot.js',
          'shell.html',
          'index.html',
          '{assets,people}/*.{js,css}',
          'icons/*',
          'manifest.webmanifest',
        ],
      },
      manifest: {
        id: '/',
        name: 'حقيبة',
        short_name: 'حقيبة',
        description: 'حقيبة المدرسة على هاتف العائلة، وتعمل بلا إنترنت',
        lang: 'ar-JO',
        dir: 'rtl',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#F4F5F0',
        theme_color: '#F4F5F0',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        // A letter that a neighbour shares from his messages: the worker takes it (sw/sw.ts).
        share_target: {
          action: '/carry',
          method: 'POST',
          enctype: 'multipart/form-data',
          params: { files: [{ name: 'letters', accept: ['text/plain', '.txt'] }] },
        },
        shortcuts: shortcuts.map(({ name, url }) => ({ name, url })),
      },
    }),
    compressed(),
  ],
})

/** Writes the public page, the shell and the headers that go with both. */
function pages(): Plugin {
  return {
    name: 'haqiba-pages',
    apply: 'build',
    async generateBundle() {
      const css = minified('src/ui/look.css')
      const template = readFileSync('index.html', 'utf8')
        .replace(/\s*\n\s*/g, ' ')
        .replace(/ ?\/?> ?/g, '>')
        .replace('<!--style-->', `<style>${css}</style>`)
      const welcome = await firstPage()
      this.emitFile({
        type: 'asset',
        fileName: 'index.html',
        source: template.replace('<!--app-->', welcome),
      })
      // The shell keeps its mark: the phone fills it after each sync. It is told to nobody who looks for schoolbags.
      const shell = template.replace(/<meta name="description"[^>]*>/, '')
      this.emitFile({ type: 'asset', fileName: 'shell.html', source: shell })
      this.emitFile({ type: 'asset', fileName: 'headers.json', source: JSON.stringify(headers(css)) })
    },
  }
}

/** The public page, drawn ahead by the same pieces as every other screen. */
async function firstPage(): Promise<string> {
  const { createServer } = await import('vite')
  // Opening a server for development says so to the whole process; the worker, built next, would carry its library's logs.
  const env = process.env.NODE_ENV
  const server = await createServer({
    configFile: false,
    server: { middlewareMode: true },
    appType: 'custom',
  })
  try {
    const { drawWelcome } = (await server.ssrLoadModule('/src/app/welcome.tsx')) as { drawWelcome(): string }
    return drawWelcome()
  } finally {
    await server.close()
    process.env.NODE_ENV = env ?? 'production'
  }
}

function minified(file: string): string {
  const { code } = transform({
    filename: file,
    code: Buffer.from(shortened(readFileSync(file, 'utf8'))),
    minify: true,
    targets: { chrome: 90 << 16, safari: (16 << 16) | (4 << 8), firefox: 90 << 16 },
  })
  return new TextDecoder().decode(code)
}

/** What every page names twice, in the light and in the dark, is named by one letter. */
function shortNames(): Plugin {
  return {
    name: 'haqiba-short-names',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) => (/\/src\/ui\/\w+\.css$/.test(id) ? shortened(code) : undefined),
  }
}

const look = readFileSync(join(import.meta.dirname, 'src/ui/look.css'), 'utf8')
const names = [...new Set(look.match(/--[\w-]+(?=:)/g))]

const shortened = (css: string) =>
  css.replace(/--[\w-]+/g, name => (names.includes(name) ? `--${names.indexOf(name).toString(36)}` : name))

function headers(css: string): Record<string, string> {
  const style = createHash('sha256').update(css).digest('base64')
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'sha256-${style}'`,
      "img-src 'self' blob: data:",
      "font-src 'self'",
      "media-src 'self' blob:",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types worker',
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=()',
  }
}

/** Every text file once more as brotli and gzip, so that the server compresses nothing twice. */
function compressed(): Plugin {
  let dist = 'dist'
  return {
    name: 'haqiba-compressed',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      dist = config.build.outDir
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        for (const name of await readdir(dist, { recursive: true })) {
          if (!/\.(js|css|html|json|svg|webmanifest)$/.test(name)) continue
          const file = join(dist, name)
          const text = await readFile(file)
          const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
          await writeFile(`${file}.br`, brotliCompressSync(text, best))
          await writeFile(`${file}.gz`, gzipSync(text, { level: 9 }))
        }
      },
    },
  }
}
