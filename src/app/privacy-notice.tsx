/** What the school keeps, what for, who sees it and for how long: five sentences, to read or to hear. */
import { Button } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useSay } from '../ui/say.tsx'
import { useSpeaking } from './speaking.ts'

const lines: [IconName, string][] = [
  ['page', 'what'],
  ['star', 'why'],
  ['eye', 'who'],
  ['lock', 'where'],
  ['clock', 'long'],
]

export function PrivacyNotice() {
  const say = useSay()
  const told = lines.map(([icon, key]) => ({ icon, text: say(`privacy.${key}`) }))
  const speaking = useSpeaking(told.map(({ text }) => text).join('\n'))
  return (
    <>
      {speaking && (
        <Button
          icon={speaking.speaks ? 'stop' : 'play'}
          onClick={speaking.speaks ? speaking.stop : speaking.start}
        >
          {say(speaking.speaks ? 'privacy.hush' : 'privacy.listen')}
        </Button>
      )}
      <ul class="rows">
        {told.map(({ icon, text }) => (
          <li key={icon} class="row">
            <Icon name={icon} />
            <span class="body">{text}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
