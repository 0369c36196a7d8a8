import { useEffect, useState } from 'preact/hooks'
import type { ComingFilm } from '../../domain/lessons/film.ts'
import { usePocket } from '../../storage/live.ts'
import { filmStanding, sendFilm, sendingOf } from '../../sync/act.ts'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { FilePick } from './file-pick.tsx'

/** How far a film is that this page sends. */
export function SendingLine({ film, gender: context }: { film: string; gender: 'male' | 'female' }) {
  const say = useSay()
  // Drawn anew whenever the phone's bell rings.
  usePocket()
  const sending = sendingOf(film)
  if (!sending) return null
  const { state, sent, bytes, code } = sending
  if (state === 'refused') return <Problem id="film-refused">{say(`films.${code}`, { context })}</Problem>
  if (state === 'done') return <p role="status">{say('films.sent')}</p>
  const percent = Math.floor((sent / bytes) * 100)
  return (
    <div class="taking" role="status">
      <p>{say(state === 'waiting' ? 'films.sendWaits' : 'films.sending', { percent, context })}</p>
      <progress class="heard" max={bytes} value={sent} aria-label={say('films.progress')} />
    </div>
  )
}

/** A film whose page was closed before all of it had arrived: the same file again, and it goes on. */
export function SendAgain({
  place,
  film,
  gender: context,
}: {
  place: string
  film: ComingFilm
  gender: 'male' | 'female'
}) {
  const say = useSay()
  const { session } = usePocket()
  const [standing, setStanding] = useState<{ length: number; got: number }>()
  useEffect(() => {
    let here = true
    void filmStanding(session, place, film.id).then(told => here && setStanding(told))
    return () => void (here = false)
  }, [film.id])
  if (sendingOf(film.id)) return <SendingLine film={film.id} gender={context} />
  if (!standing || standing.got >= standing.length) return null
  return (
    <div class="film">
      <p>{say('films.halfHere', { percent: Math.floor((standing.got / standing.length) * 100) })}</p>
      <FilePick
        name="film-file"
        icon="play"
        accept="video/*"
        label={say('films.sameFile', { context })}
        onPick={file => void sendFilm(session, { place, film: film.id, file })}
      />
    </div>
  )
}
