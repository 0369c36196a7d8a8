import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { exchange } from '../sync/exchange.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** Below this a compressed answer is no smaller. */
const worthIt = 160

/** `POST /sync`: what a phone has to say, and what it has missed. The body is an envelope; the device signs it. */
export function syncRoute(app: FastifyInstance, house: House) {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  app.post('/sync', async (request, reply) => {
    if (!(request.body instanceof Uint8Array))
      return reply.status(415).send({ code: 'wrong_shape', field: 'content-type' })
    const signature = String(request.headers['x-haqiba-signature'] ?? '')
    const result = await exchange(house, request.body, signature, request.ip)
    if (!result.ok && 'wait' in result) reply.header('retry-after', result.wait)
    if (!result.ok) return reply.status(result.status).send({ code: result.code, field: result.field })
    const accepted = String(request.headers['accept-encoding'] ?? '')
    const body = Buffer.from(result.body)
    reply.header('content-type', 'application/octet-stream').header('cache-control', 'no-store')
    if (body.length < worthIt) return reply.send(body)
    if (/\bbr\b/.test(accepted)) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
      return reply.header('content-encoding', 'br').send(await brotli(body, { params }))
    }
    if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(await zip(body))
    return reply.send(body)
  })
}
