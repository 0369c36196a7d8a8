/** Reads a square away from the page, which goes on moving meanwhile. */
import { decodeQR } from 'qr/decode.js'

export interface Look {
  data: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
}

addEventListener('message', ({ data }: MessageEvent<Look>) => {
  let text: string | undefined
  try {
    text = decodeQR(data)
  } catch {
    // The library throws for every picture in which it sees no square, and most pictures of a camera are such.
  }
  postMessage(text)
})
