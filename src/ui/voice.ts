/** Records a voice note as small as speech allows. Fetched when first needed. */
import { audioTypes, type FileType } from '../domain/attachments/attachment.ts'
import type { Made } from '../domain/attachments/standing.ts'

/** Opus at this rate is clear speech: a minute weighs about 120 kB. */
const bitsPerSecond = 16_000

/** Milliseconds. */
const oneBeat = 250

export type VoiceTrouble = 'micRefused' | 'micAbsent'

export interface Recording {
  /** Ends it. @returns undefined when nothing was heard. */
  stop(): Promise<Made | undefined>
  /** Ends it and keeps nothing. */
  discard(): void
}

/** @param beat told the seconds so far, again and again */
export async function record(beat: (seconds: number) => void): Promise<Recording | VoiceTrouble> {
  const stream = await listen()
  if (typeof stream === 'string') return stream
  const recorder = new MediaRecorder(stream, { ...wayOf(), audioBitsPerSecond: bitsPerSecond })
  const parts: Blob[] = []
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  const timer = setInterval(() => beat(seconds()), oneBeat)
  const ended = new Promise<void>(resolve => {
    recorder.onstop = () => resolve()
  })
  recorder.ondataavailable = ({ data }) => data.size > 0 && parts.push(data)
  recorder.start(1000)
  let length = 0
  const end = async () => {
    clearInterval(timer)
    length ||= seconds()
    if (recorder.state !== 'inactive') recorder.stop()
    await ended
    for (const track of stream.getTracks()) track.stop()
  }
  return {
    async stop() {
      await end()
      const blob = new Blob(parts, { type: recorder.mimeType })
      const type = audioType(blob.type)
      if (blob.size === 0 || !type) return undefined
      const about = { type, seconds: Math.max(1, Math.round(length)) }
      return { bytes: new Uint8Array(await blob.arrayBuffer()), about }
    },
    discard: () => void end(),
  }
}

async function listen(): Promise<MediaStream | VoiceTrouble> {
  // Without a safe address, or in a browser that can't, there is nothing to ask.
  if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined') return 'micAbsent'
  try {
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true }
    return await navigator.mediaDevices.getUserMedia({ audio })
  } catch (error) {
    return ['NotAllowedError', 'SecurityError'].includes((error as Error).name) ? 'micRefused' : 'micAbsent'
  }
}

/** Opus in WebM or Ogg; Safari writes AAC in MP4. */
function wayOf(): { mimeType?: string } {
  const ways = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']
  const mimeType = ways.find(way => MediaRecorder.isTypeSupported(way))
  return mimeType ? { mimeType } : {}
}

/** A sound file that somebody chose. @returns undefined when it is none that phones can play. */
export async function chosenSound(file: File): Promise<Made | undefined> {
  const type = audioType(file.type)
  if (!type) return undefined
  return { bytes: new Uint8Array(await file.arrayBuffer()), about: { type } }
}

function audioType(type: string): FileType | undefined {
  const [bare = ''] = type.split(';')
  const known =
    bare === 'audio/x-m4a' || bare === 'audio/m4a' ? 'audio/mp4' : bare.replace(/^video\//, 'audio/')
  return audioTypes.find(one => one === known)
}
