/** What reads squares: the browser's own reader has this shape, and so has ours. */
export interface Detector {
  detect(source: HTMLVideoElement | ImageBitmap): Promise<{ rawValue: string }[]>
}
