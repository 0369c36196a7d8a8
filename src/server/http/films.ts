/** Films on their way: `POST /films` announces one, `HEAD` says how far it is, `PATCH` brings the next piece (tus 1.0.0). */
import { createHash } from 'node:crypto'
import { Metadata } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkShape, matching, object, whole } from '../../domain/shape.ts'
import { filmCodes, filmPath, filmUpload, type FilmCode } from '../../wire/films.ts'
import type { House } from '../house.ts'
import { personsOn } from '../sync/device.ts'
import { announceFilm, findFilm, landFilm } from '../sync/film-uploads.ts'
import { headerOf, signerOf } from './signer.ts'

const place = matching(/^[-0-9A-Za-z_]{1,64}$/)
const film = matching(/^[-0-9A-Za-z_]{16,64}$/)
const addressShape = object({ place, film })
const announcedShape = object({ place, film, length: whole(1, Number.MAX_SAFE_INTEGER) })

interface Address {
  place: string
  film: string
}
type Asked = FastifyRequest<{ Params: Address }>

export function filmsRoute(app: FastifyInstance, house: House) {
  app.post('/films', async (request, reply) => {
    tus(reply)
    const [length, metadata] = [headerOf(request, 'upload-length'), headerOf(request, 'upload-metadata')]
    const announced = checkShape(announcedShape, { ...readMetadata(metadata), length: Number(length) })
    if (!announced.ok) return reply.status(400).send({ code: 'wrong_shape', field: announced.field })
    const device = await signerOf(house, request, reply, '/films', `${length} ${metadata}`)
    if (!device) return reply
    const { value } = announced
    if ((await personsOn(house, value.place, device)).length === 0) return refuse(reply, 'not_found')
    const known = await findFilm(house, value.place, value.film)
    if (known && known.device !== device) return refuse(reply, 'not_found')
    const refused = known ? undefined : await announceFilm(house, { ...value, device })
    if (refused) return refuse(reply, refused)
    return reply
      .status(known ? 200 : 201)
      .header('location', filmPath(value.place, value.film))
      .header('upload-offset', known?.got ?? 0)
      .send()
  })

  const url = '/films/:place/:film'
  app.route<{ Params: Address }>({
    method: 'HEAD',
    url,
    handler: async (request, reply) => {
      tus(reply)
      const upload = await uploadAt(house, request, reply)
      if (upload)
        await reply
          .status(200)
          .headers({ 'upload-offset': upload.got, 'upload-length': upload.length })
          .send()
      return reply
    },
  })

  app.patch<{ Params: Address }>(url, { bodyLimit: filmUpload.chunk }, async (request, reply) => {
    tus(reply)
    const [offset, checksum] = [headerOf(request, 'upload-offset'), headerOf(request, 'upload-checksum')]
    if (!(request.body instanceof Buffer))
      return reply.status(415).send({ code: 'wrong_shape', field: 'content-type' })
    if (!/^\d{1,10}$/.test(offset))
      return reply.status(400).send({ code: 'wrong_shape', field: 'upload-offset' })
    const upload = await uploadAt(house, request, reply, `${offset} ${checksum}`)
    if (!upload) return reply
    const seen = createHash('sha256').update(request.body).digest('base64')
    if (`sha256 ${seen}` !== checksum) return refuse(reply, 'chunk_hash_wrong')
    const refused = await landFilm(house, upload, Number(offset), request.body)
    if (refused) return refuse(reply, refused)
    return reply
      .status(204)
      .header('upload-offset', Number(offset) + request.body.length)
      .send()
  })
}

/** The film that this device sends, after its refusal was sent when there is none. */
async function uploadAt(house: House, request: Asked, reply: FastifyReply, detail = '') {
  const address = checkShape(addressShape, request.params)
  if (!address.ok) return void (await refuse(reply, 'not_found'))
  const { place, film } = address.value
  const device = await signerOf(house, request, reply, filmPath(place, film), detail)
  if (!device) return undefined
  const upload = await findFilm(house, place, film)
  if (upload?.device !== device) return void (await refuse(reply, 'not_found'))
  return upload
}

const tus = (reply: FastifyReply) =>
  reply.header('tus-resumable', '1.0.0').header('cache-control', 'no-store')

const refuse = (reply: FastifyReply, code: FilmCode) => reply.status(filmCodes[code]).send({ code })

function readMetadata(text: string): { place?: string; film?: string } {
  try {
    const { place, film } = Metadata.parse(text)
    return { ...(place && { place }), ...(film && { film }) }
  } catch {
    // The library throws at what is no metadata; the shape then names what is missing.
    return {}
  }
}
