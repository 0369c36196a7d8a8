import type { ComponentChildren } from 'preact'
import { tellAnswerBy } from '../../domain/questions/tell.ts'
import type { Home } from '../../storage/home.ts'
import { stateOfRow, useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncSteps } from '../../ui/sync-steps.tsx'
import { RowFiles } from './row-files.tsx'

export interface SentProps {
  top: ComponentChildren
  home: Home
  id: string
  /** The page he came from. */
  lessonAddress?: string
}

/** The question is safe: where it is now, and when the answer comes. */
export function Sent({ top, home: { place }, id, lessonAddress }: SentProps) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const question = useLive(async session => session.home(place)?.get('question', id), [place, id])
  // The pocket is opened anew at each refresh; the home of before it does not know what has arrived.
  const home = pocket.session.home(place)
  const state = home ? stateOfRow(pocket, home, 'question', id) : 'here'
  return (
    <Screen top={top}>
      <Card title={say('questions.sent')}>
        {question?.body.text && (
          <p class="quoted" dir="auto">
            {question.body.text}
          </p>
        )}
        <RowFiles place={place} about={id} files={question?.body.files} />
        <SyncSteps
          at={state}
          words={{ here: say('states.here'), way: say('states.way'), arrived: say('states.arrived') }}
        />
        {question && <p>{tellAnswerBy(say, dates, pocket.now, question.body.answerBy)}</p>}
        {state !== 'arrived' && <p class="sm two">{say('questions.sentWhy')}</p>}
      </Card>
      <div class="line">
        {lessonAddress && (
          <Button kind="main" href={lessonAddress}>
            {say('questions.toLesson')}
          </Button>
        )}
        <Button href="/messages">{say('questions.toMessages')}</Button>
      </div>
    </Screen>
  )
}
