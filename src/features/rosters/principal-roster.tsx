import '../../ui/more.css'
import '../../ui/desk.css'
import { useEffect, useState } from 'preact/hooks'
import { codeWord } from '../../domain/rosters/codes.ts'
import type { Gender } from '../../domain/people/person.ts'
import type { RosterLast, RosterPreview, RosterRefusal, RosterReply } from '../../domain/rosters/roster.ts'
import { rosterRefusals } from '../../domain/rosters/roster.ts'
import { useHome, usePocket } from '../../storage/live.ts'
import { askOffice } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { ChooseFile } from './choose-file.tsx'
import { LastRoster } from './principal-last.tsx'
import { Preview } from './principal-preview.tsx'
import { Wrongs } from './principal-wrongs.tsx'

type Errand = Parameters<typeof askOffice>[2]

/** What the screen shows beside the last register: each step follows from an answer of the office. */
type Step =
  | { at: 'start' }
  | { at: 'busy'; doing: 'reading' | 'writing' | 'undoing' }
  | { at: 'shown'; preview: RosterPreview }
  | { at: 'applied' }
  | { at: 'undone'; kept: number }
  | { at: 'refused'; why: RosterRefusal | 'unknown' | 'no_way' | 'too_large' }

/** The school's register: chosen, seen before anything changes, taken in, taken back. It needs network. */
export function PrincipalRoster({ place }: { place: string }) {
  const say = useSay()
  const { session, beat } = usePocket()
  const home = useHome(place)
  const [step, setStep] = useState<Step>({ at: 'start' })
  const [last, setLast] = useState<RosterLast | undefined>()
  const [asked, setAsked] = useState(false)
  const [fault, setFault] = useState<unknown>()
  if (fault) throw fault as Error

  async function ask(errand: Errand, file?: Uint8Array) {
    const reply = await askOffice(session, place, errand, file)
    if (typeof reply === 'string') return setStep({ at: 'refused', why: reply })
    take(reply)
    if ('applied' in reply || 'undone' in reply) beat()
  }
  function take(reply: RosterReply) {
    if ('last' in reply) setLast(reply.last ?? undefined)
    if ('preview' in reply) setStep({ at: 'shown', preview: reply.preview })
    if ('applied' in reply) setStep({ at: 'applied' })
    if ('undone' in reply) {
      setLast(undefined)
      setStep({ at: 'undone', kept: reply.undone.kept })
    }
    if ('refused' in reply) {
      const known = rosterRefusals.includes(reply.refused)
      setStep({ at: 'refused', why: known ? reply.refused : 'unknown' })
    }
  }
  const run = (doing: 'reading' | 'writing' | 'undoing', errand: Errand, file?: Uint8Array) => {
    setAsked(false)
    setStep({ at: 'busy', doing })
    ask(errand, file).catch(setFault)
  }
  const choose = (file: File) => {
    setStep({ at: 'busy', doing: 'reading' })
    file
      .arrayBuffer()
      .then(bytes => ask({ do: 'preview', name: file.name.slice(0, 200) }, new Uint8Array(bytes)))
      .catch(setFault)
  }
  const begin = () => {
    setStep({ at: 'start' })
    ask({ do: 'last' }).catch(setFault)
  }
  useEffect(begin, [place])

  const top = <TopBar title={say('rosters.title')} heading back={{ label: say('app.back'), href: '/' }} />
  if (!home?.tiesOf(home.person).some(tie => tie.role === 'principal'))
    return (
      <Screen top={top}>
        <Empty title={say('rosters.notHere')}>{say('rosters.refusedNotYours')}</Empty>
      </Screen>
    )
  const context = home.actor().gender ?? 'male'
  const busy = step.at === 'busy'
  const preview = step.at === 'shown' ? step.preview : undefined
  return (
    <Screen top={top} wide={preview !== undefined}>
      <p class="busy" role="status">
        {busy && say(`rosters.${step.doing}`)}
      </p>
      {step.at === 'refused' && <Refused why={step.why} gender={context} onAgain={begin} />}
      {step.at === 'applied' && (
        <Notice kind="news" icon="check" level={2} title={say('rosters.applied')}>
          {say('rosters.appliedWhy')}
        </Notice>
      )}
      {step.at === 'undone' && (
        <Notice kind="news" icon="undo" level={2} title={say('rosters.undone')}>
          {step.kept > 0 ? say('rosters.undoneKept', { n: step.kept }) : say('rosters.undoneAll')}
        </Notice>
      )}
      {preview && preview.wrong.length > 0 && <Wrongs preview={preview} />}
      {preview && preview.wrong.length === 0 && (
        <Preview
          preview={preview}
          gender={context}
          onApply={yes => run('writing', { do: 'apply', preview: preview.id, yes })}
        />
      )}
      {!preview && <p>{say('rosters.intro')}</p>}
      <ChooseFile
        label={say(preview ? 'rosters.chooseOther' : 'rosters.choose', { context })}
        main={preview ? preview.wrong.length > 0 : !asked}
        disabled={busy}
        onChoose={choose}
      />
      {last && !preview && (
        <LastRoster
          last={last}
          gender={context}
          disabled={busy}
          asked={asked}
          onAsk={setAsked}
          onUndo={() => run('undoing', { do: 'undo', last: last.id })}
        />
      )}
    </Screen>
  )
}

type Why = Extract<Step, { at: 'refused' }>['why']

/** Without network, and in every other case: nothing has changed. */
function Refused({ why, gender: context, onAgain }: { why: Why; gender: Gender; onAgain(): void }) {
  const say = useSay()
  if (why === 'no_way')
    return (
      <Notice
        kind="news"
        icon="wifi"
        level={2}
        title={say('rosters.noWay')}
        action={<Button onClick={onAgain}>{say('rosters.again', { context })}</Button>}
      >
        {say('rosters.noWayWhy')}
      </Notice>
    )
  const words =
    why === 'too_large' ? say('rosters.tooLarge') : say(`rosters.refused${codeWord(why, rosterRefusals)}`)
  return <Notice kind="needs" level={2} title={words} />
}
