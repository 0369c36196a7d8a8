import { useEffect, useRef } from 'preact/hooks'
import { isFurther, pageOf, readLesson, type OpenLesson } from '../../domain/lessons/reading.ts'
import { stateOfRow, useHome, useLive, usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { LessonComing, LessonFrame, LessonMissing } from './lesson-away.tsx'
import { Reader } from './reader.tsx'

interface Address {
  place: string
  id: string
  page?: string
}

/** A child reads. It opens where he has come to, and the furthest page is kept. */
export function StudentRead({ place, id, page: named }: Address) {
  const say = useSay()
  const { now } = usePocket()
  const lesson = useLive(session => readLesson(session.home(place), id, now), [place, id])
  const back = { href: '/lessons', label: say('lessons.toLessons') }
  if (lesson === undefined) return <LessonFrame back={back} />
  if (lesson === null) return <LessonMissing back={back} />
  // The last lesson's answer stays for a moment when an address changes to another lesson.
  if (lesson.id !== id || lesson.place !== place) return <LessonFrame back={back} />
  const { title, publishAt } = lesson.body
  if (publishAt > now) return <LessonComing title={title} publishAt={publishAt} back={back} />
  return <Open lesson={lesson} named={named} home={back} />
}

function Open({
  lesson,
  named,
  home,
}: {
  lesson: OpenLesson
  named: string | undefined
  home: { href: string; label: string }
}) {
  // Where an address names no page it opens where he had come to; what he reads meanwhile must not turn it again.
  const start = useRef(lesson.reached)
  const page = pageOf(named, lesson.body.pages.length, start.current)
  useKeptProgress(lesson, page)
  return (
    <Reader
      lesson={lesson}
      page={page}
      home={home}
      own
      under={page !== 'end' && <NotUnderstood lesson={lesson} page={page} />}
    />
  )
}

/** Tells the school only of a page further than all before: reading again costs a family nothing. */
function useKeptProgress({ place, id, reached }: OpenLesson, page: number | 'end') {
  const { session } = usePocket()
  const kept = useRef(reached)
  useEffect(() => {
    if (!isFurther(page, Math.max(kept.current, reached))) return
    kept.current = page
    // A refusal means that the lesson has just left this section; reading goes on undisturbed.
    void act(session, { place, name: 'progress.keep', args: { lesson: id, reached: page } })
  }, [place, id, page])
}

function NotUnderstood({ lesson: { place, id, questions }, page }: { lesson: OpenLesson; page: number }) {
  const say = useSay()
  const pocket = usePocket()
  const home = useHome(place)
  // One line is enough for a page on which he asked more than once: his last question. The rest is in his messages.
  const here = questions.filter(({ body }) => body.page === page)
  const last = here.sort((a, b) => a.body.askedAt - b.body.askedAt).at(-1)
  const state = home && last && stateOfRow(pocket, home, 'question', last.id)
  return (
    <div class="line">
      <Button href={`/ask/${place}/${id}/${page}`} icon="question">
        {say('lessons.confused')}
      </Button>
      {state && (
        <span class="line">
          <a href="/messages">{say('lessons.askedHere')}</a>
          <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>
        </span>
      )}
    </div>
  )
}
