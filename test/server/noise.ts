import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

/** A photo of noise: it does not compress, and so has as many chunks as it is told to. @param side pixels. */
export async function noise(side: number): Promise<Uint8Array> {
  const raw = { width: side, height: side, channels: 3 as const }
  return sharp(randomBytes(side * side * 3), { raw })
    .jpeg({ quality: 90 })
    .toBuffer()
}
