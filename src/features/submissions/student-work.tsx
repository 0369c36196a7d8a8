import { useEffect, useState } from 'preact/hooks'
import type { Assignment } from '../../domain/assignments/assignment.ts'
import { draftName } from '../../domain/deadlines/own.ts'
import { useFoundDraft } from '../../storage/draft.ts'
import { dropDraft } from '../../storage/drafts.ts'
import { useHome, useLive, usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { AnswerForm } from './answer-form.tsx'
import { answersToHandIn, byTask, sameAnswers, type Answers, type Draft } from './answers.ts'
import { HandedIn } from './handed-in.tsx'
import { OpenSolutions } from './solved.tsx'
import { OtherPocket } from './other-pocket.tsx'
import { RefusedCard } from './refused-card.tsx'
import { WorkHead } from './work-head.tsx'
import { WorkBar } from './work-bar.tsx'
import { readWork, type Attempt, type Work } from './work.ts'

/** /work/:place/:id, one assignment of a child: to answer, on its way, or marked. */
export function StudentWork({ place, id }: { place: string; id: string }) {
  const { now } = usePocket()
  const home = useHome(place)
  const work = useLive(
    async session => (home ? readWork(session, session.home(place)!, id, now) : null),
    [place, id],
  )
  const draft = useFoundDraft<Draft>(draftName(place, id))
  const isRead = work === null || (work?.place === place && work.id === id)
  // The frame stands until both answers are there: a field that fills itself late would eat the first strokes.
  if (!isRead || draft === undefined) return <Screen top={<WorkBar now={now} heading />}>{null}</Screen>
  if (!work || (!work.body && work.attempts.length === 0 && work.refused.length === 0)) return <Missing />
  return <OneWork key={`${place}/${id}`} work={work} draft={draft} />
}

function Missing() {
  const say = useSay()
  const { now } = usePocket()
  return (
    <Screen top={<WorkBar now={now} heading />}>
      <Empty
        title={say('submissions.missing')}
        action={<Button href="/deadlines">{say('submissions.toDeadlines')}</Button>}
      >
        {say('submissions.missingWhy')}
      </Empty>
    </Screen>
  )
}

function OneWork({ work, draft }: { work: Work; draft: Draft | null }) {
  const say = useSay()
  const { session, now } = usePocket()
  const { body, attempts, refused } = work
  const left = useLeftDraft(session, work, draft)
  /** The answers that are open; undefined while what was handed in is shown. */
  const [open, setOpen] = useState<Answers | undefined>(
    () => left ?? (attempts[0] || refused[0] ? undefined : {}),
  )
  // What was handed in a moment ago is a row only after the next read.
  const [handed, setHanded] = useState(false)
  const handedIn = () => {
    setOpen(undefined)
    setHanded(true)
    document.getElementById('main')?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }

  const cards = refused.map(one => (
    <RefusedCard
      key={one.act.n}
      work={work}
      refused={one}
      onChange={body && !open ? () => setOpen(byTask(one.answers)) : undefined}
    />
  ))
  const above = (
    <>
      <OtherPocket work={work} />
      {cards}
      <OpenSolutions work={work} />
    </>
  )
  if (body && (open || (!handed && attempts.length === 0 && refused.length === 0)))
    return <AnswerForm work={withBody(work, body)} given={open ?? {}} onHandedIn={handedIn} above={above} />
  return (
    <Screen top={<WorkBar dueAt={body?.dueAt} now={now} />}>
      <WorkHead title={work.title || say('submissions.gone')} body={body} />
      {!body && attempts.length > 0 && <p>{say('submissions.goneWhy')}</p>}
      <OtherPocket work={work} />
      {cards}
      {isSome(attempts) && (
        <HandedIn
          work={work}
          attempts={attempts}
          onAgain={body && (() => setOpen(byTask(attempts[0].answers)))}
        />
      )}
    </Screen>
  )
}

/** A draft that says what the last attempt says was handed in when the phone died; it is put away. */
function useLeftDraft(session: Session, work: Work, draft: Draft | null): Answers | undefined {
  const { place, id, body, attempts } = work
  const last = attempts[0]
  const isOld = draft && body && last && sameAnswers(answersToHandIn(body.tasks, draft.answers), last.answers)
  const [fault, setFault] = useState<unknown>()
  if (fault) throw fault as Error
  useEffect(() => {
    if (isOld) dropDraft(session, draftName(place, id)).catch(setFault)
  }, [])
  return draft && !isOld ? draft.answers : undefined
}

const withBody = (work: Work, body: Assignment) => ({ ...work, body })
const isSome = (attempts: readonly Attempt[]): attempts is [Attempt, ...Attempt[]] => attempts.length > 0
