import { tellMoment } from '../../domain/calendar/tell.ts'
import { stateOfRow, useHome, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import type { Work } from './work.ts'

/** That this work was handed in from one pocket and is another's: what the school has moved, is to move, or did not. */
export function OtherPocket({ work: { place, moved, stayed } }: { work: Work }) {
  const say = useSay()
  const { session } = usePocket()
  return (
    <>
      {moved && <Moved place={place} moved={moved} />}
      {stayed.map(({ n, code }) => (
        <Notice
          key={n}
          kind="needs"
          level={2}
          title={say('submissions.stays')}
          action={<Button onClick={() => void session.dismiss(n)}>{say('submissions.fine')}</Button>}
        >
          <p>{say(`refusals.${code}`)}</p>
        </Notice>
      ))}
    </>
  )
}

function Moved({ place, moved: { id, body } }: { place: string; moved: NonNullable<Work['moved']> }) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const home = useHome(place)!
  const state = stateOfRow(pocket, home, 'handover', id)
  const title = () => {
    if (body.from !== home.person) return say('submissions.got', { name: body.fromName })
    return body.to ? say('submissions.gave', { name: body.toName }) : say('submissions.goes')
  }
  const when = say('submissions.moved', { moment: tellMoment(say, dates, pocket.now, body.movedAt) })
  return (
    <Notice
      kind="news"
      icon="swap"
      level={2}
      title={title()}
      from={state === 'arrived' ? when : <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>}
    />
  )
}
