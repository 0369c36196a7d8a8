/**
 * Films on their way from a teacher's browser, by the tus protocol as files go (wire/files.ts), under `/films/PLACE/FILM`: in
 * larger pieces, in clear, since a film is for a whole section, and named by an id, since nobody hashes two gigabytes first.
 */
import { filmLimits } from '../domain/lessons/film.ts'

export const filmUpload = {
  /** The most that one PATCH may bring. */
  chunk: 1024 * 1024,
  bytes: filmLimits.bytes,
  expiry: 14 * 24 * 60 * 60 * 1000,
} as const

export const filmPath = (place: string, film: string) => `/films/${place}/${film}`

/** Refusals, as `code` in the answer's JSON, with their status. */
export const filmCodes = {
  unknown_device: 401,
  not_yours: 404,
  not_found: 404,
  offset_wrong: 409,
  film_too_large: 413,
  quota_full: 413,
  chunk_hash_wrong: 460,
  no_ffmpeg: 501,
  disk_full: 507,
} as const
export type FilmCode = keyof typeof filmCodes
