import { useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/say.tsx'

/** Ready text for outside: handed to the phone's own sharing where it has one, else copied. */
export function Share({ text }: { text: string }) {
  const say = useSay()
  const [told, setTold] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const canShare = 'share' in navigator

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setTold(say('broadcasts.copied'))
    } catch {
      // Without permission or a secure page there is still the finger: the text is selected for it.
      box.current?.querySelector('textarea')?.select()
      setTold(say('broadcasts.copyByHand'))
    }
  }
  async function share() {
    try {
      await navigator.share({ text })
    } catch (error) {
      // Closing the phone's own sheet is an answer; whatever else went wrong, copying still works.
      if ((error as Error).name !== 'AbortError') await copy()
    }
  }

  return (
    <section class="stack" ref={box}>
      <h2>{say('broadcasts.shareTitle')}</h2>
      <Field
        label={say('broadcasts.shareLabel')}
        name="share"
        lines={Math.min(12, text.split('\n').length + 1)}
        value={text}
        readOnly
        hint={say('broadcasts.shareWhy')}
      />
      <div class="line">
        {canShare && (
          <Button icon="send" onClick={() => void share()}>
            {say('broadcasts.share')}
          </Button>
        )}
        <Button icon="page" onClick={() => void copy()}>
          {say('broadcasts.copy')}
        </Button>
        <span class="sm two" role="status">
          {told}
        </span>
      </div>
    </section>
  )
}
