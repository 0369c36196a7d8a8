/** What a teacher has chosen as the film of a lesson, and what of it is still missing. */
import { toLatinDigits } from '../../domain/digits.ts'
import { filmLimits, hostOf, type ComingFilm, type PlatformFilm } from '../../domain/lessons/film.ts'
import type { Cue } from '../../domain/lessons/transcript.ts'

export interface FilmDraft {
  kind: 'none' | 'file' | 'link'
  /** Given to the film when its file is chosen. */
  id: string
  file?: { name: string; bytes: number }
  transcript?: { name: string; cues: Cue[] }
  href: string
  title: string
  minutes: string
}

export const noFilm: FilmDraft = { kind: 'none', id: '', href: '', title: '', minutes: '' }

/** By field, a key of «films». */
export type FilmWrong = Partial<Record<'file' | 'href' | 'title' | 'minutes', string>>

export function wrongIn(draft: FilmDraft): FilmWrong {
  if (draft.kind === 'file') return draft.file ? {} : { file: 'fileMissing' }
  if (draft.kind === 'none') return {}
  const minutes = minutesIn(draft)
  return {
    ...(!hostOf(draft.href.trim()) && { href: draft.href.trim() ? 'hrefWrong' : 'hrefMissing' }),
    ...(!draft.title.trim() && { title: 'titleMissing' }),
    ...(!(minutes > 0 && minutes * 60 <= filmLimits.seconds) && { minutes: 'minutesWrong' }),
  }
}

const minutesIn = ({ minutes }: FilmDraft) => Number(toLatinDigits(minutes.trim()) || NaN)

/** As an act names it; call it when nothing is wrong. */
export function filmIn(draft: FilmDraft): ComingFilm | PlatformFilm | undefined {
  if (draft.kind === 'file')
    return {
      kind: 'coming',
      id: draft.id,
      ...(draft.transcript && { transcript: draft.transcript.cues }),
    }
  if (draft.kind === 'none') return undefined
  const seconds = Math.max(1, Math.round(minutesIn(draft) * 60))
  return { kind: 'platform', href: draft.href.trim(), title: draft.title.trim(), seconds }
}
