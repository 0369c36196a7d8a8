/** The doors of the server: one file an endpoint, each with its limits beside it. */
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { House } from '../house.ts'
import { limits } from '../../wire/sync.ts'
import { cardsRoute } from './cards.ts'
import { carriedRoute } from './carried.ts'
import { guardDoors } from './doors.ts'
import { filesRoute } from './files.ts'
import { filmsRoute } from './films.ts'
import { healthRoute } from './health.ts'
import { pagesRoute } from './pages.ts'
import { rostersRoute } from './rosters.ts'
import { syncRoute } from './sync.ts'

/** What is wrong with a request that none of our own doors has read. */
const wrongPart: Record<number, string> = { 400: 'body', 403: 'path', 415: 'content-type' }

export async function openDoors(house: House, pages: string): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: limits.body,
    // Who asks is what the proxy says, and only the proxy: else all the school would be one address, or anybody any.
    trustProxy: house.config.proxy ?? 'loopback',
    // Longer than a proxy keeps a connection: it must never send into one that we are closing.
    keepAliveTimeout: 75_000,
    // Requests are logged by our own line, without addresses: they are children's.
    logger: false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // Its own words are for programmers: an address that is none is told as every other part that is wrong.
    frameworkErrors: (_, __, reply: FastifyReply) =>
      void reply.status(400).send({ code: 'wrong_shape', field: 'path' }),
  })
  guardDoors(app)
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    house.log.debug({ method, route: routeOptions.url, status: reply.statusCode }, 'answered')
  })
  app.setErrorHandler(async (error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) house.log.error({ err: error }, 'a bug')
    const field = wrongPart[status]
    const code = status === 413 ? 'too_large' : status >= 500 ? 'server_fault' : 'wrong_shape'
    await reply.status(status).send({ code, field })
  })
  // Fastify would read JSON and text for us; here nothing comes in but the envelope of /sync.
  app.removeAllContentTypeParsers()
  healthRoute(app, house)
  syncRoute(app, house)
  cardsRoute(app, house)
  carriedRoute(app, house)
  rostersRoute(app, house)
  filesRoute(app, house)
  filmsRoute(app, house)
  await pagesRoute(app, house, pages)
  return app
}
