/** A pupil's rescue code, for whoever may read it: asked for each time, since each reading is kept with its reader's name. */
import { useState } from 'preact/hooks'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { fullName } from '../../domain/people/person.ts'
import { grouped } from '../../domain/rescues/code.ts'
import { codeId, type Code } from '../../domain/rescues/rescue.ts'
import type { Home } from '../../storage/home.ts'
import { useHome, useLive, usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

export interface ReadCodeProps {
  place: string
  pupil: string
  /** Where the reader came from. */
  back: string
}

interface Read {
  name: string
  /** undefined while the school has not answered. */
  code: Code | undefined
}

async function readCode(home: Home, pupil: string): Promise<Read> {
  const person = (await home.get('person', pupil))?.body
  const id = codeId(pupil, home.person)
  const code = home.stateOf('code', id) === 'arrived' ? (await home.get('code', id))?.body : undefined
  return { name: person ? fullName(person) : '', code }
}

export function ReadCode({ place, pupil, back }: ReadCodeProps) {
  const say = useSay()
  const { session, onWay } = usePocket()
  const home = useHome(place)
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<string>()
  const read = useLive(async () => home && readCode(home, pupil), [home, pupil])
  const ask = async () => {
    const refusal = await act(session, { place, name: 'rescues.read', args: { pupil } })
    if (refusal) setRefused(refusal.refused)
    else setAsked(true)
  }
  return (
    <Screen top={<TopBar title={say('rescues.title')} back={{ label: say('app.back'), href: back }} />}>
      <h1>
        <bdi>{read?.name}</bdi>
      </h1>
      <p>{say('rescues.what')}</p>
      {asked && read?.code ? (
        <Codes {...read.code} />
      ) : (
        <>
          {asked && (
            <p role="status">
              <SyncMark state={onWay.size > 0 ? 'way' : 'here'}>{say('rescues.asked')}</SyncMark>
            </p>
          )}
          <Button kind="main" wide disabled={asked} onClick={() => void ask()}>
            {say('rescues.show')}
          </Button>
          <p class="sm two">{say('rescues.kept')}</p>
        </>
      )}
      {refused && <Problem id="rescue-refused">{say(`refusals.${refused}`)}</Problem>}
    </Screen>
  )
}

/** One for each phone on which the pupil has a pocket. */
function Codes({ codes }: Code) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  if (codes.length === 0) return <Empty title={say('rescues.none')}>{say('rescues.noneWhy')}</Empty>
  return (
    <>
      {codes.map(({ code, madeAt }) => (
        <Card
          key={code}
          tone="one"
          over={say('rescues.madeAt', { moment: tellMoment(say, dates, now, madeAt) })}
        >
          <p class="code">
            <bdo dir="ltr">{grouped(code)}</bdo>
          </p>
        </Card>
      ))}
      {codes.length > 1 && <p class="sm">{say('rescues.several')}</p>}
      <p class="sm two">{say('rescues.once')}</p>
    </>
  )
}
