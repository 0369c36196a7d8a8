import { useState } from 'preact/hooks'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { mostCorrections, wrongs, type Wrong } from '../../domain/corrections/correction.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark, type SyncState } from '../../ui/sync-mark.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { readKept, type Asked, type Kept } from './mine.ts'

/** /corrections: what the school keeps is wrong; it is told how it would be right, and its answer stands here. */
export function FamilyCorrections() {
  const say = useSay()
  const kept = useLive(readKept)
  const known = kept?.filter(one => one.people.length > 0)
  const asked = kept?.flatMap(one => one.asked) ?? []
  return (
    <Screen
      top={<TopBar title={say('corrections.title')} heading back={{ label: say('app.back'), href: '/me' }} />}
    >
      <p>{say('corrections.what')}</p>
      {known?.length === 0 && (
        <Empty title={say('corrections.unknown')}>{say('corrections.unknownWhy')}</Empty>
      )}
      {known && known.length > 0 && <Ask kept={known} />}
      {asked.length > 0 && (
        <RowList label={say('corrections.list')}>
          {asked.map(one => (
            <One key={one.id} asked={one} />
          ))}
        </RowList>
      )}
    </Screen>
  )
}

const marks: Record<Asked['state'], SyncState> = {
  here: 'here',
  waits: 'way',
  done: 'arrived',
  stands: 'needs',
}

function One({ asked: { name, wrong, text, at, state, word } }: { asked: Asked }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  return (
    <Row
      title={say('corrections.of', { what: say(`corrections.wrong_${wrong}`), name })}
      under={
        <span class="who">
          <span dir="auto">{text}</span>
          <SyncMark state={marks[state]}>
            {say(`corrections.${state}`, { moment: tellMoment(say, dates, now, at) })}
          </SyncMark>
          {word && <b dir="auto">{word}</b>}
        </span>
      }
    />
  )
}

function Ask({ kept }: { kept: readonly Kept[] }) {
  const say = useSay()
  const { session } = usePocket()
  const people = kept.flatMap(({ place, school, people: known }) =>
    known.map(one => ({ ...one, place, school, key: `${place}/${one.id}` })),
  )
  const [key, setKey] = useState(people[0]!.key)
  const [wrong, setWrong] = useState<Wrong>('name')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string>()
  const of = people.find(one => one.key === key) ?? people[0]!
  const waiting = kept
    .find(({ place }) => place === of.place)!
    .asked.filter(({ state }) => state === 'here' || state === 'waits')
  const isFull = waiting.length >= mostCorrections
  const send = async () => {
    setTried(true)
    if (!text.trim()) return
    const args = { id: newId(), person: of.id, wrong, text: text.trim() }
    const refusal = await act(session, { place: of.place, name: 'corrections.ask', args })
    setRefused(refusal?.refused)
    if (refusal) return
    setText('')
    setTried(false)
  }
  return (
    <section class="card stack" aria-label={say('corrections.title')}>
      {people.length > 1 && (
        <Choice
          legend={say('corrections.whose')}
          name="whose"
          options={people.map(one => ({
            value: one.key,
            label: one.isMe ? say('corrections.me', { name: one.name }) : one.name,
            ...(kept.length > 1 && { under: one.school }),
          }))}
          value={key}
          onChange={setKey}
        />
      )}
      <Choice
        legend={say('corrections.which')}
        name="wrong"
        layout="flow"
        options={wrongs.map(value => ({ value, label: say(`corrections.wrong_${value}`) }))}
        value={wrong}
        onChange={value => setWrong(value as Wrong)}
      />
      <Field
        label={say('corrections.right')}
        name="right"
        lines={2}
        maxLength={500}
        value={text}
        onInput={setText}
        hint={say('corrections.rightHint')}
        error={tried && !text.trim() ? say('corrections.missing') : undefined}
      />
      {refused && <Problem id="corrections-refused">{say(`refusals.${refused}`)}</Problem>}
      {isFull && <p class="sm two">{say('refusals.asked_enough')}</p>}
      <Button kind="main" wide disabled={isFull} onClick={() => void send()}>
        {say('corrections.send')}
      </Button>
    </section>
  )
}
