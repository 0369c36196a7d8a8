/** How the family knows one's own pocket: changed here, and known to nobody outside this phone. */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { useSession } from '../storage/live.ts'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { FaceFields } from './face-fields.tsx'

export function MyPocket() {
  const say = useSay()
  const session = useSession()
  const { route } = useLocation()
  const { phone, profile } = session
  const [face, setFace] = useState(profile.face)
  const [nameless, setNameless] = useState(false)
  const save = async () => {
    const name = face.name.trim()
    setNameless(name === '')
    if (name === '') return
    await phone.vault.profiles.update(profile.id, { face: { ...face, name } })
    await session.refresh()
    phone.bell.ring()
    route('/me')
  }
  return (
    <Screen
      top={<TopBar title={say('pockets.mine')} heading back={{ label: say('app.back'), href: '/me' }} />}
      foot={
        <Button kind="main" wide onClick={() => void save()}>
          {say('app.save')}
        </Button>
      }
    >
      <FaceFields face={face} nameless={nameless} onFace={setFace} onEnter={() => void save()} />
      <Button kind="link" icon="trash" href="/me/leave">
        {say('pockets.leave')}
      </Button>
    </Screen>
  )
}
