/** Reads squares where the browser has no reader of its own, as on iOS and many desktops: a worker does it. */
// The builder makes an address of it: what stands in the file is for the worker alone.
// oxlint-disable-next-line import/default
import address from './squares.worker.ts?worker&url'
import type { Detector } from './detector.ts'
import type { Look } from './squares.worker.ts'
import { trusted } from './worker.ts'

/** Long sides in pixels, one tried after the other: a camera is looked through again in a moment, a picture is not. */
const sides = { camera: [800], picture: [1000, 2000] }

let worker: Worker | undefined
/** One look at a time. */
let last: Promise<unknown> = Promise.resolve()

export const squareReader: Detector = {
  async detect(source) {
    const looks = source instanceof HTMLVideoElement ? sides.camera : sides.picture
    for (const side of looks) {
      const look = draw(source, side)
      if (!look) return []
      const turn = last.then(() => ask(look))
      last = turn.catch(() => undefined)
      const text = await turn
      if (text !== undefined) return [{ rawValue: text }]
    }
    return []
  },
}

function ask(look: Look): Promise<string | undefined> {
  worker ??= new Worker(trusted(address) as string)
  const reader = worker
  return new Promise((resolve, reject) => {
    reader.onmessage = ({ data }: MessageEvent<string | undefined>) => resolve(data)
    reader.onerror = event => {
      event.preventDefault()
      worker = undefined
      reject(new Error('The reader of squares did not start'))
    }
    reader.postMessage(look, [look.data.buffer])
  })
}

/** undefined before the first frame. */
function draw(source: HTMLVideoElement | ImageBitmap, side: number): Look | undefined {
  const whole =
    source instanceof HTMLVideoElement
      ? { width: source.videoWidth, height: source.videoHeight }
      : { width: source.width, height: source.height }
  if (whole.width === 0 || whole.height === 0) return undefined
  const scale = Math.min(1, side / Math.max(whole.width, whole.height))
  const [width, height] = [Math.round(whole.width * scale), Math.round(whole.height * scale)]
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.drawImage(source, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  return { data: data as Uint8ClampedArray<ArrayBuffer>, width, height }
}
