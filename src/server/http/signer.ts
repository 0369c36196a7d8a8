/** Who asks, by a device's signature in the headers (wire/files.ts). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { deviceHeader, signatureHeader, signedFileText } from '../../wire/files.ts'
import type { House } from '../house.ts'
import { isSigned, keyOfDevice } from '../sync/device.ts'

export const headerOf = ({ headers }: Pick<FastifyRequest, 'headers'>, name: string) =>
  String(headers[name] ?? '')

/** The device that signed this request; undefined for a stranger, or a signature over something else. */
export async function signerOf(house: House, request: FastifyRequest, path: string, detail = '') {
  const device = headerOf(request, deviceHeader)
  if (!/^[-0-9A-Za-z_]{22}$/.test(device)) return undefined
  const signed = signedFileText(request.method, path, detail)
  const key = await keyOfDevice(house, device)
  return (await isSigned(device, key, signed, headerOf(request, signatureHeader))) ? device : undefined
}

/**
 * Whoever signed as nobody that a school knows is told so, and counted as a stranger of his network, as `/sync` counts them: over
 * the bound he is asked to wait.
 */
export async function turnAway(house: House, request: FastifyRequest, reply: FastifyReply) {
  const wait = await house.rates.count('stranger', request.ip)
  reply.header('cache-control', 'no-store')
  if (wait > 0) return reply.status(429).header('retry-after', wait).send({ code: 'too_many' })
  return reply.status(401).send({ code: 'unknown_device' })
}
