import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { carriedLimits } from '../../wire/carried.ts'
import { takeCarried } from '../sync/carried.ts'

/**
 * `POST /carried`: a file that somebody brought for another phone, as bytes or as text. The answer is a file to be brought
 * back; who carries it can read neither.
 */
export function carriedRoute(app: FastifyInstance, house: House) {
  app.post('/carried', { bodyLimit: carriedLimits.text }, async (request, reply) => {
    if (!(request.body instanceof Uint8Array))
      return reply.status(415).send({ code: 'wrong_shape', field: 'content-type' })
    const result = await takeCarried(house, request.body, request.ip)
    if (!result.ok && 'wait' in result) reply.header('retry-after', result.wait)
    if (!result.ok) return reply.status(result.status).send({ code: result.code, field: result.field })
    reply.header('content-type', 'application/octet-stream').header('cache-control', 'no-store')
    return reply.send(Buffer.from(result.body))
  })
}
