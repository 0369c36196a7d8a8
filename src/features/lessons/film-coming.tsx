import type { ComingFilm } from '../../domain/lessons/film.ts'
import { useHome, useSession } from '../../storage/live.ts'
import { act, newId, sendFilm } from '../../sync/act.ts'
import { Notice } from '../../ui/notice.tsx'
import { useSay } from '../../ui/say.tsx'
import { FilePick } from './file-pick.tsx'
import { SendAgain } from './film-sending.tsx'

export interface FilmComingProps {
  place: string
  lesson: string
  film: ComingFilm
  /** She has published it, and may give it another film. */
  mine: boolean
}

/** For the school's staff: a film that is on its way or being made small, or why it will not come. */
export function FilmComing({ place, lesson, film, mine }: FilmComingProps) {
  const say = useSay()
  const session = useSession()
  const context = useHome(place)?.actor().gender ?? 'female'
  async function giveAnother(file: File) {
    const { transcript } = film
    const given = { kind: 'coming', id: newId(), ...(transcript && { transcript }) }
    const args = { id: lesson, film: given }
    // A refusal means that the lesson has just left her: then there is nothing to send a film for.
    if (await act(session, { place, name: 'lessons.film', args })) return
    await sendFilm(session, { place, film: given.id, file })
  }
  if (film.problem)
    return (
      <Notice kind="needs" level={2} title={say('films.failed')}>
        <p>{say(`films.${film.problem}`)}</p>
        {mine && (
          <FilePick
            name="film-file"
            icon="play"
            accept="video/*"
            label={say('films.otherFile', { context })}
            onPick={file => void giveAnother(file)}
          />
        )}
      </Notice>
    )
  return (
    <Notice kind="news" level={2} icon="play" title={say('films.coming')}>
      <p>{say('films.comingWhy')}</p>
      {mine && <SendAgain place={place} film={film} gender={context} />}
    </Notice>
  )
}
