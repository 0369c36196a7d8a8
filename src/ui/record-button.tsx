import { useEffect, useRef, useState } from 'preact/hooks'
import type { Made } from '../domain/attachments/standing.ts'
import { tellTime } from '../domain/attachments/tell.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Problem } from './problem.tsx'
import { useSay } from './say.tsx'
import type { Recording, VoiceTrouble } from './voice.ts'

export interface RecordProps {
  gender: 'male' | 'female'
  onMade: (made: Made) => void
  onFault: (error: unknown) => void
}

/** A note ends by itself; a longer one is better said in two. */
const longest = 300

/** Speak, stop, done; and where no microphone may be had, the way by a file. */
export function RecordButton({ gender, onMade, onFault }: RecordProps) {
  const say = useSay()
  const [state, setState] = useState<'idle' | 'asking' | 'on'>('idle')
  const [seconds, setSeconds] = useState(0)
  const [trouble, setTrouble] = useState<VoiceTrouble | 'notAudio'>()
  const running = useRef<Recording | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  // Whoever leaves the screen is not recorded any longer.
  useEffect(() => () => running.current?.discard(), [])

  async function begin() {
    setTrouble(undefined)
    setState('asking')
    const { record } = await import('./voice.ts')
    const begun = await record(beat)
    if (typeof begun === 'string') {
      setTrouble(begun)
      return setState('idle')
    }
    running.current = begun
    setSeconds(0)
    setState('on')
  }
  function beat(now: number) {
    setSeconds(now)
    if (now >= longest) void end().catch(onFault)
  }
  async function end() {
    const recording = running.current
    running.current = undefined
    setState('idle')
    const made = await recording?.stop()
    if (made) onMade(made)
  }
  function discard() {
    running.current?.discard()
    running.current = undefined
    setState('idle')
  }
  async function choose(file: File | undefined) {
    if (!file) return
    const { chosenSound } = await import('./voice.ts')
    const made = await chosenSound(file)
    setTrouble(made ? undefined : 'notAudio')
    if (made) onMade(made)
  }

  if (state === 'on')
    return (
      <div class="recording wide">
        <p class="line" role="timer">
          <Icon name="mic" />
          <b>{say('files.recording', { time: tellTime(say, seconds) })}</b>
        </p>
        <div class="line">
          <Button kind="main" icon="stop" onClick={() => void end().catch(onFault)}>
            {say('files.stop', { context: gender })}
          </Button>
          <Button onClick={discard}>{say('files.discard', { context: gender })}</Button>
        </div>
      </div>
    )
  return (
    <>
      <Button icon="mic" disabled={state === 'asking'} onClick={() => void begin().catch(onFault)}>
        {state === 'asking' ? say('files.asking') : say('files.record', { context: gender })}
      </Button>
      {trouble && (
        <>
          <Problem id="voice-trouble">{say(`files.${trouble}`, { context: gender })}</Problem>
          <Button icon="mic" onClick={() => input.current?.click()}>
            {say('files.chooseAudio', { context: gender })}
          </Button>
          <input
            ref={input}
            hidden
            type="file"
            accept="audio/*"
            onChange={event => void choose(event.currentTarget.files?.[0]).catch(onFault)}
          />
        </>
      )}
    </>
  )
}
