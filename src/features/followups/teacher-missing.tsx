import { useState } from 'preact/hooks'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { readMissing } from '../../domain/followups/missing.ts'
import { useHome, useLive, usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

/** /missing/:place/:assignment: who has not handed in, ready to be sent to the principal. */
export function TeacherMissing({ place, assignment }: { place: string; assignment: string }) {
  const say = useSay()
  const dates = useDates()
  const { session, now } = usePocket()
  const home = useHome(place)
  const read = useLive(
    async () => (home ? ((await readMissing(home, assignment, now)) ?? null) : null),
    [place, assignment, now],
  )
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState('')
  const context = home?.actor().gender ?? 'female'
  const back = { label: say('app.back'), href: `/desk/${place}/${assignment}` }
  const top = <TopBar title={say('followups.title')} heading back={back} />
  if (read === undefined) return <Screen top={top}>{null}</Screen>
  if (read === null)
    return (
      <Screen top={top}>
        <Empty title={say('followups.gone')}>{say('followups.goneWhy')}</Empty>
      </Screen>
    )
  const { given, children, of, sent } = read
  const { title, dueAt } = given.body
  const isOver = now >= dueAt

  async function send() {
    const missing = children.map(({ id }) => id)
    const args = { id: newId(), assignment, missing, of, note: note.trim() }
    const refusal = await act(session, { place, name: 'followups.send', args })
    setProblem(refusal ? say(`refusals.${refusal.refused}`) : '')
    if (!refusal) setNote('')
  }

  return (
    <Screen top={top}>
      <h2 class="md">
        <bdi>{title}</bdi>
      </h2>
      <p class="sm two">
        {say('followups.due', { moment: tellMoment(say, dates, now, dueAt) })}{' '}
        {say('followups.countOf', { count: children.length, of })}
      </p>
      {children.length === 0 && <Empty title={say('followups.nobody')}>{say('followups.nobodyWhy')}</Empty>}
      {children.length > 0 && (
        <RowList label={say('followups.title')}>
          {children.map(({ id, name }) => (
            <Row key={id} title={name} />
          ))}
        </RowList>
      )}
      {children.length > 0 && !isOver && <p class="sm two">{say('followups.notDue')}</p>}
      {children.length > 0 && isOver && (
        <section class="stack">
          <Field
            label={say('followups.note')}
            name="note"
            lines={2}
            maxLength={1000}
            value={note}
            onInput={setNote}
            hint={say('followups.noteHint')}
          />
          {problem && <p class="problem">{problem}</p>}
          <Button kind="main" icon="send" wide onClick={() => void send()}>
            {say('followups.send', { context })}
          </Button>
          <p class="sm two">{say('followups.whoSees')}</p>
        </section>
      )}
      {sent.map(({ id, body }) => (
        <Card key={id}>
          <p class="bold">{say('followups.sentAt', { moment: tellMoment(say, dates, now, body.sentAt) })}</p>
          <p class="sm two">{say('followups.countOf', { count: body.missing.length, of: body.of })}</p>
          <SentMark place={place} id={id} />
        </Card>
      ))}
    </Screen>
  )
}

function SentMark({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const state = useHome(place)?.stateOf('followup', id) ?? 'arrived'
  return <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>
}
