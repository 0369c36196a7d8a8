/** Who asks, by a device's signature in the headers (wire/files.ts). */
import type { FastifyRequest } from 'fastify'
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
