import type { ComingFilm } from '../../domain/lessons/film.ts'
import { useHome } from '../../storage/live.ts'
import { Notice } from '../../ui/notice.tsx'
import { useSay } from '../../ui/say.tsx'
import { SendAgain } from './film-sending.tsx'

/** For the school's staff: a film that is on its way or being made small, or why it will not come. */
export function FilmComing({ place, film, mine }: { place: string; film: ComingFilm; mine: boolean }) {
  const say = useSay()
  const gender = useHome(place)?.actor().gender ?? 'female'
  if (film.problem)
    return (
      <Notice kind="needs" level={2} title={say('films.failed')}>
        {say(`films.${film.problem}`)}
      </Notice>
    )
  return (
    <Notice kind="news" level={2} icon="play" title={say('films.coming')}>
      <p>{say('films.comingWhy')}</p>
      {mine && <SendAgain place={place} film={film} gender={gender} />}
    </Notice>
  )
}
