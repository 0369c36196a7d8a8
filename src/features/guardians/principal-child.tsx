import { useState } from 'preact/hooks'
import { tellMoment } from '../../domain/calendar/tell.ts'
import type { Row as DataRow } from '../../domain/row.ts'
import { useHome, useLive, usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { pupilIn, readBooks } from './book.ts'
import { Sure } from '../../ui/sure.tsx'

type Does = (name: string, args: object) => Promise<boolean>

/** /guardians/…/child/…: who stands by one pupil, and who must not. */
export function PrincipalChild({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const { session } = usePocket()
  const books = useLive(readBooks)
  const [refused, setRefused] = useState<string>()
  const book = books?.find(one => one.place === place)
  const pupil = book && pupilIn(book, id)
  const section = book?.sections.find(({ pupils }) => pupils.some(one => one.id === id))
  const back = section ? `/guardians/${place}/section/${section.id}` : '/guardians'
  const does: Does = async (name, args) => {
    const refusal = await act(session, { place, name: `guardianships.${name}`, args })
    setRefused(refusal?.refused)
    return refusal === undefined
  }
  return (
    <Screen top={<TopBar title={say('guardians.title')} back={{ label: say('app.back'), href: back }} />}>
      <h1>
        <bdi>{pupil?.name}</bdi>
      </h1>
      {books && !pupil && <Empty title={say('guardians.gone')}>{say('guardians.goneWhy')}</Empty>}
      {pupil?.guardians.length === 0 && <p>{say('guardians.aloneWhy')}</p>}
      {pupil?.guardians.map(row => (
        <Guardian key={row.id} row={row} does={does} />
      ))}
      {refused && <Problem id="guardians-refused">{say(`refusals.${refused}`)}</Problem>}
      {pupil && pupil.denials.length > 0 && <h2 class="md two">{say('guardians.denied')}</h2>}
      {pupil?.denials.map(row => (
        <Denied key={row.id} place={place} row={row} does={does} />
      ))}
      {pupil && (
        <Button icon="phone" wide href={`/phones/${place}/${id}`}>
          {say('guardians.lost')}
        </Button>
      )}
    </Screen>
  )
}

function Guardian({ row: { id, body }, does }: { row: DataRow<'guardianship'>; does: Does }) {
  const say = useSay()
  const [order, setOrder] = useState('')
  const [tried, setTried] = useState(false)
  const { guardian, child, name } = body
  const deny = async () => {
    setTried(true)
    return order.trim() !== '' && does('deny', { guardian, child, order: order.trim() })
  }
  return (
    <Card title={name}>
      <Sure
        ask={say('guardians.end')}
        yes={say('guardians.endYes')}
        no={say('guardians.no')}
        onYes={() => does('end', { id })}
      >
        <p>{say('guardians.endSure')}</p>
      </Sure>
      <Sure
        ask={say('guardians.deny')}
        icon="stop"
        yes={say('guardians.denyYes')}
        no={say('guardians.no')}
        onYes={deny}
      >
        <p>{say('guardians.denySure')}</p>
        <Field
          label={say('guardians.order')}
          name={`order-${id}`}
          maxLength={120}
          value={order}
          onInput={setOrder}
          hint={say('guardians.orderHint')}
          error={tried && !order.trim() ? say('guardians.orderMissing') : undefined}
        />
      </Sure>
    </Card>
  )
}

function Denied({ place, row, does }: { place: string; row: DataRow<'denial'>; does: Does }) {
  const say = useSay()
  const dates = useDates()
  const { now, onWay } = usePocket()
  const home = useHome(place)
  const { guardian, child, name, order, deniedAt } = row.body
  const waits = home?.stateOf('denial', row.id) === 'here'
  return (
    <Card title={name}>
      <p>{say('guardians.orderIs', { order })}</p>
      <p role="status">
        <SyncMark state={waits ? (onWay.size > 0 ? 'way' : 'here') : 'arrived'}>
          {waits
            ? say('guardians.deniedSoon')
            : say('guardians.deniedSince', { moment: tellMoment(say, dates, now, deniedAt) })}
        </SyncMark>
      </p>
      <Sure
        ask={say('guardians.lift')}
        yes={say('guardians.liftYes')}
        no={say('guardians.no')}
        onYes={() => does('lift', { guardian, child })}
      >
        <p>{say('guardians.liftSure')}</p>
      </Sure>
    </Card>
  )
}
