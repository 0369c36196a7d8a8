import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { tellSize } from '../../domain/attachments/tell.ts'
import { hostOf, minutesOf, type Film, type OwnFilm, type PlatformFilm } from '../../domain/lessons/film.ts'
import { useHome } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/say.tsx'
import { useFilmHere, usePiece, type FilmHere } from './film-here.ts'
import { FilmPlayer, Picture } from './film-player.tsx'
import { Take } from './film-take.tsx'
import '../../ui/files.css'
import '../../ui/film.css'

export interface LessonFilmProps {
  place: string
  film: Film
  /** On the pages behind the first only the bar of what is being heard stands. */
  narrow: boolean
  /** What stands there while there is no film yet. */
  coming: ComponentChildren
}

/** The film of a lesson: sound and pictures first, the video for whoever asks for it. */
export function LessonFilm({ place, film, narrow, coming }: LessonFilmProps) {
  const gender = useHome(place)?.actor().gender ?? 'male'
  if (film.kind === 'own') return <Own place={place} film={film} narrow={narrow} gender={gender} />
  if (narrow) return null
  if (film.kind === 'platform') return <Platform film={film} gender={gender} />
  return <>{coming}</>
}

interface OwnProps {
  place: string
  film: OwnFilm
  narrow: boolean
  gender: 'male' | 'female'
}

function Own({ place, film, narrow, gender }: OwnProps) {
  const say = useSay()
  const here = useFilmHere(film)
  if (!here) return null
  const isLight = here.lightLeft === 0
  if (narrow && !(isLight && here.sound)) return null
  return (
    <section class={narrow ? 'film' : 'card film'} aria-label={say('films.title')}>
      {!narrow && (
        <div class="line">
          <h2 class="md">{say('films.title')}</h2>
          <span class="end sm two">{say('films.length', { count: minutesOf(film.seconds) })}</span>
        </div>
      )}
      {!isLight && (
        <Take
          {...{ place, gender }}
          pieces={here.light}
          left={here.lightLeft}
          word={here.sound ? 'takeSound' : 'takePictures'}
        />
      )}
      {isLight && here.sound && <FilmPlayer film={film} here={here} gender={gender} narrow={narrow} />}
      {isLight && !here.sound && <Still film={film} />}
      {!narrow && <Video place={place} film={film} here={here} gender={gender} />}
    </section>
  )
}

/** A film without sound: its pictures, one after the other. */
function Still({ film }: { film: OwnFilm }) {
  const say = useSay()
  const [n, setN] = useState(0)
  return (
    <>
      <p class="sm two">{say('films.noSound')}</p>
      <Picture film={film} at={film.pictures[n]?.at ?? 0} />
      {film.pictures.length > 1 && (
        <Button icon="picture" onClick={() => setN((n + 1) % film.pictures.length)}>
          {say('films.nextPicture', { n: n + 1, of: film.pictures.length })}
        </Button>
      )}
    </>
  )
}

function Video({ place, film, here, gender }: Omit<OwnProps, 'narrow'> & { here: FilmHere }) {
  const say = useSay()
  const isHere = here.videoLeft === 0
  const address = usePiece(film.video, 'video/mp4', isHere)
  if (!isHere)
    return <Take {...{ place, gender }} pieces={[film.video]} left={here.videoLeft} word="takeVideo" />
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video class="film-video" src={address} controls playsInline preload="metadata" dir="ltr" />
      <p class="sm two">{say('films.videoHere', { size: tellSize(say, film.video.bytes) })}</p>
    </>
  )
}

/** Somebody else's house: its name and the length first, and nothing of it is fetched by us. */
function Platform({
  film: { href, title, seconds },
  gender,
}: {
  film: PlatformFilm
  gender: 'male' | 'female'
}) {
  const say = useSay()
  const host = hostOf(href)
  if (!host) return null
  return (
    <section class="card film" aria-label={say('films.title')}>
      <div class="line">
        <h2 class="md">
          <bdi>{title}</bdi>
        </h2>
        <span class="end sm two">{say('films.length', { count: minutesOf(seconds) })}</span>
      </div>
      <p class="sm two">
        {say('films.onPlatform')} <bdi dir="ltr">{host}</bdi>
      </p>
      <p>
        <a class="btn quiet" href={href} target="_blank" rel="noopener noreferrer">
          {say('films.openPlatform', { context: gender })}
        </a>
      </p>
      <p class="sm two">{say('films.platformCost')}</p>
    </section>
  )
}
