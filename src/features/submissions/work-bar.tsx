import { tellTimeLeft } from '../../domain/calendar/tell.ts'
import { timeLeft } from '../../domain/calendar/time-left.ts'
import { Chip } from '../../ui/chip.tsx'
import { useSay } from '../../ui/say.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

/** The bar over one assignment; how long is left stands at its end while the work is open. */
export function WorkBar({ dueAt, now, open }: { dueAt?: number; now: number; open?: boolean }) {
  const say = useSay()
  const isNear = dueAt !== undefined && timeLeft(now, dueAt).kind !== 'days'
  return (
    <TopBar
      title={say('submissions.title')}
      back={{ label: say('app.back'), href: '/deadlines' }}
      end={
        open &&
        dueAt !== undefined && <Chip tone={isNear ? 'clay' : 'stone'}>{tellTimeLeft(say, now, dueAt)}</Chip>
      }
    />
  )
}
