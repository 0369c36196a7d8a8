/**
 * A filmed lesson. A film of ours is made small by the server: sound alone for the ear and for a small purse, a few pictures,
 * and a little video that comes only when somebody asks for it. A film of the ministry's platform is a link and nothing more.
 */
import type { Cue } from './transcript.ts'

/** Bytes that the school hands out under the base64url SHA-256 of themselves. */
export interface FilmPiece {
  hash: string
  bytes: number
}

/** The same sound in two wrappings: Opus for nearly every phone, AAC for the iPhones that do not play it. */
export interface FilmSound extends FilmPiece {
  type: 'audio/webm' | 'audio/mp4'
}

/** WebP; shown from this second on. */
export interface FilmPicture extends FilmPiece {
  at: number
}

export interface OwnFilm {
  kind: 'own'
  /** Whole seconds, at least 1. */
  seconds: number
  /** Empty for a film without sound. */
  audio: FilmSound[]
  pictures: FilmPicture[]
  /** MP4, about 240 lines. */
  video: FilmPiece
  transcript?: Cue[] | undefined
}

/** Never fetched by the server: the phone shows its host, and its reader decides. */
export interface PlatformFilm {
  kind: 'platform'
  href: string
  title: string
  seconds: number
}

export const filmProblems = [
  'not_a_film', // no file that we can open
  'no_picture', // sound alone
  'film_too_long',
  'film_too_large', // bytes, or lines of a picture
  'film_broken', // it opens, and then cannot be turned into anything
  'no_ffmpeg', // the server lacks its tool
] as const
export type FilmProblem = (typeof filmProblems)[number]

/** On its way to the school, or being made small there; with `problem` it will not come. */
export interface ComingFilm {
  kind: 'coming'
  /** Made by the phone; the upload bears it too. */
  id: string
  problem?: FilmProblem | undefined
  transcript?: Cue[] | undefined
}

export type Film = OwnFilm | PlatformFilm | ComingFilm

export const filmLimits = {
  bytes: 2 * 1024 * 1024 * 1024,
  seconds: 2 * 60 * 60,
  pictures: 8,
  /** Of a picture: 4K of the cinema. */
  pixels: 4096 * 2304,
  title: 200,
  href: 2000,
} as const

/** Seconds of a film that can be seen or heard, or undefined. */
export const secondsOf = (film: Film | undefined): number | undefined =>
  film && film.kind !== 'coming' ? film.seconds : undefined

/** Whole minutes as a list shows them, never 0. */
export const minutesOf = (seconds: number) => Math.max(1, Math.round(seconds / 60))

/** The host of a platform's link, for the eye; undefined when it is no https address. */
export function hostOf(href: string): string | undefined {
  return /^https:\/\/([^/?#@\s:]+)(?::\d+)?(?:[/?#]|$)/.exec(href)?.[1]
}

/** The sound that this phone can play: the smallest of those. @param plays says it of a type. */
export function soundFor(film: OwnFilm, plays: (type: string) => boolean): FilmSound | undefined {
  const able = film.audio.filter(({ type }) => plays(type === 'audio/webm' ? `${type}; codecs=opus` : type))
  return able.sort((a, b) => a.bytes - b.bytes)[0]
}

/** The picture that belongs to a second: the last that has begun, before that the first. */
export function pictureAt(film: OwnFilm, second: number): FilmPicture | undefined {
  return film.pictures.filter(({ at }) => at <= second).at(-1) ?? film.pictures[0]
}

/** What comes by itself: sound and pictures, not the video. */
export const lightPieces = (film: OwnFilm, sound: FilmSound | undefined): FilmPiece[] => [
  ...(sound ? [sound] : []),
  ...film.pictures,
]
export const bytesOf = (pieces: readonly FilmPiece[]) => pieces.reduce((sum, { bytes }) => sum + bytes, 0)

const day = 24 * 60 * 60 * 1000
/** About the sound and pictures of half an hour. */
const mostAhead = 5 * 1024 * 1024

/** Whether sound and pictures are taken ahead, unasked: for the lessons of this week, when they are light. */
export function isTakenAhead(publishAt: number, now: number, bytes: number): boolean {
  return publishAt > now - 7 * day && publishAt < now + 7 * day && bytes <= mostAhead
}

/** What the server hands to whoever may see the lesson. */
export const hashesOf = (film: Film | undefined): string[] =>
  film?.kind === 'own' ? [...film.audio, ...film.pictures, film.video].map(({ hash }) => hash) : []
