/**
 * Makes a film small. Step by step:
 *   1. it is looked at: what it is, how long, how large (probe.ts);
 *   2. one run of ffmpeg reads it once and writes the sound twice, the little video, and a list of where the picture changes;
 *   3. a few of those moments are taken out of the little video as pictures.
 * Everything is written into one folder of its own; nothing leaves it before all is there.
 */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { filmLimits, type FilmProblem } from '../../domain/lessons/film.ts'
import { chooseMoments, readChanges } from './pictures.ts'
import { guards, inputOf, probe, type Probed } from './probe.ts'
import { run, type Tools } from './tools.ts'

/** Files in the folder, by name. */
export interface Converted {
  seconds: number
  audio: { file: string; type: 'audio/webm' | 'audio/mp4' }[]
  pictures: { file: string; at: number }[]
  video: string
}

export interface Converting {
  tools: Tools
  /** The film, by an absolute path. */
  source: string
  /** An empty folder. */
  folder: string
  signal?: AbortSignal | undefined
  /** From 0 to 1, now and then. */
  onProgress?(done: number): void
}

/** Silence of this length means that ffmpeg hangs: it tells of its progress twice a second. */
const patience = 120_000

/** @returns why not, where it is no film that we can take. Throws when it was aborted, or when the disk fails. */
export async function convert(work: Converting): Promise<Converted | FilmProblem> {
  const { tools, source, folder, signal } = work
  const probed = await probe(tools, source, signal)
  if (typeof probed === 'string') return probed
  const { code, err } = await shrink(work, probed)
  signal?.throwIfAborted()
  if (code !== 0) {
    // The disk's trouble is not the film's.
    const trouble = /No space left|Input\/output error on write/.exec(err)
    // Its other words may hold the film's title.
    if (trouble) throw new Error(`ffmpeg could not write: ${trouble[0]}`)
    return 'film_broken'
  }
  const video = join(folder, 'video.mp4')
  const made = await probe(tools, video, signal)
  if (typeof made === 'string' || made.seconds === undefined) return 'film_broken'
  if (made.seconds > filmLimits.seconds) return 'film_too_long'
  const pictures = await takePictures(work, made.seconds)
  return {
    seconds: Math.max(1, Math.round(made.seconds)),
    audio:
      probed.sound === undefined
        ? []
        : [
            { file: 'sound.webm', type: 'audio/webm' },
            { file: 'sound.m4a', type: 'audio/mp4' },
          ],
    pictures,
    video: 'video.mp4',
  }
}

const voice = ['-ac', '1', '-vn', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1']
/** Speech: 16 kbit/s of Opus in long frames, and 24 kbit/s of AAC for phones without Opus. */
const opus = [...voice, '-c:a', 'libopus', '-b:a', '16k', '-application', 'voip', '-frame_duration', '60']
const aac = [...voice, '-c:a', 'aac', '-b:a', '24k', '-ar', '16000', '-movflags', '+faststart']
/** About 100 kbit/s with its sound; a slide that stands still costs far less. */
const small = [
  ...['-c:v', 'libx264', '-preset', 'medium', '-profile:v', 'main', '-pix_fmt', 'yuv420p'],
  ...['-crf', '29', '-maxrate', '76k', '-bufsize', '228k', '-g', '120'],
  ...['-c:a', 'aac', '-b:a', '24k', '-ac', '1', '-ar', '22050'],
  ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-movflags', '+faststart'],
]
/** The shorter side becomes 240 lines at most; both are even, as the codec wants it. */
const scaled =
  "scale=w='if(gt(iw,ih),-2,trunc(min(240,iw)/2)*2)':h='if(gt(iw,ih),trunc(min(240,ih)/2)*2,-2)',setsar=1,fps=12"

async function shrink({ tools, source, folder, signal, onProgress }: Converting, probed: Probed) {
  const { picture, sound, seconds } = probed
  const graph = [
    `[0:${picture}]${scaled},split=2[little][watched]`,
    "[watched]fps=2,scale=160:-2,select='gt(scene,0.12)',metadata=print:file=changes.txt[changes]",
  ].join(';')
  const ears = sound === undefined ? [] : ['-map', `0:${sound}`]
  const args = [
    ...['-nostdin', '-v', 'error', '-nostats', '-progress', 'pipe:1', '-y', '-threads', '1'],
    ...guards,
    ...['-max_pixels', String(filmLimits.pixels), '-t', String(filmLimits.seconds + 1)],
    ...['-i', inputOf(source), '-filter_complex', graph],
    ...(sound === undefined ? [] : [...ears, ...opus, 'sound.webm', ...ears, ...aac, 'sound.m4a']),
    ...['-map', '[little]', ...ears, ...small, 'video.mp4'],
    ...['-map', '[changes]', '-f', 'null', '-'],
  ]
  return run(tools.ffmpeg, args, {
    cwd: folder,
    signal,
    patience,
    onPid: pid => void writeFile(join(folder, pidFile), String(pid)).catch(() => undefined),
    onLine(line) {
      const microseconds = Number(/^out_time_us=(\d+)/.exec(line)?.[1])
      if (seconds && microseconds > 0) onProgress?.(Math.min(1, microseconds / 1e6 / seconds))
    },
  })
}

/** Names the ffmpeg that works in this folder: a server that was killed finds it by this and ends it. */
export const pidFile = 'pid'

/** Pictures of about 10 kB, out of the little video: its frames are clean, and it is short work. */
async function takePictures({ tools, folder, signal }: Converting, seconds: number) {
  const changes = readChanges(await readFile(join(folder, 'changes.txt'), 'utf8').catch(() => ''))
  const pictures: Converted['pictures'] = []
  for (const moment of chooseMoments(seconds, changes)) {
    const [frame, file] = [`frame-${pictures.length}.png`, `picture-${pictures.length}.webp`]
    const from = ['-ss', moment.toFixed(2), ...guards, '-i', inputOf(join(folder, 'video.mp4'))]
    const args = ['-nostdin', '-v', 'error', '-y', ...from, '-frames:v', '1', '-f', 'image2', frame]
    await run(tools.ffmpeg, args, { cwd: folder, signal, patience })
    signal?.throwIfAborted()
    if (!(await stat(join(folder, frame)).catch(() => undefined))) continue
    await sharp(join(folder, frame)).webp({ quality: 55, effort: 6 }).toFile(join(folder, file))
    pictures.push({ file, at: pictures.length === 0 ? 0 : Math.max(0, Number((moment - 0.6).toFixed(2))) })
  }
  return pictures
}
