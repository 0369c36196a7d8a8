/**
 * Files on their way. `POST /files` announces one; `HEAD`, `PATCH` and `DELETE` of `/files/PLACE/HASH` are the tus protocol
 * (1.0.0: creation, expiration, termination, checksum); `GET` fetches what somebody on the asking device may see.
 */
import { createHash } from 'node:crypto'
import { Metadata } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkShape, matching, object, whole } from '../../domain/shape.ts'
import { fileLimits, filePath, type UploadCode } from '../../wire/files.ts'
import type { House } from '../house.ts'
import { isLetIn } from '../sync/device.ts'
import { blobForDevice, noteFetched } from '../sync/downloads.ts'
import { announce, findUpload, takeBack } from '../sync/uploads.ts'
import { rangeOf } from './range.ts'
import { headerOf, signerOf } from './signer.ts'
import { tusOver, uploadStatus } from './tus.ts'

const place = matching(/^[-0-9A-Za-z_]{1,64}$/)
const hash = matching(/^[-0-9A-Za-z_]{43}$/)
const addressShape = object({ place, hash })
const announcedShape = object({ place, hash, length: whole(1, Number.MAX_SAFE_INTEGER) })

interface Address {
  place: string
  hash: string
}
type Asked = FastifyRequest<{ Params: Address }>

export function filesRoute(app: FastifyInstance, house: House) {
  const tus = tusOver(house)
  const octets = 'application/offset+octet-stream'
  app.addContentTypeParser(octets, { parseAs: 'buffer', bodyLimit: fileLimits.chunk }, (_, body, done) =>
    done(null, body),
  )

  app.route({
    method: 'OPTIONS',
    url: '/files',
    handler: async (_, reply) => {
      const { status, headers } = await tus('OPTIONS', '/files', {})
      return reply.status(status).headers(headers).header('tus-checksum-algorithm', 'sha256').send()
    },
  })

  app.post('/files', async (request, reply) => {
    reply.header('tus-resumable', '1.0.0').header('cache-control', 'no-store')
    const [length, metadata] = [headerOf(request, 'upload-length'), headerOf(request, 'upload-metadata')]
    const announced = checkShape(announcedShape, { ...readMetadata(metadata), length: Number(length) })
    if (!announced.ok) return reply.status(400).send({ code: 'wrong_shape', field: announced.field })
    const device = await signerOf(house, request, reply, '/files', `${length} ${metadata}`)
    if (!device) return reply
    const { value } = announced
    if (!(await isLetIn(house, value.place, device, ['files', 'send'])))
      return refuse(reply, 'not_found', 'place')
    reply.header('location', filePath(value.place, value.hash))

    // Announced before, by whomever: it goes on where it stopped, without asking again.
    const known = await findUpload(house, value.place, value.hash)
    if (known) return reply.status(200).header('upload-offset', known.got).send({ code: 'already_there' })
    const refused = await announce(house, { ...value, device })
    if (refused) return refuse(reply, refused, 'upload-length')
    const expires = new Date(house.now() + fileLimits.expiry).toUTCString()
    return reply.status(201).header('upload-offset', 0).header('upload-expires', expires).send()
  })

  const url = '/files/:place/:hash'
  /** Whose request it is, after its refusal was sent when it is nobody's. */
  async function deviceAt(request: Asked, reply: FastifyReply, detail = ''): Promise<string | undefined> {
    const door = ['files', request.method === 'GET' ? 'fetch' : 'send'] as const
    const address = checkShape(addressShape, request.params)
    const path = filePath(request.params.place, request.params.hash)
    if (!address.ok) return void (await refuse(reply, 'not_found'))
    const device = await signerOf(house, request, reply, path, detail)
    if (!device) return undefined
    if (!(await isLetIn(house, address.value.place, device, door))) await refuse(reply, 'not_found')
    else return device
  }

  app.route<{ Params: Address }>({
    method: 'HEAD',
    url,
    handler: async (request, reply) => {
      if (await deviceAt(request, reply)) await pass(request, reply)
      return reply
    },
  })

  app.patch<{ Params: Address }>(url, async (request, reply) => {
    const offset = headerOf(request, 'upload-offset')
    const checksum = headerOf(request, 'upload-checksum')
    if (!(request.body instanceof Buffer))
      return reply.status(415).send({ code: 'wrong_shape', field: 'content-type' })
    if (!/^sha256 [+/0-9A-Za-z]{43}=$/.test(checksum))
      return reply.status(400).send({ code: 'wrong_shape', field: 'upload-checksum' })
    if (!(await deviceAt(request, reply, `${offset} ${checksum}`))) return reply
    // Before anything lands: a chunk that was touched on its way is not there at all.
    const seen = createHash('sha256').update(request.body).digest('base64')
    if (`sha256 ${seen}` !== checksum) return refuse(reply, 'chunk_hash_wrong', 'upload-checksum')
    await pass(request, reply, request.body)
    return reply
  })

  app.delete<{ Params: Address }>(url, async (request, reply) => {
    const device = await deviceAt(request, reply)
    if (!device) return reply
    const gone = await takeBack(house, request.params.place, request.params.hash, device)
    reply.header('tus-resumable', '1.0.0')
    return gone ? reply.status(204).send() : refuse(reply, 'not_found')
  })

  app.get<{ Params: Address }>(url, { exposeHeadRoute: false }, async (request, reply) => {
    const device = await deviceAt(request, reply)
    if (!device) return reply
    const { place, hash } = request.params
    const blob = await blobForDevice(house, device, place, hash)
    if (!blob) return refuse(reply, 'not_found')
    const { size } = blob
    const range = rangeOf(headerOf(request, 'range'), size)
    if (range === 'beyond')
      return reply
        .status(416)
        .header('content-range', `bytes */${size}`)
        .send({ code: 'wrong_shape', field: 'range' })
    // Its name is the hash of what it is: it never changes, and no shared cache may hand it to others.
    reply.header('cache-control', 'private, max-age=31536000, immutable')
    reply.header('accept-ranges', 'bytes').header('content-type', 'application/octet-stream')
    // Bytes of others, never a page of ours.
    reply.header('x-content-type-options', 'nosniff')
    const { start, end } = range ?? { start: 0, end: size - 1 }
    if (start === 0) await noteFetched(house, place, device, blob)
    if (range) reply.status(206).header('content-range', `bytes ${start}-${end}/${size}`)
    reply.header('content-length', end - start + 1)
    return reply.send(house.blobs.read(request.params.hash, { start, end }))
  })

  /** Hands a proven request to the protocol's library, and its answer back. */
  async function pass(request: Asked, reply: FastifyReply, body?: Buffer) {
    const path = filePath(request.params.place, request.params.hash)
    const names = ['tus-resumable', 'upload-offset', 'content-type']
    const headers = Object.fromEntries(
      names.flatMap(name => (headerOf(request, name) ? [[name, headerOf(request, name)]] : [])),
    )
    const answer = await tus(request.method, path, headers, body)
    const { status, code, field } = answer
    await reply
      .status(status)
      .headers(answer.headers)
      .send(code && { code, field })
  }
}

function refuse(reply: FastifyReply, code: UploadCode, field?: string) {
  return reply
    .status(uploadStatus[code])
    .header('cache-control', 'no-store')
    .send({ code, ...(field && { field }) })
}

function readMetadata(text: string): { place?: string; hash?: string } {
  try {
    const { place, hash } = Metadata.parse(text)
    return { ...(place && { place }), ...(hash && { hash }) }
  } catch {
    // The library throws at what is no metadata; the shape then names what is missing.
    return {}
  }
}
