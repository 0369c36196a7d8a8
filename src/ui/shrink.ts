/** Makes a picture small before it costs anything: upright, 1600 pixels at most, about 200 kB. Fetched when first needed. */
import type { Made } from '../domain/attachments/standing.ts'

const enough = 200_000
/** The long side, then how carefully; a page of a copybook stays readable to the end of the list. */
const steps: readonly [side: number, quality: number][] = [
  [1600, 0.8],
  [1600, 0.65],
  [1600, 0.5],
  [1280, 0.5],
  [1280, 0.4],
  [1024, 0.4],
]

/**
 * @param turns quarter turns to the right
 * @returns undefined when the browser can't read it as a picture
 */
export async function shrink(source: Blob, turns = 0): Promise<Made | undefined> {
  const picture = await decode(source)
  if (!picture) return undefined
  const { width, height } = sizeOf(picture)
  if (width === 0 || height === 0) return undefined
  let last: { blob: Blob; canvas: HTMLCanvasElement } | undefined
  for (const [side, quality] of steps) {
    // A small picture is not drawn again for a side that it does not fill.
    const canvas = draw(picture, Math.min(1, side / Math.max(width, height)), turns)
    const blob = await encode(canvas, quality)
    if (blob && (!last || blob.size < last.blob.size)) last = { blob, canvas }
    if (last && last.blob.size <= enough) break
  }
  if ('close' in picture) picture.close()
  if (!last) return undefined
  const { blob, canvas } = last
  const type = blob.type as Made['about']['type']
  const about = { type, width: canvas.width, height: canvas.height, before: source.size }
  return { bytes: new Uint8Array(await blob.arrayBuffer()), about }
}

type Picture = ImageBitmap | HTMLImageElement

/** Upright, as the camera held it: its own mark of that (EXIF) is not sent, nor where it was taken. */
async function decode(source: Blob): Promise<Picture | undefined> {
  try {
    return await createImageBitmap(source, { imageOrientation: 'from-image' })
  } catch {
    // Older browsers do not know the option; as a picture of the page it is upright in all of them.
    return decodeAsPicture(source)
  }
}

async function decodeAsPicture(source: Blob): Promise<Picture | undefined> {
  const address = URL.createObjectURL(source)
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    return picture
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(address)
  }
}

const sizeOf = (picture: Picture) =>
  'naturalWidth' in picture
    ? { width: picture.naturalWidth, height: picture.naturalHeight }
    : { width: picture.width, height: picture.height }

function draw(picture: Picture, scale: number, turns: number): HTMLCanvasElement {
  const size = sizeOf(picture)
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)]
  const canvas = document.createElement('canvas')
  const across = turns % 2 === 1
  canvas.width = across ? height : width
  canvas.height = across ? width : height
  const context = canvas.getContext('2d')!
  context.imageSmoothingQuality = 'high'
  // Where a picture is see-through there is paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(picture, -width / 2, -height / 2, width, height)
  return canvas
}

/** WebP where the browser writes it, else JPEG. */
async function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> {
  const blob = await toBlob(canvas, 'image/webp', quality)
  return blob?.type === 'image/webp' ? blob : toBlob(canvas, 'image/jpeg', quality)
}

const toBlob = (canvas: HTMLCanvasElement, type: string, quality: number) =>
  new Promise<Blob | undefined>(resolve => canvas.toBlob(blob => resolve(blob ?? undefined), type, quality))
