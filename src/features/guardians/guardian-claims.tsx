import { useState } from 'preact/hooks'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { mostClaims } from '../../domain/guardians/guardianship.ts'
import type { Home } from '../../storage/home.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { act, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark, type SyncState } from '../../ui/sync-mark.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

interface Ask {
  id: string
  child: string
  at: number
  state: 'here' | 'waits' | 'approved' | 'declined'
}

interface School {
  place: string
  name: string
  asks: Ask[]
}

async function readSchools(session: Session): Promise<School[]> {
  const homes = session.homes().filter(home => home.tiesOf(home.person).some(tie => tie.role === 'guardian'))
  return Promise.all(homes.map(readSchool))
}

async function readSchool(home: Home): Promise<School> {
  const waiting = (await home.all('claim')).map(({ id, body: { child, askedAt } }): Ask => ({
    ...{ id, child, at: askedAt },
    state: home.stateOf('claim', id) === 'here' ? 'here' : 'waits',
  }))
  const settled = (await home.all('ruling')).map(({ id, body: { child, approved, settledAt } }): Ask => ({
    ...{ id, child, at: settledAt },
    state: approved ? 'approved' : 'declined',
  }))
  return {
    place: home.place,
    name: (await home.get('school', home.place))?.body.name ?? '',
    asks: [...waiting, ...settled].sort((a, b) => b.at - a.at),
  }
}

/** /claims: a guardian asks for another child of his at this school, and sees what came of it. */
export function GuardianClaims() {
  const say = useSay()
  const schools = useLive(readSchools)
  const asks = schools?.flatMap(school => school.asks) ?? []
  return (
    <Screen
      top={<TopBar title={say('claims.title')} heading back={{ label: say('app.back'), href: '/me' }} />}
    >
      <p>{say('claims.what')}</p>
      {schools && schools.length > 0 && <AskFor schools={schools} />}
      {asks.length > 0 && (
        <RowList label={say('claims.list')}>
          {asks.map(ask => (
            <OneAsk key={ask.id} ask={ask} />
          ))}
        </RowList>
      )}
    </Screen>
  )
}

const marks: Record<Ask['state'], SyncState> = {
  here: 'here',
  waits: 'way',
  approved: 'arrived',
  declined: 'needs',
}

function OneAsk({ ask: { child, at, state } }: { ask: Ask }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  return (
    <Row
      title={child}
      under={
        <SyncMark state={marks[state]}>
          {say(`claims.${state}`, { moment: tellMoment(say, dates, now, at) })}
        </SyncMark>
      }
    />
  )
}

function AskFor({ schools }: { schools: readonly School[] }) {
  const say = useSay()
  const { session } = usePocket()
  const [place, setPlace] = useState(schools[0]!.place)
  const [child, setChild] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string>()
  const waiting = schools
    .find(one => one.place === place)
    ?.asks.filter(({ state }) => /here|waits/.test(state))
  const isFull = (waiting?.length ?? 0) >= mostClaims
  const send = async () => {
    setTried(true)
    if (!child.trim()) return
    const args = { id: newId(), child: child.trim() }
    const refusal = await act(session, { place, name: 'guardianships.ask', args })
    setRefused(refusal?.refused)
    if (refusal) return
    setChild('')
    setTried(false)
  }
  const error = tried && !child.trim() ? say('claims.missing') : undefined
  return (
    <section class="card stack" aria-label={say('claims.title')}>
      {schools.length > 1 && (
        <Choice
          legend={say('claims.school')}
          name="school"
          layout="flow"
          options={schools.map(one => ({ value: one.place, label: one.name }))}
          value={place}
          onChange={setPlace}
        />
      )}
      <Field
        label={say('claims.child')}
        name="child"
        maxLength={160}
        value={child}
        onInput={setChild}
        hint={say('claims.childHint')}
        error={error ?? (refused && say(`refusals.${refused}`))}
      />
      {isFull && <p class="sm two">{say('refusals.asked_enough')}</p>}
      <Button kind="main" wide disabled={isFull} onClick={() => void send()}>
        {say('claims.send')}
      </Button>
    </section>
  )
}
