import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { schoolOfCard } from '../sync/school-of-card.ts'

/** `GET /api/cards/:card`: the school's public keys, for a phone on which only the code was typed. */
export function cardsRoute(app: FastifyInstance, house: House) {
  app.get<{ Params: { card: string } }>('/api/cards/:card', async (request, reply) => {
    const wait = await house.rates.count('stranger', request.ip)
    if (wait > 0) return reply.status(429).header('retry-after', wait).send({ code: 'too_many' })
    const school = await schoolOfCard(house, request.params.card)
    reply.header('cache-control', 'no-store')
    if (!school) return reply.status(404).send({ code: 'unknown_card' })
    return reply.send(school)
  })
}
