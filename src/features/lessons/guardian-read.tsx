import { pageOf, readLesson } from '../../domain/lessons/reading.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { useSay } from '../../ui/say.tsx'
import { LessonComing, LessonFrame, LessonMissing } from './lesson-away.tsx'
import { Reader } from './reader.tsx'

/** A guardian reads what her child reads. Nothing is kept: how far a child has come is the child's own. */
export function GuardianRead({ place, id, page: named }: { place: string; id: string; page?: string }) {
  const say = useSay()
  const { now } = usePocket()
  const lesson = useLive(session => readLesson(session.home(place), id, now), [place, id])
  const back = { href: '/', label: say('app.home') }
  if (lesson === undefined) return <LessonFrame back={back} />
  if (lesson === null) return <LessonMissing back={back} />
  if (lesson.id !== id || lesson.place !== place) return <LessonFrame back={back} />
  const { title, publishAt, pages } = lesson.body
  if (publishAt > now) return <LessonComing title={title} publishAt={publishAt} back={back} />
  return <Reader lesson={lesson} page={pageOf(named, pages.length, 0)} home={back} own={false} />
}
