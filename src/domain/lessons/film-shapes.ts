/** What a film may come as from outside; apart from film.ts, so that screens carry no schema library. */
import {
  type Shape,
  array,
  literal,
  matching,
  number,
  object,
  oneOf,
  optional,
  text,
  union,
} from '../shape.ts'
import { id, verbatim, whole } from '../shape.ts'
import { filmLimits, filmProblems, type ComingFilm, type Film, type PlatformFilm } from './film.ts'
import { transcriptLimits } from './transcript.ts'

const hash = matching(/^[-0-9A-Za-z_]{43}$/, 43)
const piece = { hash, bytes: whole(1, filmLimits.bytes) }
const seconds = whole(1, filmLimits.seconds)
const transcript = optional(
  array(
    object({ at: optional(number(0, 999 * 3600)), t: verbatim(transcriptLimits.cue) }),
    transcriptLimits.cues,
  ),
)

/** https only, without a name or secret of a person inside, and without anything that a page could take for its own. */
const href = matching(/^https:\/\/(?![^/]*@)[^\s<>"`\\\p{Cc}]+$/iu, filmLimits.href)

export const platformFilmShape: Shape<PlatformFilm> = object({
  kind: literal('platform'),
  href,
  title: text(filmLimits.title),
  seconds,
})
const coming = { kind: literal('coming'), id: id(), transcript }
/** What a teacher may give: a file that is on its way, or a link. */
export const givenFilmShape: Shape<ComingFilm | PlatformFilm> = union([object(coming), platformFilmShape])

export const filmShape: Shape<Film> = union([
  object({
    kind: literal('own'),
    seconds,
    audio: array(object({ ...piece, type: oneOf(['audio/webm', 'audio/mp4'] as const) }), 2),
    pictures: array(object({ ...piece, at: number(0, filmLimits.seconds) }), filmLimits.pictures),
    video: object(piece),
    transcript,
  }),
  object({ ...coming, problem: optional(oneOf(filmProblems)) }),
  platformFilmShape,
])
