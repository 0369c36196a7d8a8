import { BagMark } from '../ui/bag-mark.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'

/** What a phone shows on which nobody lives yet; the public first page is the same, drawn ahead. */
export function FirstPage() {
  const say = useSay()
  const lines: [IconName, string][] = [
    ['wifi', say('welcome.fill')],
    ['wifi-off', say('welcome.carry')],
    ['family', say('welcome.pockets')],
  ]
  return (
    <Screen
      foot={
        <>
          <Button kind="main" wide icon="qr" href="/enrol">
            {say('welcome.add')}
          </Button>
          <Button kind="link" href="/enrol?code">
            {say('welcome.code')}
          </Button>
        </>
      }
    >
      <div class="line">
        <BagMark name={say('app.name')} />
        <p class="end sync">
          <Icon name="wifi-off" />
          {say('welcome.works')}
        </p>
      </div>
      <h1>{say('welcome.title')}</h1>
      <ul class="rows">
        {lines.map(([icon, line]) => (
          <li key={icon} class="row">
            <Icon name={icon} />
            <span class="body">{line}</span>
          </li>
        ))}
      </ul>
      <Card title={say('welcome.howTitle')}>
        <p class="sm two">{say('welcome.how')}</p>
      </Card>
    </Screen>
  )
}
