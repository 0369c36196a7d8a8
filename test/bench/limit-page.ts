/**
 * The limit: the same first screen as a page without any script, served the same way (from a worker's cache by a static
 * route offline, as one compressed file at the first visit). Nothing can paint the same words sooner.
 */
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { brotliCompressSync } from 'node:zlib'

const worker = `
addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open('limit')
  await cache.put('/', await fetch('/'))
  if (event.addRoutes) await event.addRoutes([{
    condition: { urlPattern: new URLPattern({ pathname: '/' }), requestMethod: 'get', requestMode: 'navigate' },
    source: { cacheName: 'limit' },
  }])
  await self.skipWaiting()
})()))
addEventListener('activate', event => event.waitUntil(clients.claim()))
addEventListener('fetch', event => {
  if (event.request.mode === 'navigate') event.respondWith(caches.match('/').then(page => page ?? fetch(event.request)))
})`

export interface LimitPage {
  origin: string
  /** What `/` answers from now on. */
  show(html: string): void
  close(): Promise<void>
}

/** @param headers what our own server sends with every page: the limit is as well guarded, it only runs nothing. */
export async function serveLimit(headers: Record<string, string>): Promise<LimitPage> {
  let page: Buffer = Buffer.alloc(0)
  let guards = headers
  const server: Server = createServer((request, response) => {
    if (request.url === '/worker.js')
      return void response.setHeader('content-type', 'text/javascript').end(worker)
    if (request.url === '/install')
      return void response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><script>navigator.serviceWorker.register("/worker.js")</script>')
    if (request.url !== '/') return void response.writeHead(404).end()
    for (const [name, value] of Object.entries(guards)) response.setHeader(name, value)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-encoding', 'br')
    response.end(page)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://localhost:${port}`,
    show(html) {
      page = brotliCompressSync(html)
      // A prepared page carries a part of the sheet, and names it.
      const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? []
      const hash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
      const policy = headers['content-security-policy']!.replace(/'sha256-[^']*'/, hash)
      guards = { ...headers, 'content-security-policy': policy }
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** The same page without what runs, feeds what runs, or tells it when to begin. */
export const withoutScripts = (html: string) =>
  html.replace(/<script[\s\S]*?<\/script>\s*|<img class="dot"[^>]*>\s*/g, '')
