import { createHash } from 'node:crypto'
import { DefaultHttpStack, Upload, type HttpStack } from 'tus-js-client'
import { expect, test } from 'vitest'
import { deviceHeader, fileLimits, signatureHeader, signedFileText } from '../../src/wire/files.ts'
import { eachEngine } from './engines.ts'
import { FileLine, seal, type Made } from './file-line.ts'
import type { Phone } from './phone.ts'
import { noise } from './noise.ts'
import { newSchool } from './school.ts'

/** Adds to each request of a ready client what we ask for: the chunk's hash and the device's signature. */
function signing(phone: Phone, methods: string[]): HttpStack {
  const inner = new DefaultHttpStack({})
  return {
    getName: () => 'signing',
    createRequest(method, url) {
      const request = inner.createRequest(method, url)
      const send = request.send.bind(request)
      request.send = async (body: Buffer | undefined) => {
        methods.push(method)
        let detail = ''
        if (method === 'POST')
          detail = `${request.getHeader('Upload-Length')} ${request.getHeader('Upload-Metadata')}`
        if (body) {
          const checksum = `sha256 ${createHash('sha256').update(body).digest('base64')}`
          request.setHeader('Upload-Checksum', checksum)
          detail = `${request.getHeader('Upload-Offset')} ${checksum}`
        }
        request.setHeader(deviceHeader, phone.id)
        request.setHeader(
          signatureHeader,
          await phone.signs(signedFileText(method, new URL(url).pathname, detail)),
        )
        return send(body)
      }
      return request
    },
  }
}

eachEngine('a client of the tus project', stage => {
  const upload = (phone: Phone, place: string, { attachment: { hash }, sealed }: Made, more: object) =>
    new Promise<string[]>((done, fail) => {
      const methods: string[] = []
      const one = new Upload(Buffer.from(sealed) as never, {
        endpoint: `${phone.url}/files`,
        httpStack: signing(phone, methods),
        metadata: { place, hash },
        chunkSize: fileLimits.chunk,
        retryDelays: null as never,
        onSuccess: () => done(methods),
        onError: fail,
        ...more,
      })
      one.start()
    })

  test('sends a photo whole, and goes on with one that was begun', async () => {
    const school = await newSchool(stage)
    const omar = await school.phoneOf('omar')
    const photo = await seal(await noise(300))
    const chunks = Math.ceil(photo.sealed.length / fileLimits.chunk)
    expect(await upload(omar.phone, school.place, photo, {})).toEqual([
      'POST',
      ...Array<string>(chunks).fill('PATCH'),
    ])

    const other = await seal(await noise(300))
    const line = new FileLine(omar.phone, omar.me)
    await line.send(other, 1)
    const uploadUrl = `${omar.phone.url}/files/${school.place}/${other.attachment.hash}`
    expect((await upload(omar.phone, school.place, other, { uploadUrl }))[0]).toBe('HEAD')
    for (const { attachment, sealed } of [photo, other])
      expect(
        Buffer.from((await stage.house.sent.read({ place: school.place, hash: attachment.hash }))!).equals(
          sealed,
        ),
      ).toBe(true)
  })
})
