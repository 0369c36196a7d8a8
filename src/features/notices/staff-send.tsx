import type { Readers } from '../../domain/notices/audience-choices.ts'
import { tellPeople, tellSend } from '../../domain/notices/tell.ts'
import { Button } from '../../ui/button.tsx'
import { Counted } from '../../ui/counted.tsx'
import { PeopleTiles } from '../../ui/reach.tsx'
import { useSay } from '../../ui/say.tsx'

export interface SendProps {
  /** Whom it reaches, known before it is sent; empty while nobody is chosen. */
  counts: readonly { readers: Readers; people: number }[]
  /** Two texts go in one: the button says so. */
  twoTexts: boolean
  /** «يُنشر غدًا ٨:٠٠ ص» */
  planned?: string
  busy: boolean
  onSend(): void
}

/** How many people, as tiles and as a number, above the one button that says it in a sentence. */
export function SendFoot({ counts, twoTexts, planned, busy, onSend }: SendProps) {
  const say = useSay()
  const all = counts.reduce((sum, { people }) => sum + people, 0)
  const [only] = counts
  const words = !only
    ? say('broadcasts.send')
    : counts.length === 1
      ? tellSend(say, only.readers, only.people)
      : say(twoTexts ? 'broadcasts.sendBoth' : 'broadcasts.sendEveryone', { count: all })
  return (
    <>
      <div class="wide counts" role="status">
        {counts.length === 0 && <p class="sm two">{say('broadcasts.chooseFirst')}</p>}
        {counts.map(({ readers, people }) => (
          <div key={readers}>
            <Counted big>{tellPeople(say, readers, people)}</Counted>
            <PeopleTiles people={people} of={people} label={tellPeople(say, readers, people)} />
          </div>
        ))}
      </div>
      <Button kind="main" icon="send" wide disabled={busy} onClick={onSend}>
        {words}
      </Button>
      {planned && <p class="sm two">{planned}</p>}
    </>
  )
}
