import { useState } from 'preact/hooks'
import { tellMoment } from '../../domain/calendar/tell.ts'
import type { Row as DataRow } from '../../domain/row.ts'
import type { Session } from '../../storage/session.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

interface Waiting {
  place: string
  row: DataRow<'remark'>
}

async function readWaiting(session: Session): Promise<Waiting[]> {
  const all = await Promise.all(
    session.homes().map(async home => {
      return (await home.all('remark')).map(row => ({ place: home.place, row }))
    }),
  )
  return all.flat().sort((a, b) => a.row.body.askedAt - b.row.body.askedAt)
}

/** /remarks: what families say is wrong in their data, the oldest first, each with its answer. */
export function PrincipalRemarks() {
  const say = useSay()
  const waiting = useLive(readWaiting)
  return (
    <Screen
      top={<TopBar title={say('corrections.asked')} heading back={{ label: say('app.back'), href: '/' }} />}
    >
      {waiting?.length === 0 && <Empty title={say('corrections.none')}>{say('corrections.noneWhy')}</Empty>}
      {waiting?.map(one => (
        <Remark key={one.row.id} {...one} />
      ))}
    </Screen>
  )
}

function Remark({ place, row: { id, body } }: Waiting) {
  const say = useSay()
  const dates = useDates()
  const { session, now } = usePocket()
  const [word, setWord] = useState('')
  const [wordless, setWordless] = useState(false)
  const [refused, setRefused] = useState<string>()
  const settle = async (done: boolean) => {
    setWordless(!done && !word.trim())
    if (!done && !word.trim()) return
    const args = { id, done, word: word.trim() }
    setRefused((await act(session, { place, name: 'corrections.settle', args }))?.refused)
  }
  const moment = tellMoment(say, dates, now, body.askedAt)
  return (
    <Card title={<bdi>{body.name}</bdi>}>
      <p class="bold">{say(`corrections.wrong_${body.wrong}`)}</p>
      <p class="quoted" dir="auto">
        {body.text}
      </p>
      <p class="sm two">
        {body.asker === body.person
          ? say('corrections.byHimself', { moment })
          : say('corrections.byOther', { name: body.askerName, moment })}
      </p>
      <Field
        label={say('corrections.word')}
        name={`word-${id}`}
        maxLength={500}
        value={word}
        onInput={setWord}
        hint={say('corrections.wordHint')}
        error={wordless ? say('corrections.wordMissing') : undefined}
      />
      {refused && <Problem id={`remark-${id}`}>{say(`refusals.${refused}`)}</Problem>}
      <Button kind="main" wide onClick={() => void settle(true)}>
        {say('corrections.putRight')}
      </Button>
      <Button wide onClick={() => void settle(false)}>
        {say('corrections.leave')}
      </Button>
    </Card>
  )
}
