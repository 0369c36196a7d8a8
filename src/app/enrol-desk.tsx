import { useState } from 'preact/hooks'
import { desks, type Desk } from '../domain/people/person.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'

export interface DeskStepProps {
  onBack(): void
  onPick(desk: Desk): void
}

/** A typed code says nothing before the first contact: not even whose it is. */
export function DeskStep({ onBack, onPick }: DeskStepProps) {
  const say = useSay()
  const [desk, setDesk] = useState<Desk>()
  const [asked, setAsked] = useState(false)
  const next = () => (desk ? onPick(desk) : setAsked(true))
  return (
    <Screen
      top={<TopBar title={say('enrol.title')} back={{ label: say('app.back'), onClick: onBack }} />}
      foot={
        <Button kind="main" wide endIcon="next" onClick={next}>
          {say('app.next')}
        </Button>
      }
    >
      <h1>{say('enrol.whose')}</h1>
      <Choice
        legend={say('enrol.whose')}
        quietLegend
        name="desk"
        options={desks.map(value => ({ value, label: say(`enrol.desk_${value}`) }))}
        value={desk}
        onChange={value => setDesk(value as Desk)}
        error={asked && !desk ? say('enrol.whoseMissing') : undefined}
      />
    </Screen>
  )
}
