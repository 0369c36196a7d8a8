/** Tiny films, made by ffmpeg itself when a test wants one. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { findFfmpeg } from '../house/find-ffmpeg.ts'

const sources = {
  picture: ['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=10'],
  sound: ['-f', 'lavfi', '-i', 'sine=440'],
}

/** Six seconds of a test card, and a tone unless it is silent. @returns the file's path. */
export function film(folder: string, name = 'film.mp4', { silent = false, seconds = 6 } = {}): string {
  const file = join(folder, name)
  const inputs = [...sources.picture, ...(silent ? [] : sources.sound)]
  const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', ...(silent ? [] : ['-c:a', 'aac'])]
  execFileSync(findFfmpeg(), ['-v', 'error', '-y', ...inputs, '-t', String(seconds), ...coded, file])
  return file
}

export function soundAlone(folder: string): string {
  const file = join(folder, 'sound.m4a')
  execFileSync(findFfmpeg(), ['-v', 'error', '-y', ...sources.sound, '-t', '2', file])
  return file
}
