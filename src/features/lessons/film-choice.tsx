import { useState } from 'preact/hooks'
import { tellSize } from '../../domain/attachments/tell.ts'
import { filmLimits } from '../../domain/lessons/film.ts'
import { readTranscript } from '../../domain/lessons/transcript.ts'
import { usePocket } from '../../storage/live.ts'
import { newId, sendFilm } from '../../sync/act.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { FilePick } from './file-pick.tsx'
import { SendingLine } from './film-sending.tsx'
import type { FilmDraft, FilmWrong } from './film-draft.ts'
import '../../ui/film.css'

export interface FilmChoiceProps {
  place: string
  draft: FilmDraft
  onDraft: (draft: FilmDraft) => void
  /** Told once publishing was tried. */
  wrong: FilmWrong
  /** The library's lesson has a film already, which stays unless another is given. */
  hasOne: boolean
}

/** Whether a lesson is filmed: a file of hers, which leaves at once and need not be waited for, or a film of the platform. */
export function FilmChoice({ place, draft, onDraft, wrong, hasOne }: FilmChoiceProps) {
  const say = useSay()
  const { session } = usePocket()
  const context = session.home(place)?.actor().gender ?? 'female'
  const told = (key: string | undefined) => (key ? say(`films.${key}`, { context }) : undefined)
  const change = (to: Partial<FilmDraft>) => onDraft({ ...draft, ...to })
  const [large, setLarge] = useState(false)
  function choose(file: File) {
    setLarge(file.size > filmLimits.bytes)
    if (file.size > filmLimits.bytes) return
    const id = newId()
    change({ id, file: { name: file.name, bytes: file.size } })
    void sendFilm(session, { place, film: id, file })
  }
  return (
    <>
      <Choice
        legend={say('films.isFilmed')}
        name="film"
        layout="flow"
        options={[
          { value: 'none', label: say(hasOne ? 'films.keep' : 'films.none') },
          { value: 'file', label: say('films.file') },
          { value: 'link', label: say('films.link') },
        ]}
        value={draft.kind}
        onChange={value => change({ kind: value as FilmDraft['kind'] })}
      />
      {draft.kind === 'file' && (
        <div class="film">
          <FilePick
            name="film-file"
            icon="play"
            accept="video/*"
            label={say(draft.file ? 'films.otherFile' : 'films.chooseFile', { context })}
            onPick={choose}
          />
          {large && <Problem id="film-large">{say('films.film_too_large')}</Problem>}
          {draft.file && !large && (
            <p class="sm">
              {say('films.fileIs', { name: draft.file.name, size: tellSize(say, draft.file.bytes) })}
            </p>
          )}
          {draft.file && !large && <SendingLine film={draft.id} gender={context} />}
          {wrong.file && !large && <Problem id="film-file-problem">{told(wrong.file)}</Problem>}
          <Transcript draft={draft} change={change} gender={context} />
          <p class="sm two">{say('films.fileWhy')}</p>
        </div>
      )}
      {draft.kind === 'link' && (
        <>
          <Field
            label={say('films.href')}
            name="film-href"
            type="url"
            dir="ltr"
            value={draft.href}
            onInput={href => change({ href })}
            error={told(wrong.href)}
            maxLength={filmLimits.href}
          />
          <Field
            label={say('films.linkTitle')}
            name="film-title"
            value={draft.title}
            onInput={title => change({ title })}
            error={told(wrong.title)}
            maxLength={filmLimits.title}
          />
          <NumberField
            label={say('films.minutes')}
            name="film-minutes"
            whole
            value={draft.minutes}
            onInput={minutes => change({ minutes })}
            error={told(wrong.minutes)}
          />
        </>
      )}
    </>
  )
}

/** Subtitles or a plain text: whoever can't hear, or can't pay, reads it. */
function Transcript({
  draft,
  change,
  gender: context,
}: {
  draft: FilmDraft
  change: (to: Partial<FilmDraft>) => void
  gender: 'male' | 'female'
}) {
  const say = useSay()
  const [trouble, setTrouble] = useState<string>()
  async function choose(file: File) {
    const read = file.size > 1_000_000 ? undefined : readTranscript(await file.text())
    setTrouble(read?.ok ? undefined : (read?.code ?? 'transcript_too_long'))
    if (read?.ok) change({ transcript: { name: file.name, cues: read.cues } })
  }
  return (
    <>
      <FilePick
        name="film-transcript"
        icon="page"
        accept=".txt,.vtt,.srt,text/plain,text/vtt"
        label={say('films.chooseTranscript', { context })}
        onPick={file => void choose(file)}
      />
      {draft.transcript && (
        <p class="sm">
          <bdi>{draft.transcript.name}</bdi>
        </p>
      )}
      {trouble && <Problem id="film-transcript-problem">{say(`films.${trouble}`)}</Problem>}
    </>
  )
}
