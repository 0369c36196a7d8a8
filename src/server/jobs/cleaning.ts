/**
 * Looks into a file that a phone has sent: it is what its first bytes say, never what somebody says it is. Pictures are drawn
 * anew, upright and without what the camera wrote into them (place, hour, maker); nothing of the old file is left.
 */
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { attachmentLimits, type FileTrouble, type FileType } from '../../domain/attachments/attachment.ts'

export type Cleaned =
  | { ok: true; type: FileType; bytes: Uint8Array; width?: number; height?: number }
  | { ok: false; code: FileTrouble }

// One picture at a time, and nothing of it kept: a school's server may be as small as a phone.
sharp.cache(false)
sharp.concurrency(1)

/** A notebook's page can be read at this length of its longer side. */
const longestSide = 2000
const quality = 72

/** What the detector calls the types that phones record and photograph. */
const kinds: Record<string, FileType> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/webp': 'image/webp',
  // A recording without picture bears the container's name.
  'audio/webm': 'audio/webm',
  'video/webm': 'audio/webm',
  'video/matroska': 'audio/webm',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'video/mp4': 'audio/mp4',
  'audio/ogg': 'audio/ogg',
  'application/pdf': 'application/pdf',
}

export async function clean(bytes: Uint8Array): Promise<Cleaned> {
  if (bytes.length > attachmentLimits.bytes) return { ok: false, code: 'file_too_large' }
  const found = (await fileTypeFromBuffer(bytes))?.mime.split(';')[0] ?? ''
  const type = Object.hasOwn(kinds, found) ? kinds[found] : undefined
  if (!type || (type.startsWith('audio/') && hasPictures(bytes)))
    return { ok: false, code: 'file_type_wrong' }
  return type.startsWith('image/') ? drawAnew(bytes) : { ok: true, type, bytes }
}

async function drawAnew(bytes: Uint8Array): Promise<Cleaned> {
  try {
    // The head alone is read here: a small file may claim to be an enormous picture.
    const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > attachmentLimits.pixels) return { ok: false, code: 'file_pixels' }
    const { data, info } = await sharp(bytes, { limitInputPixels: attachmentLimits.pixels, failOn: 'error' })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality })
      .toBuffer({ resolveWithObject: true })
    return { ok: true, type: 'image/webp', bytes: data, width: info.width, height: info.height }
  } catch {
    // Whatever the decoder says of a broken picture, its author hears one thing.
    return { ok: false, code: 'file_broken' }
  }
}

/** A film is no voice note: names of video codecs in WebM, of a video track in MP4. */
function hasPictures(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ['V_VP8', 'V_VP9', 'V_AV1', 'V_MPEG', 'vide\0'].some(name => text.includes(name, 0, 'latin1'))
}
