import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Assignment } from '../../domain/assignments/assignment.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { tappedAt, filesOf } from '../../domain/submissions/submission.ts'
import type { Held } from '../../domain/submissions/held.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Sure } from '../../ui/sure.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { GivenAnswers } from './given-answers.tsx'

interface Read {
  held: Held | undefined
  work: Assignment | undefined
}

/** /held/:place/:id: work from a phone that was ended; only its teacher can tell whether the child wrote it. */
export function TeacherHeld({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const { session } = usePocket()
  const { route } = useLocation()
  const [refused, setRefused] = useState<string>()
  const read = useLive(
    async (open): Promise<Read> => {
      const home = open.home(place)
      const held = (await home?.get('held', id))?.body
      return { held, work: held && (await home?.get('assignment', held.assignment))?.body }
    },
    [place, id],
  )
  const does = async (name: string) => {
    const refusal = await act(session, { place, name: `submissions.${name}`, args: { letter: id } })
    setRefused(refusal?.refused)
    return refusal === undefined
  }
  const { held, work } = read ?? {}
  const takeIn = async () => {
    if ((await does('take-in')) && held) route(`/desk/${place}/${held.assignment}/${held.submission}`)
  }
  return (
    <Screen top={<TopBar title={say('held.title')} back={{ label: say('app.back'), href: '/' }} />}>
      {read && held?.outcome !== 'waits' && (
        <Empty title={say('held.done')} action={<Button href="/work">{say('held.toWork')}</Button>}>
          {say('held.doneWhy')}
        </Empty>
      )}
      {held?.outcome === 'waits' && (
        <>
          <h1>
            <bdi>{held.name}</bdi>
          </h1>
          <p>{say('held.why')}</p>
          <Written held={held} work={work} place={place} />
          {refused && <Problem id="held-refused">{say(`refusals.${refused}`)}</Problem>}
          <Button kind="main" wide onClick={() => void takeIn()}>
            {say('held.take')}
          </Button>
          <Sure
            ask={say('held.leave')}
            yes={say('held.leaveYes')}
            no={say('held.no')}
            onYes={() => does('leave-held')}
          >
            <p>{say('held.leaveSure')}</p>
          </Sure>
        </>
      )}
    </Screen>
  )
}

interface WrittenProps {
  held: Held
  work: Assignment | undefined
  place: string
}

function Written({ held: { answers, tap, arrivedAt }, work, place }: WrittenProps) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const at = (ms: number) => tellMoment(say, dates, now, ms)
  const files = filesOf(answers).length
  // Files of an ended phone are not taken: none of them can be shown.
  const words = answers.map(({ files: _, ...answer }) => answer)
  return (
    <Card title={work && <bdi>{work.title}</bdi>}>
      <p class="sm two">
        {say('held.times', { written: at(tappedAt(tap, arrivedAt)), arrived: at(arrivedAt) })}
      </p>
      <GivenAnswers tasks={work?.tasks} answers={words} place={place} about="" />
      {files > 0 && <p class="sm">{say('held.files', { count: files })}</p>}
    </Card>
  )
}
