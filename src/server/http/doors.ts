/** The table's word on each route: one that it does not know stops the server at its start, and one that nobody may use is not there. */
import type { FastifyInstance } from 'fastify'
import { doors, whoMay } from '../../domain/policy/entering.ts'

/** What a route opens; undefined where the table does not know it. */
export const doorOf = (method: string, url: string) =>
  doors[`${method} ${url}`] ?? (method === 'HEAD' ? doors[`GET ${url}`] : undefined)

export function guardDoors(app: FastifyInstance) {
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat())
      if (!doorOf(one, url)) throw new Error(`${one} ${url} is not in the policy (domain/policy/entering.ts)`)
  })
  app.addHook('onRequest', async ({ method, routeOptions }, reply) => {
    // What is no route is asked of the pages.
    const door = doorOf(method, routeOptions.url ?? '') ?? doors['GET /*']!
    if (whoMay(...door).length === 0) return reply.status(404).send({ code: 'not_found' })
  })
}
