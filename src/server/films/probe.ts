/** What a file is, before anything is done with it. Only its own bytes are read: no network, no other file that it names. */
import { stat } from 'node:fs/promises'
import { filmLimits, type FilmProblem } from '../../domain/lessons/film.ts'
import { run, type Tools } from './tools.ts'

/** Wrappings that cameras, phones, screen recorders and platforms write. A playlist or a list of other files is none. */
const wrappings = [
  'mov',
  'mp4',
  'm4a',
  '3gp',
  '3g2',
  'mj2',
  'matroska',
  'webm',
  'avi',
  'mpegts',
  'mpeg',
  'asf',
  'flv',
  'ogg',
]

/** Stand before every input: what is read, by whom, and how large a single picture may be. */
export const guards = [...['-protocol_whitelist', 'file'], ...['-format_whitelist', wrappings.join(',')]]
export const inputOf = (file: string) => `file:${file}`

export interface Probed {
  /** As the file says; undefined where it does not, and it may be wrong. */
  seconds: number | undefined
  /** Indices of the first picture and sound in the file. */
  picture: number
  sound: number | undefined
}

interface Stream {
  index: number
  codec_type?: string
  width?: number
  height?: number
  disposition?: { attached_pic?: number }
}

export async function probe(tools: Tools, file: string, signal?: AbortSignal): Promise<Probed | FilmProblem> {
  if ((await stat(file)).size > filmLimits.bytes) return 'film_too_large'
  const asked = ['-v', 'error', ...guards, '-show_format', '-show_streams', '-of', 'json', inputOf(file)]
  const { code, out } = await run(tools.ffprobe, asked, { signal, patience: 60_000 })
  signal?.throwIfAborted()
  if (code !== 0) return 'not_a_film'
  const { streams = [], format = {} } = JSON.parse(out) as {
    streams?: Stream[]
    format?: { duration?: string }
  }
  const picture = streams.find(one => one.codec_type === 'video' && !one.disposition?.attached_pic)
  const sound = streams.find(one => one.codec_type === 'audio')
  if (!picture) return sound ? 'no_picture' : 'not_a_film'
  const { width = 0, height = 0 } = picture
  if (width < 16 || height < 16) return 'not_a_film'
  if (width * height > filmLimits.pixels) return 'film_too_large'
  const seconds = Number(format.duration)
  if (seconds > filmLimits.seconds) return 'film_too_long'
  return {
    seconds: seconds > 0 ? seconds : undefined,
    picture: picture.index,
    sound: sound?.index,
  }
}
