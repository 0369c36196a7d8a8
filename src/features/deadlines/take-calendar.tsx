import { useState } from 'preact/hooks'
import { dayOf } from '../../domain/calendar/day.ts'
import { writeCalendar, type CalendarEvent } from '../../domain/calendar/ics.ts'
import { fileName } from '../../domain/deadlines/calendar-file.ts'
import { Button } from '../../ui/button.tsx'
import { handFile } from '../../ui/hand-file.ts'
import { useSay } from '../../ui/say.tsx'

export interface TakeCalendarProps {
  name: string
  events: () => CalendarEvent[]
  now: number
}

/** All dates as one file for the phone's own calendar, made here and without network: shared where a phone can, else saved. */
export function TakeCalendar({ name, events, now }: TakeCalendarProps) {
  const say = useSay()
  const [told, setTold] = useState('')
  async function take() {
    const called = fileName(name, dayOf(now))
    const text = writeCalendar({ name, events: events(), now })
    const file = new File([text], called, { type: 'text/calendar' })
    const way = await handFile(file)
    setTold(way === 'left' ? '' : say(`plans.took_${way}`, { file: called }))
  }
  return (
    <section class="stack">
      <h2 class="md">{say('plans.take')}</h2>
      <p class="sm two">{say('plans.takeWhy')}</p>
      <div>
        <Button icon="calendar" onClick={() => void take()}>
          {say('plans.takeFile')}
        </Button>
      </div>
      <p class="sm two" role="status">
        {told}
      </p>
    </section>
  )
}
