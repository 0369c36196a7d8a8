import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { toBase64url } from '../../wire/bytes.ts'
import { shortenAnswer } from '../../letters/brief.ts'
import { isBriefRequest, lengthenRequest } from '../../wire/brief.ts'
import type { House } from '../house.ts'
import { exchange } from '../sync/exchange.ts'
import { squeeze } from './squeeze.ts'

const markLength = 64

/**
 * `POST /sync`: what a phone has to say, and what it has missed. The body is the device's signature and the envelope that it
 * signs, without a content type; phones of version 1 of the wire name the type, and send the signature in a header.
 */
export function syncRoute(app: FastifyInstance, house: House) {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  // Also what no parser knows comes here; only a body that names no type is one of ours.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) =>
    done(null, request.headers['content-type'] === undefined ? body : undefined),
  )
  app.post('/sync', { onSend: dropType }, async (request, reply) => {
    if (!(request.body instanceof Uint8Array))
      return reply.status(415).send({ code: 'wrong_shape', field: 'content-type' })
    const header = request.headers['x-haqiba-signature']
    const [signature, said] =
      header === undefined
        ? [toBase64url(request.body.subarray(0, markLength)), request.body.subarray(markLength)]
        : [String(header), request.body]
    const isBrief = isBriefRequest(said)
    const envelope = isBrief ? lengthenRequest(said) : said
    if (!envelope) return reply.status(400).send({ code: 'wrong_shape', field: 'head' })
    const result = await exchange(house, envelope, signature, request.ip)
    if (!result.ok && 'wait' in result) reply.header('retry-after', result.wait)
    if (!result.ok) {
      const { status, code, field } = result
      return reply.status(status).send({ code, field, ...('next' in result && { next: result.next }) })
    }
    const brief = isBrief ? await shortenAnswer(result.body, envelope) : undefined
    if (brief) return say(reply, brief)
    const { body, encoding } = await squeeze(result.body, String(request.headers['accept-encoding'] ?? ''))
    if (encoding) reply.header('content-encoding', encoding)
    if (header === undefined) return say(reply, body)
    reply.header('content-type', 'application/octet-stream').header('cache-control', 'no-store')
    return reply.send(Buffer.from(body))
  })
}

/** Headers that say nothing to a phone cost it a fifth of an idle exchange: the answer to a POST is kept by nobody. */
function say(reply: FastifyReply, body: Uint8Array) {
  const { raw } = reply
  // A server that is about to stop says so here.
  if (!raw.hasHeader('connection')) raw.removeHeader('connection')
  raw.removeHeader('date')
  return reply.send(Buffer.from(body))
}

/** A phone that names no type needs none; bytes without one are given one on their way out. */
async function dropType({ headers }: FastifyRequest, reply: FastifyReply) {
  if (reply.statusCode === 200 && headers['content-type'] === undefined) reply.removeHeader('content-type')
}
