/** Reads the square of a card, by camera or from a picture: with the browser's own reader, or with ours where it has none. */

import type { Detector } from './detector.ts'
import { squareReader } from './squares.ts'

interface DetectorMaker {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

export interface Scanner {
  /** Whether the page may ask for the camera at all. */
  camera: boolean
  /** The text of the square in a picture; undefined when none is seen. */
  readPicture(picture: Blob): Promise<string | undefined>
  /** Looks through the camera until a square is seen. */
  watch(video: HTMLVideoElement, found: (text: string) => void): Promise<Watch>
}

/** `no`: the person said no, or there is no camera. */
export type Watch = { kind: 'no' } | { kind: 'watching'; stop(): void }

/** How often the camera's picture is looked at, in milliseconds; more often only heats the phone. */
const pace = 250

export async function findScanner(): Promise<Scanner> {
  const detector = (await ownReader()) ?? squareReader
  return {
    camera: typeof navigator.mediaDevices?.getUserMedia === 'function',
    async readPicture(picture) {
      const bitmap = await openPicture(picture)
      if (!bitmap) return undefined
      const [seen] = await detector.detect(bitmap)
      bitmap.close()
      return seen?.rawValue
    },
    watch: (video, found) => watch(detector, video, found),
  }
}

/** undefined where the browser can't read squares. */
async function ownReader(): Promise<Detector | undefined> {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  try {
    if (!Maker || !(await Maker.getSupportedFormats()).includes('qr_code')) return undefined
    return new Maker({ formats: ['qr_code'] })
  } catch {
    // A browser that has the reader but not its engine says so by failing.
    return undefined
  }
}

async function watch(
  detector: Detector,
  video: HTMLVideoElement,
  found: (text: string) => void,
): Promise<Watch> {
  const stream = await openCamera()
  if (!stream) return { kind: 'no' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const stop = () => {
    stopped = true
    clearTimeout(timer)
    for (const track of stream.getTracks()) track.stop()
  }
  const look = async () => {
    // Before the first frame there is nothing to look at.
    const [seen] = video.readyState >= video.HAVE_CURRENT_DATA ? await detector.detect(video) : []
    if (stopped) return
    if (seen) found(seen.rawValue)
    timer = setTimeout(() => void look(), pace)
  }
  video.srcObject = stream
  await video.play()
  void look()
  return { kind: 'watching', stop }
}

async function openCamera(): Promise<MediaStream | undefined> {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  } catch (error) {
    // Every way in which a browser says that there will be no picture; the code can still be typed.
    if (error instanceof DOMException) return undefined
    throw error
  }
}

async function openPicture(picture: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(picture)
  } catch (error) {
    // Not a picture, or one of a kind that this browser can't open: then no square is seen in it.
    if (error instanceof DOMException) return undefined
    throw error
  }
}
