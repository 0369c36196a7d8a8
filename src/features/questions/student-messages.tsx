import type { ComponentChildren } from 'preact'
import { readMessages } from '../../domain/questions/messages.ts'
import type { Asked } from '../../domain/questions/list.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ToSearch } from '../../ui/to-search.tsx'
import { ToldRows } from '../../ui/told-rows.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { AskedCard } from './student-question.tsx'
import { Refused } from './student-refused.tsx'
import '../../ui/reading.css'

/** What was said to a child and what he asked: answers first, then what the school says to all. */
export function StudentMessages() {
  const say = useSay()
  const { session, now } = usePocket()
  const messages = useLive(open => readMessages(open.homes(), now))
  const home = session.homes()[0]
  const gender = home?.actor().gender ?? 'male'
  const refused = [...session.acts.values()].filter(({ name, code }) => name === 'questions.ask' && code)
  const isEmpty = messages && messages.questions.length + messages.letters.length + refused.length === 0
  const ask = home && (
    <Button href={`/ask/${home.place}`} icon="question">
      {say('questions.ask', { context: gender })}
    </Button>
  )
  return (
    <Screen top={<TopBar title={say('app.messages')} heading end={<ToSearch />} />}>
      {isEmpty ? (
        <Empty title={say('questions.none')} action={ask}>
          {say('questions.noneWhy')}
        </Empty>
      ) : (
        messages && (
          <>
            {refused.map(act => (
              <Refused key={act.n} act={act} gender={gender} />
            ))}
            <Questions questions={messages.questions} ask={ask} />
            <ToldRows title={say('questions.school')} lines={messages.letters} now={now} />
          </>
        )
      )}
    </Screen>
  )
}

function Questions({ questions, ask }: { questions: readonly Asked[]; ask: ComponentChildren }) {
  const say = useSay()
  return (
    <section class="stack">
      <div class="line">
        <h2>{say('questions.mine')}</h2>
        <span class="end">{ask}</span>
      </div>
      {questions.length === 0 && <p class="two">{say('questions.noneAsked')}</p>}
      {questions.map(asked => (
        <AskedCard key={`${asked.place}/${asked.id}`} asked={asked} />
      ))}
    </section>
  )
}
