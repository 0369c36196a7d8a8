/** Who asks, by a device's signature in the headers (wire/files.ts). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { deviceHeader, numberHeader, signatureHeader, signedFileText } from '../../wire/files.ts'
import type { House } from '../house.ts'
import { isSigned } from '../sync/device.ts'
import { admit } from '../sync/window.ts'

export const headerOf = ({ headers }: Pick<FastifyRequest, 'headers'>, name: string) =>
  String(headers[name] ?? '')

/**
 * The device that signed this request under a number of its own; undefined, after it was answered, for a stranger, a signature
 * over something else, or a number that was taken.
 */
export async function signerOf(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  detail = '',
): Promise<string | undefined> {
  const device = headerOf(request, deviceHeader)
  const number = headerOf(request, numberHeader)
  const isOne = /^[-0-9A-Za-z_]{22}$/.test(device) && /^([1-9]\d{0,14})?$/.test(number)
  const n = number === '' ? undefined : Number(number)
  const signed = signedFileText(request.method, path, detail, n)
  const known = isOne ? await house.store.each.phones.met(device) : undefined
  if (!known || !(await isSigned(device, known.key, signed, headerOf(request, signatureHeader))))
    return void (await turnAway(house, request, reply))
  if (n === undefined) return device
  const admitted = await admit(house.store.each, { place: known.place, device, n }, signed)
  if (admitted.ok) return device
  const { code, next } = admitted
  await reply.status(409).header('cache-control', 'no-store').send({ code, next })
}

/**
 * Whoever signed as nobody that a school knows is told so, and counted as a stranger of his network, as `/sync` counts them: over
 * the bound he is asked to wait.
 */
async function turnAway(house: House, request: FastifyRequest, reply: FastifyReply) {
  const wait = await house.rates.count('stranger', request.ip)
  reply.header('cache-control', 'no-store')
  if (wait > 0) return reply.status(429).header('retry-after', wait).send({ code: 'too_many' })
  return reply.status(401).send({ code: 'unknown_device' })
}
