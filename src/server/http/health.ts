import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { isAlive } from '../sync/alive.ts'

/** For whoever watches the server: does it reach its database? */
export function healthRoute(app: FastifyInstance, house: House) {
  app.get('/api/health', async (_request, reply) => {
    const alive = await isAlive(house)
    await reply
      .status(alive ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok: alive })
  })
}
