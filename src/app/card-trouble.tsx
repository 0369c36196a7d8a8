/** Above a home: the school could not take this pocket's card. What was sent is safe, and a new card sets it right. */
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSay } from '../ui/say.tsx'

export interface CardTroubleProps {
  profile: string
  /** As the school told it in clear. */
  code: string
}

const known = new Set(['card_used_up', 'card_expired', 'unknown_card', 'device_ended'])

export function CardTrouble({ profile, code }: CardTroubleProps) {
  const say = useSay()
  return (
    <aside class="over">
      <Notice
        kind="needs"
        level={2}
        title={say('enrol.troubleTitle')}
        action={
          <Button kind="main" href={`/enrol?for=${encodeURIComponent(profile)}`}>
            {say('enrol.troubleAction')}
          </Button>
        }
      >
        <p>{say(known.has(code) ? `enrol.trouble_${code}` : `refusals.${code}`)}</p>
        <p>{say('enrol.troubleAsk')}</p>
      </Notice>
    </aside>
  )
}
