/** The school has not been heard for long: nothing is read until it is, and all that can be written still can. */
import { useState } from 'preact/hooks'
import { readersOf } from '../domain/locks/reading.ts'
import { useLive, usePocket } from '../storage/live.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Row, RowList } from '../ui/row.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { readWritable } from './resting-read.ts'

export function Resting() {
  const say = useSay()
  const { session, now, beat, onWay, reached } = usePocket()
  const [tried, setTried] = useState(false)
  const tryNow = () => {
    setTried(true)
    beat()
  }
  const writable = useLive(pocket => readWritable(pocket, now))
  const { work = [], asks = [] } = writable ?? {}
  const readers = readersOf(session.profile.desk)
  return (
    <Screen
      top={<TopBar title={session.profile.face.name} back={{ label: say('app.switch'), href: '/faces' }} />}
    >
      <h1>{say('resting.title')}</h1>
      <Card tone="blue" title={say(`resting.since_${readers}`)}>
        <p>{say('resting.why')}</p>
        <Button kind="main" icon="send" wide disabled={onWay.size > 0} onClick={tryNow}>
          {say('resting.now')}
        </Button>
        <p role="status" class="sm two">
          {tried && !reached && say('resting.notReached')}
        </p>
      </Card>
      {work.length + asks.length > 0 && <h2>{say('resting.still')}</h2>}
      {work.length + asks.length > 0 && (
        <RowList>
          {work.map(({ href, title }) => (
            <Row key={href} href={href} title={title} under={say('resting.work')} />
          ))}
          {asks.map(({ href, child }) => (
            <Row
              key={href}
              href={href}
              title={child ? say('resting.askAbout', { name: child }) : say('resting.ask')}
            />
          ))}
        </RowList>
      )}
      <Button icon="people" wide href="/carry">
        {say('resting.carry')}
      </Button>
      <Button kind="link" href="/sent">
        {say('resting.sent')}
      </Button>
    </Screen>
  )
}
