import { useEffect, useRef, useState } from 'preact/hooks'
import { tellTime } from '../../domain/attachments/tell.ts'
import { pictureAt, type OwnFilm } from '../../domain/lessons/film.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useSay } from '../../ui/say.tsx'
import { usePiece, type FilmHere } from './film-here.ts'

const speeds = { slow: 0.75, usual: 1, quick: 1.25, quicker: 1.5 } as const
type Speed = keyof typeof speeds

export interface PlayerProps {
  film: OwnFilm
  here: FilmHere
  gender: 'male' | 'female'
  /** Only its bar, on the pages behind the first; and nothing at all while it is silent there. */
  narrow: boolean
}

/** The sound of a film, its pictures beside it: from this phone alone, with network or without. */
export function FilmPlayer({ film, here, gender: context, narrow }: PlayerProps) {
  const say = useSay()
  const sound = useRef<HTMLAudioElement>(null)
  const address = usePiece(here.sound, here.soundType, here.lightLeft === 0)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [speed, setSpeed] = useState<Speed>('usual')
  useEffect(() => {
    if (sound.current) sound.current.playbackRate = speeds[speed]
  }, [speed, address])
  const toggle = () => (playing ? sound.current?.pause() : void sound.current?.play())
  const goTo = (second: number) => {
    if (sound.current) sound.current.currentTime = second
    setAt(second)
  }
  const told = say('films.timeOf', { at: tellTime(say, at), whole: tellTime(say, film.seconds) })
  const quiet = narrow && at === 0 && !playing
  return (
    <div class="film-player" hidden={quiet}>
      {!narrow && <Picture film={film} at={at} />}
      {/* What is said stands below as text where the school has it. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio
        ref={sound}
        src={address}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={event => setAt(event.currentTarget.currentTime)}
      />
      <div class="line">
        <Button icon={playing ? 'pause' : 'play'} disabled={!address} onClick={toggle}>
          {say(playing ? 'files.pause' : 'files.listen', { context })}
        </Button>
        <span class="sm two" role="timer">
          {told}
        </span>
      </div>
      <input
        class="seek"
        type="range"
        dir="ltr"
        min={0}
        max={film.seconds}
        step={1}
        value={Math.min(film.seconds, Math.floor(at))}
        aria-label={say('films.seek')}
        aria-valuetext={told}
        onInput={event => goTo(Number(event.currentTarget.value))}
      />
      {!narrow && (
        <details class="film-more">
          <summary>{say('films.speedNow', { speed: say(`films.${speed}`) })}</summary>
          <Choice
            legend={say('films.speed')}
            quietLegend
            name="speed"
            layout="flow"
            options={(Object.keys(speeds) as Speed[]).map(value => ({ value, label: say(`films.${value}`) }))}
            value={speed}
            onChange={value => setSpeed(value as Speed)}
          />
        </details>
      )}
      {!narrow && film.transcript && <Words film={film} onPick={goTo} at={at} />}
    </div>
  )
}

/** The picture that belongs to the second which is heard. */
export function Picture({ film, at }: { film: OwnFilm; at: number }) {
  const say = useSay()
  const picture = pictureAt(film, at)
  const address = usePiece(picture, 'image/webp', true)
  if (!picture) return null
  const n = film.pictures.indexOf(picture) + 1
  return (
    <div class="film-picture">
      {address && <img src={address} alt={say('films.picture', { n, of: film.pictures.length })} />}
    </div>
  )
}

/** What is said, to read along; a line that knows its second leads there. */
function Words({ film, at, onPick }: { film: OwnFilm; at: number; onPick: (second: number) => void }) {
  const say = useSay()
  const cues = film.transcript ?? []
  const now = cues.filter(cue => cue.at !== undefined && cue.at <= at).at(-1)
  return (
    <details class="film-more film-words">
      <summary>{say('films.transcript')}</summary>
      <ol>
        {cues.map((cue, index) => (
          <li key={index} aria-current={cue === now ? 'true' : undefined}>
            {cue.at === undefined ? (
              <p dir="auto">{cue.t}</p>
            ) : (
              <button type="button" onClick={() => onPick(cue.at!)}>
                <span class="xs two">{tellTime(say, cue.at)}</span>
                <span dir="auto">{cue.t}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
