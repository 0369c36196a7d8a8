/** What the school keeps of me, and when I agreed; whoever has not been asked yet answers here. */
import { agree, agreedAt } from '../sync/consent.ts'
import { useLive, useSession } from '../storage/live.ts'
import { Button } from '../ui/button.tsx'
import { useDates, useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { PrivacyNotice } from './privacy-notice.tsx'

export function Privacy() {
  const say = useSay()
  const dates = useDates()
  const session = useSession()
  const answers = useLive(one => Promise.all(one.homes().map(({ place }) => agreedAt(one, place))))
  const isAsked = answers?.includes(undefined)
  const first = answers?.[0]
  return (
    <Screen
      top={<TopBar title={say('privacy.title')} heading back={{ label: say('app.back'), href: '/me' }} />}
      foot={
        isAsked && (
          <Button kind="main" wide onClick={() => void agree(session)}>
            {say('privacy.agree')}
          </Button>
        )
      }
    >
      {!isAsked && first !== undefined && <p>{say('privacy.agreed', { date: dates.gregorian(first) })}</p>}
      <PrivacyNotice />
    </Screen>
  )
}
