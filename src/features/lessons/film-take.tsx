import { useState } from 'preact/hooks'
import { tellSize } from '../../domain/attachments/tell.ts'
import { bytesOf, type FilmPiece } from '../../domain/lessons/film.ts'
import { useSession } from '../../storage/live.ts'
import { bringFilm } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'

export interface TakeProps {
  place: string
  pieces: FilmPiece[]
  /** Bytes that still have to come: what the tap costs. */
  left: number
  /** A key of «films» that says what is taken, with its size. */
  word: 'takeSound' | 'takePictures' | 'takeVideo'
  gender: 'male' | 'female'
}

/** The price first, then one tap. What was cut off goes on where it was. */
export function Take({ place, pieces, left, word, gender: context }: TakeProps) {
  const say = useSay()
  const session = useSession()
  const [here, setHere] = useState<number>()
  const [trouble, setTrouble] = useState<string>()
  const all = bytesOf(pieces)

  async function take() {
    setTrouble(undefined)
    setHere(all - left)
    setTrouble(await bringFilm(session, place, pieces, setHere))
    setHere(undefined)
  }
  const isBegun = left < all
  const words = say(isBegun ? 'films.goOn' : `films.${word}`, { size: tellSize(say, left), context })
  return (
    <div class="stack tight">
      {here === undefined ? (
        <Button icon="download" wide onClick={() => void take()}>
          {words}
        </Button>
      ) : (
        <div class="taking" role="status">
          <p>{say('films.taking', { percent: Math.floor((here / all) * 100) })}</p>
          <progress class="heard" max={all} value={here} aria-label={say('films.progress')} />
        </div>
      )}
      {trouble && <Problem id={`take-${word}`}>{say(`files.${trouble}`, { context })}</Problem>}
    </div>
  )
}
