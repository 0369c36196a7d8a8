import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { attachmentLimits } from '../../src/domain/attachments/attachment.ts'
import { clean } from '../../src/server/jobs/cleaning.ts'

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } })

/** Red above, blue below, as the lens saw it; the camera was held so that `orientation` puts it upright. */
async function halves(orientation: number): Promise<Buffer> {
  const red = await flat(80, 60).composite([]).png().toBuffer()
  const both = sharp({ create: { width: 80, height: 120, channels: 3, background: '#0000ff' } })
  const upright = await both
    .composite([{ input: await sharp(red).tint('#ff0000').toBuffer(), top: 0, left: 0 }])
    .png()
    .toBuffer()
  // Turned by hand the other way, so that the mark alone says how it is meant.
  const lying = orientation === 6 ? await sharp(upright).rotate(-90).toBuffer() : upright
  return sharp(lying)
    .withExif({
      IFD0: { Make: 'HAQIBACAM', Orientation: String(orientation) },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 57/1 0/1' },
    })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer()
}

const cleaned = async (bytes: Uint8Array) => {
  const result = await clean(bytes)
  if (!result.ok) throw new Error(result.code)
  return result
}
const codeOf = async (bytes: Uint8Array | string) => {
  const result = await clean(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  return result.ok ? result.type : result.code
}
const colourAt = async (bytes: Uint8Array, left: number, top: number) => {
  const { data } = await sharp(bytes)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data[0]! > data[2]! ? 'red' : 'blue'
}

test('where and with what a photo was taken is gone, in whatever form it came', async () => {
  const photo = await halves(1)
  const before = await sharp(photo).metadata()
  expect(before.exif?.includes('HAQIBACAM'), 'the photo of the test has it').toBe(true)
  for (const bytes of [
    photo,
    await sharp(photo).keepMetadata().png().toBuffer(),
    await sharp(photo).keepMetadata().webp().toBuffer(),
  ]) {
    const { bytes: kept, type } = await cleaned(bytes)
    const { exif, xmp, iptc, icc, format } = await sharp(kept).metadata()
    expect([type, format, exif, xmp, iptc, icc]).toEqual([
      'image/webp',
      'webp',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    for (const trace of ['HAQIBACAM', 'Exif', 'EXIF', 'GPS'])
      expect(Buffer.from(kept).includes(trace)).toBe(false)
  }
})

test('a photo taken with the phone lying stands upright', async () => {
  const lying = await halves(6)
  expect(await sharp(lying).metadata()).toMatchObject({ width: 120, height: 80, orientation: 6 })
  const { bytes, width, height } = await cleaned(lying)
  expect([width, height]).toEqual([80, 120])
  expect((await sharp(bytes).metadata()).orientation).toBeUndefined()
  expect([await colourAt(bytes, 40, 10), await colourAt(bytes, 40, 110)]).toEqual(['red', 'blue'])
})

test('a large photo is made as small as a page still reads, a small one never larger', async () => {
  const large = await cleaned(await flat(4000, 3000).jpeg().toBuffer())
  expect([large.width, large.height]).toEqual([2000, 1500])
  const small = await cleaned(await flat(30, 20).png().toBuffer())
  expect([small.width, small.height]).toEqual([30, 20])
})

test('a picture of more than 24 megapixels is refused before it is unpacked', async () => {
  const most = await flat(6000, 4000).jpeg().toBuffer()
  expect(await codeOf(most)).toBe('image/webp')
  const forty = await flat(8000, 5000).png({ compressionLevel: 1 }).toBuffer()
  const lying = await flat(5000, 8000).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  // 1.6 billion pixels in its head, and hardly anything behind.
  const bomb = Buffer.from(await flat(9, 9).png().toBuffer())
  bomb.writeUInt32BE(40_000, 16)
  bomb.writeUInt32BE(40_000, 20)
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
  // The decoder's own count of bytes that it has ever held.
  const high = () => sharp.cache().memory.high
  const before = high()
  for (const bytes of [forty, lying, bomb]) {
    expect(bytes.length).toBeLessThan(attachmentLimits.bytes)
    expect(await codeOf(bytes)).toBe('file_pixels')
  }
  expect(high()).toBe(before)
})

test('what a file is called or claims to be does not count: its first bytes do', async () => {
  expect(await codeOf('<!doctype html><script>alert(1)</script>')).toBe('file_type_wrong')
  expect(await codeOf('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).toBe(
    'file_type_wrong',
  )
  expect(await codeOf('GIF89a, and more of it')).toBe('file_type_wrong')
  expect(await codeOf('%PDF-1.7\n%âãÏÓ\n1 0 obj\n')).toBe('application/pdf')
  expect(await codeOf('')).toBe('file_type_wrong')
  expect(await codeOf(randomBytes(2000))).toBe('file_type_wrong')
})

test('a picture that breaks off is refused, whatever the decoder makes of it', async () => {
  const photo = await sharp(randomBytes(90_000), { raw: { width: 200, height: 150, channels: 3 } })
    .jpeg()
    .toBuffer()
  expect(await codeOf(photo.subarray(0, photo.length / 2))).toBe('file_broken')
  expect(await codeOf(photo.subarray(0, 40))).toBe('file_broken')
  const page = Buffer.concat([photo.subarray(0, 20), Buffer.from('<html>'.repeat(100))])
  expect(await codeOf(page)).toBe('file_broken')
})

test('S5.audio: a voice note is kept as it is, in the three forms that phones record; a film is none', async () => {
  const ogg = Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(22), Buffer.from('OpusHead\x01\x01')])
  const mp4 = (brand: string, track: string) =>
    Buffer.concat([
      box('ftyp', `${brand}\0\0\0\0`),
      box('hdlr', `\0\0\0\0\0\0\0\0${track}${'\0'.repeat(12)}`),
    ])
  const webm = (codec: string) =>
    Buffer.concat([
      Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]),
      Buffer.from('webm'),
      Buffer.from([0x86, codec.length]),
      Buffer.from(codec),
    ])
  expect(await codeOf(ogg)).toBe('audio/ogg')
  expect(await codeOf(mp4('M4A ', 'soun'))).toBe('audio/mp4')
  expect(await codeOf(mp4('isom', 'soun'))).toBe('audio/mp4')
  expect(await codeOf(mp4('isom', 'vide'))).toBe('file_type_wrong')
  expect(await codeOf(webm('A_OPUS'))).toBe('audio/webm')
  expect(await codeOf(webm('V_VP8'))).toBe('file_type_wrong')
  expect((await cleaned(ogg)).bytes).toBe(ogg)
})

test('more bytes than an act may bring are not even looked into', async () => {
  const photo = await flat(10, 10).jpeg().toBuffer()
  const swollen = Buffer.concat([photo, Buffer.alloc(attachmentLimits.bytes)])
  expect(await codeOf(swollen)).toBe('file_too_large')
})

function box(name: string, content: string): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(8 + content.length)
  return Buffer.concat([size, Buffer.from(name + content, 'latin1')])
}

/** As PNG checks its parts. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}
