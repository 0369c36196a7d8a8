import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'
import { useSay } from '../ui/say.tsx'
import type { Scanner } from './scan.ts'

interface SightProps {
  scanner: Scanner
  onSeen(text: string): void
}

/** The camera, opened only when asked for, and closed as soon as a square is seen or the screen is left. */
export function Camera({ scanner, main, onSeen }: SightProps & { main: boolean }) {
  const say = useSay()
  const [state, setState] = useState<'closed' | 'open' | 'no'>('closed')
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (state !== 'open' || !video.current) return
    let stop: (() => void) | undefined
    let left = false
    const found = (text: string) => {
      setState('closed')
      onSeen(text)
    }
    void scanner.watch(video.current, found).then(watch => {
      if (watch.kind === 'no') return setState('no')
      stop = watch.stop
      // The screen may have been left while the person was being asked for the camera.
      if (left) stop()
    })
    return () => {
      left = true
      stop?.()
    }
  }, [state])
  if (state === 'open')
    return (
      <>
        <video class="camera" ref={video} muted playsInline aria-label={say('enrol.cameraView')} />
        <p class="sm two" role="status">
          {say('enrol.cameraHint')}
        </p>
        <Button icon="close" onClick={() => setState('closed')}>
          {say('enrol.cameraClose')}
        </Button>
      </>
    )
  return (
    <>
      <Button kind={main ? 'main' : 'quiet'} icon="qr" wide onClick={() => setState('open')}>
        {say('enrol.camera')}
      </Button>
      {state === 'no' && <Problem id="camera-no">{say('enrol.cameraNo')}</Problem>}
    </>
  )
}

/** A picture of the card that lies on the phone, from a message for example. */
export function PictureOfCard({ scanner, onSeen }: SightProps) {
  const say = useSay()
  const [unseen, setUnseen] = useState(false)
  const take = async (picture: Blob | undefined) => {
    if (!picture) return
    const text = await scanner.readPicture(picture)
    setUnseen(text === undefined)
    if (text !== undefined) onSeen(text)
  }
  return (
    <>
      <label class="pick">
        <input
          class="sr"
          type="file"
          accept="image/*"
          onChange={event => void take(event.currentTarget.files?.[0])}
        />
        <span class="btn box">
          <Icon name="picture" />
          {say('enrol.picture')}
        </span>
      </label>
      {unseen && <Problem id="picture-unseen">{say('enrol.pictureUnseen')}</Problem>}
    </>
  )
}
