import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { pageHeaders } from './headers.ts'

const stretcher = /[/\\]assets[/\\]stretch\.worker-/

/** The app as it was built, compressed ahead; addresses of screens all open the shell. */
export async function pagesRoute(app: FastifyInstance, house: House, pages: string) {
  if (!existsSync(join(pages, 'index.html'))) {
    house.log.warn('the app is not built; only the wire is open')
    return
  }
  const headers = pageHeaders(pages)
  if (house.config.killSwitch) {
    house.log.warn('the kill switch is on: phones let go of the app’s files')
    app.get('/sw.js', (_, reply) => reply.sendFile('kill-switch.js'))
  }
  await app.register(fastifyStatic, {
    root: pages,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      for (const [name, value] of Object.entries(headers)) reply.header(name, value)
      // Argon2id runs there as WebAssembly; no page needs that, and this worker needs nothing else.
      if (stretcher.test(path))
        reply.header('content-security-policy', "default-src 'none'; script-src 'wasm-unsafe-eval'")
      const named = /[/\\]assets[/\\]/.test(path)
      reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && String(request.headers.accept ?? '').includes('text/html')
    if (!wantsPage || request.url.startsWith('/api/')) return reply.status(404).send({ code: 'not_found' })
    return reply.sendFile('shell.html')
  })
}
