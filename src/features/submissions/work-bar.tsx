import { tellTimeLeft } from '../../domain/calendar/tell.ts'
import { timeLeft } from '../../domain/calendar/time-left.ts'
import { Chip } from '../../ui/chip.tsx'
import { useSay } from '../../ui/say.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

export interface WorkBarProps {
  dueAt?: number
  now: number
  open?: boolean
  /** The bar's words are the page's heading, where the work has none to give. */
  heading?: boolean
}

/** The bar over one assignment; how long is left stands at its end while the work is open. */
export function WorkBar({ dueAt, now, open, heading }: WorkBarProps) {
  const say = useSay()
  const isNear = dueAt !== undefined && timeLeft(now, dueAt).kind !== 'days'
  return (
    <TopBar
      heading={heading}
      title={say('submissions.title')}
      back={{ label: say('app.back'), href: '/deadlines' }}
      end={
        open &&
        dueAt !== undefined && <Chip tone={isNear ? 'clay' : 'stone'}>{tellTimeLeft(say, now, dueAt)}</Chip>
      }
    />
  )
}
