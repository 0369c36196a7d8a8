/** What of a film lies on this phone, and addresses under which the page plays and shows it. */
import { useEffect, useState } from 'preact/hooks'
import { bytesOf, lightPieces, soundFor, type FilmPiece, type OwnFilm } from '../../domain/lessons/film.ts'
import { filmBytesHere, playsHere, readPiece } from '../../storage/films.ts'
import { useLive, useSession } from '../../storage/live.ts'

export interface FilmHere {
  /** Sound (the one that this phone plays) and pictures. */
  light: FilmPiece[]
  sound: FilmPiece | undefined
  soundType: string
  /** Bytes that would still have to come; 0 when it is here. */
  lightLeft: number
  videoLeft: number
}

export function useFilmHere(film: OwnFilm): FilmHere | undefined {
  return useLive(
    async ({ phone }) => {
      const sound = soundFor(film, playsHere)
      const light = lightPieces(film, sound)
      return {
        light,
        sound,
        soundType: sound?.type ?? '',
        lightLeft: bytesOf(light) - (await filmBytesHere(phone, light)),
        videoLeft: film.video.bytes - (await filmBytesHere(phone, [film.video])),
      }
    },
    [film.video.hash],
  )
}

/** The address of a piece for as long as it is shown; undefined until all of it is here. */
export function usePiece(piece: FilmPiece | undefined, type: string, isHere: boolean): string | undefined {
  const { phone } = useSession()
  const [address, setAddress] = useState<string>()
  const [fault, setFault] = useState<unknown>()
  useEffect(() => {
    if (!piece || !isHere) return
    let shown = true
    let made: string | undefined
    readPiece(phone, piece, type).then(
      blob => {
        if (!shown || !blob) return
        made = URL.createObjectURL(blob)
        setAddress(made)
      },
      (error: unknown) => shown && setFault(error),
    )
    return () => {
      shown = false
      setAddress(undefined)
      if (made) URL.revokeObjectURL(made)
    }
  }, [phone, piece?.hash, isHere])
  if (fault) throw fault as Error
  return address
}
