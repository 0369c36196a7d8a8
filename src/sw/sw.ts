/**
 * The worker: keeps the app's files for the hours without network and answers `/` with the prepared page. It understands
 * nothing of what the pages hold.
 */
import { PrecacheController } from 'workbox-precaching'
import { cacheNames } from 'workbox-core'

declare const self: ServiceWorkerGlobalScope
/** Newer than the types that come with TypeScript; absent in some browsers. */
declare const URLPattern: (new (pattern: object) => object) | undefined

interface File {
  url: string
  revision: string | null
}

const dayCache = 'haqiba-day'
const peopleCache = 'haqiba-people'
const sharedCache = 'haqiba-shared'
const desksKey = '/haqiba/desks.json'
const personChunk = /^\/?people\/(\w+)-/

const manifest = self.__WB_MANIFEST as File[]
const files = new PrecacheController()
files.addToCacheList(manifest.filter(({ url }) => !personChunk.test(url)))

self.addEventListener('install', event => {
  event.waitUntil(
    (async () => {
      await install(event)
      await keepPeople(await knownDesks())
      await keepFirstPage()
      await addRoutes(event)
    })(),
  )
})

/**
 * Takes in what is not here yet, some files at a time: the library would wait for each before it asks for the next, and on 2G
 * the waiting is most of it. What came before the network went is here at the next try.
 */
async function install(event: ExtendableEvent) {
  // All lanes draw from one iterator.
  const entries = files.getURLsToCacheKeys().entries()
  const lane = async () => {
    for (const [url, cacheKey] of entries) {
      // A name with a hash never changes; every other file is asked for anew.
      const request = new Request(url, { cache: url === cacheKey ? 'default' : 'reload' })
      await Promise.all(files.strategy.handleAll({ params: { cacheKey }, request, event }))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
const lanes = 6

self.addEventListener('activate', event => {
  event.waitUntil(
    (async () => {
      await files.activate(event)
      await dropOldChunks()
      // The first worker of a phone serves the page that installed it: offline begins with the first visit.
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('message', event => {
  const data = event.data as { type?: string; desks?: string[] }
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting()
  if (data?.type === 'KEEP_DESKS' && data.desks) event.waitUntil(rememberDesks(data.desks))
})

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.method === 'POST' && url.pathname === '/carry') return event.respondWith(shared(request))
  if (request.method !== 'GET') return
  if (/^\/(api|sync|files|demo)(\/|$)/.test(url.pathname)) return
  if (url.pathname === '/painted.svg') return event.respondWith(painted(event.clientId))
  if (url.pathname === '/boot.js') return event.respondWith(afterPaint(event.clientId, url, request))
  event.respondWith(request.mode === 'navigate' ? page(url, request) : file(url, request))
})

/** By page: what lets its script go. */
const held = new Map<string, () => void>()
/** Milliseconds; a page in the background is not painted, and lives all the same. */
const patience = 4000

/** A browser asks for a lazy picture when it has laid the page out: one frame later the page is to be seen. */
function painted(client: string): Response {
  setTimeout(() => held.get(client)?.(), 50)
  const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' }
  return new Response('<svg xmlns="http://www.w3.org/2000/svg"/>', { headers })
}

/** The script is handed out when its page has been painted, so that it takes nothing away from the painting. */
async function afterPaint(client: string, url: URL, request: Request): Promise<Response> {
  await new Promise<void>(resolve => {
    held.set(client, resolve)
    setTimeout(resolve, patience)
  })
  held.delete(client)
  return file(url, request)
}

/** Letters from another app lie here until the screen for them takes them in; what is too much for it is left out. */
async function shared(request: Request): Promise<Response> {
  const cache = await caches.open(sharedCache)
  const given = (await request.formData()).getAll('letters').slice(0, mostShared)
  for (const [i, file] of given.entries()) await cache.put(`/${Date.now()}-${i}`, new Response(file))
  return Response.redirect('/carry', 303)
}
const mostShared = 50

/** `/` from the prepared page; every other address of the app from the shell. */
async function page({ pathname }: URL, request: Request): Promise<Response> {
  if (pathname === '/') {
    const prepared = await (await caches.open(dayCache)).match('/')
    if (prepared) return prepared
  }
  const shell = await files.matchPrecache(pathname === '/' ? '/index.html' : '/shell.html')
  return shell ?? fetch(request)
}

async function file({ pathname }: URL, request: Request): Promise<Response> {
  const kept =
    (await files.matchPrecache(pathname)) ?? (await (await caches.open(peopleCache)).match(pathname))
  return kept ?? fetch(request)
}

/** A real page lies under `/` from the first visit on: the public one, until the phone has prepared its own. */
async function keepFirstPage() {
  const cache = await caches.open(dayCache)
  if (await cache.match('/')) return
  const response = await fetch('/index.html', { cache: 'no-cache' })
  if (response.ok) await cache.put('/', response)
}

/** Where the browser has them, static routes answer from the caches without starting this worker. */
async function addRoutes(event: ExtendableEvent) {
  const install = event as ExtendableEvent & { addRoutes?: (routes: unknown) => Promise<void> }
  if (!install.addRoutes || !('URLPattern' in self) || !URLPattern) return
  await install.addRoutes([
    {
      condition: {
        // What comes with a question has no page by that name in a cache: the worker answers it.
        urlPattern: new URLPattern({ pathname: '/', search: '' }),
        requestMethod: 'get',
        requestMode: 'navigate',
      },
      // In whichever cache: while a new page takes the old one's place it lies in another (app/day-record).
      source: 'cache',
    },
    {
      condition: { urlPattern: new URLPattern({ pathname: '/assets/*' }), requestMethod: 'get' },
      source: { cacheName: cacheNames.precache },
    },
    {
      condition: { urlPattern: new URLPattern({ pathname: '/people/*' }), requestMethod: 'get' },
      source: { cacheName: peopleCache },
    },
  ])
}

async function rememberDesks(desks: string[]) {
  const cache = await caches.open(peopleCache)
  await cache.put(desksKey, new Response(JSON.stringify(desks)))
  await keepPeople(desks)
}

async function knownDesks(): Promise<string[]> {
  const known = await (await caches.open(peopleCache)).match(desksKey)
  return known ? ((await known.json()) as string[]) : []
}

const chunksOf = (desks: string[]) =>
  manifest
    .filter(({ url }) => desks.includes(personChunk.exec(url)?.[1] ?? ''))
    .map(({ url }) => `/${url.replace(/^\//, '')}`)

async function keepPeople(desks: string[]) {
  const cache = await caches.open(peopleCache)
  const missing: string[] = []
  for (const url of chunksOf(desks)) if (!(await cache.match(url))) missing.push(url)
  await cache.addAll(missing)
}

async function dropOldChunks() {
  const cache = await caches.open(peopleCache)
  const current = new Set(manifest.map(({ url }) => `/${url.replace(/^\//, '')}`))
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname !== desksKey && !current.has(pathname)) await cache.delete(request)
  }
}
