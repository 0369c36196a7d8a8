import { pageOf, readLesson } from '../../domain/lessons/reading.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { useSay } from '../../ui/say.tsx'
import { FilmComing } from './film-coming.tsx'
import { LessonFrame, LessonMissing } from './lesson-away.tsx'
import { Reader } from './reader.tsx'

/** A teacher reads a lesson of the library or of a section, also before its hour. */
export function TeacherRead({ place, id, page: named }: { place: string; id: string; page?: string }) {
  const say = useSay()
  const { session, now } = usePocket()
  const lesson = useLive(open => readLesson(open.home(place), id, now), [place, id])
  const back = { href: '/lessons', label: say('teacher.toLessons') }
  if (lesson === undefined) return <LessonFrame back={back} />
  if (lesson === null) return <LessonMissing back={back} />
  if (lesson.id !== id || lesson.place !== place) return <LessonFrame back={back} />
  const { film, by, pages } = lesson.body
  const mine = by === session.home(place)?.person
  const coming = film?.kind === 'coming' && <FilmComing place={place} lesson={id} film={film} mine={mine} />
  return (
    <Reader lesson={lesson} page={pageOf(named, pages.length, 0)} home={back} own={false} coming={coming} />
  )
}
