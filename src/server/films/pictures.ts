/** Which moments of a film become pictures: where it changes most, spread over its length. */
import { filmLimits } from '../../domain/lessons/film.ts'

/** `score` from 0 (the same picture) to 1. */
export interface Change {
  at: number
  score: number
}

/** Reads what ffmpeg's `metadata=print` wrote: a line with the time of a frame, then a line with its score. */
export function readChanges(text: string): Change[] {
  const changes: Change[] = []
  let at: number | undefined
  for (const line of text.split('\n')) {
    const time = /pts_time:(-?[\d.]+)/.exec(line)?.[1]
    if (time !== undefined) at = Number(time)
    const score = /scene_score=([\d.]+)/.exec(line)?.[1]
    if (score !== undefined && at !== undefined) changes.push({ at, score: Number(score) })
  }
  return changes
}

/** A new slide has settled this long after it came. */
const settled = 0.6
/** With fewer changes than this the film stands still, and a few moments of it are enough. */
const few = 3

/**
 * The film is cut into as many equal parts as there may be pictures; each part gives its greatest change. A film that hardly
 * changes (a face that speaks) gives four moments at equal distances.
 * @returns seconds, in their order; the first part always has one, so that a picture stands there from the beginning.
 */
export function chooseMoments(seconds: number, changes: readonly Change[]): number[] {
  const most = Math.max(1, Math.min(filmLimits.pictures, Math.floor(seconds)))
  const last = Math.max(0, seconds - 0.3)
  const part = seconds / most
  const moments: number[] = []
  for (let i = 0; i < most; i++) {
    const here = changes.filter(({ at }) => at >= i * part && at < (i + 1) * part)
    const greatest = here.sort((a, b) => b.score - a.score)[0]
    if (greatest) moments.push(Math.min(greatest.at + settled, last))
    else if (i === 0) moments.push(Math.min(1, last))
  }
  if (moments.length >= few) return moments
  const even = Math.min(4, most)
  return Array.from({ length: even }, (_, i) => Math.min(((i + 0.5) * seconds) / even, last))
}
