import { tellMoment } from '../../domain/calendar/tell.ts'
import type { Row } from '../../domain/row.ts'
import type { Home } from '../../storage/home.ts'
import { stateOfRow, usePocket } from '../../storage/live.ts'
import { Card } from '../../ui/card.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'

/** «قرأته يوم …», and how far this word of it has come. */
export function Receipt({ home, reading }: { home: Home; reading: Row<'reading'> }) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const state = stateOfRow(pocket, home, 'reading', reading.id)
  const told = {
    here: say('notices.readHere'),
    way: say('notices.readWay'),
    arrived: say('notices.readArrived'),
    needs: say('states.needs'),
  }
  return (
    <Card tone="stone">
      <p role="status">
        <b>{say('notices.readAt', { moment: tellMoment(say, dates, pocket.now, reading.body.readAt) })}</b>
      </p>
      <SyncMark state={state}>{told[state]}</SyncMark>
    </Card>
  )
}
