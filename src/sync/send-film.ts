/**
 * Sends a film, piece after piece. Step by step:
 *   1. it is announced: the school keeps room for it, or says at once why not;
 *   2. each piece goes with its hash; where one does not land, the school is asked where to go on;
 *   3. without network it waits and goes on by itself, as long as this page is open.
 */
import { filmPath, type FilmCode } from '../wire/films.ts'
import { deviceOf, type Phone } from '../storage/phone.ts'
import { askForFile } from './file-request.ts'
import { metering } from './metering.ts'
import { isSendingAny, noteSending, sendingOf, type Sending } from './sendings.ts'

/** Half of what the school takes at once: a cut wastes little, also on a slow line. */
const piece = 512 * 1024

export interface FilmToSend {
  place: string
  /** The id that the lesson names. */
  film: string
  file: File
}

export async function sendFilm(phone: Phone, toSend: FilmToSend): Promise<void> {
  const before = sendingOf(toSend.film)
  if (before && before.state !== 'refused') return
  const { film, file } = toSend
  const tell = (change: Partial<Sending>) => {
    const now = sendingOf(film)
    const next: Sending = { name: file.name, bytes: file.size, sent: 0, state: 'sending', ...now, ...change }
    noteSending(film, next)
    // Once a percent is enough for the eye, and redrawing costs a small phone something.
    const percent = (one?: Sending) => one && Math.floor((one.sent / one.bytes) * 100)
    if (now?.state !== next.state || percent(now) !== percent(next)) phone.bell.ring()
  }
  tell({ state: 'sending', sent: 0, code: undefined })
  addEventListener('beforeunload', holdBack)
  try {
    for (let misses = 0; ; misses++) {
      const told = await sendOnce(phone, toSend, tell)
      if (told !== 'no_way') {
        if (told) tell({ state: 'refused', code: told })
        else tell({ state: 'done', sent: file.size })
        return
      }
      tell({ state: 'waiting' })
      await untilOnline(misses)
      tell({ state: 'sending' })
    }
  } finally {
    if (!isSendingAny()) removeEventListener('beforeunload', holdBack)
  }
}

/** The browser asks before a page is left that still sends. */
const holdBack = (event: BeforeUnloadEvent) => event.preventDefault()

/** @returns undefined when all of it has arrived; else why not. */
async function sendOnce(
  phone: Phone,
  { place, film, file }: FilmToSend,
  tell: (change: Partial<Sending>) => void,
): Promise<FilmCode | 'another_film' | 'film_gone' | 'no_way' | undefined> {
  try {
    for (let tries = 5; tries > 0; tries--) {
      const known = await announce(phone, place, film, file.size)
      if (typeof known === 'string') return known
      let at = known
      while (at < file.size) {
        tell({ sent: at })
        const bytes = new Uint8Array(await file.slice(at, at + piece).arrayBuffer())
        const status = await patch(phone, filmPath(place, film), at, bytes)
        if (status >= 500 || status === 429) return 'no_way'
        if (status !== 204) break
        at += bytes.length
      }
      if (at >= file.size) return undefined
    }
    return 'no_way'
  } catch (error) {
    const { name } = error as Error
    // What the browser says when a file was moved or changed since it was chosen.
    if (name === 'NotReadableError' || name === 'NotFoundError') return 'film_gone'
    if (error instanceof TypeError || name === 'AbortError') return 'no_way'
    throw error
  }
}

const lineOf = (phone: Phone) => metering(phone, (...request) => fetch(...request))

/** @returns where to go on, or why it is not taken. */
async function announce(phone: Phone, place: string, film: string, length: number) {
  const device = (await deviceOf(phone)).id
  const metadata = Object.entries({ place, film, device })
    .map(([name, value]) => `${name} ${btoa(value)}`)
    .join(',')
  const response = await askForFile(
    phone,
    {
      method: 'POST',
      path: '/films',
      detail: `${length} ${metadata}`,
      headers: { 'upload-length': String(length), 'upload-metadata': metadata },
    },
    lineOf(phone),
  )
  if (!response.ok) return codeOf(response)
  if (response.status === 200 && (await lengthOf(phone, place, film)) !== length)
    return 'another_film' as const
  const offset = Number(response.headers.get('upload-offset') ?? NaN)
  return Number.isInteger(offset) ? offset : ('no_way' as const)
}

async function lengthOf(phone: Phone, place: string, film: string): Promise<number> {
  return (await standingOf(phone, place, film))?.length ?? NaN
}

/** How much of a film the school has; undefined where it knows of none, or is out of reach. */
export async function standingOf(
  phone: Phone,
  place: string,
  film: string,
): Promise<{ length: number; got: number } | undefined> {
  const path = filmPath(place, film)
  try {
    const response = await askForFile(phone, { method: 'HEAD', path }, lineOf(phone))
    const [length, got] = ['upload-length', 'upload-offset'].map(name => Number(response.headers.get(name)))
    return response.ok && length && got !== undefined ? { length, got } : undefined
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'AbortError') return undefined
    throw error
  }
}

async function patch(
  phone: Phone,
  path: string,
  at: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<number> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const checksum = `sha256 ${btoa(String.fromCharCode(...digest))}`
  const headers = {
    'upload-offset': String(at),
    'upload-checksum': checksum,
    'content-type': 'application/offset+octet-stream',
  }
  const ask = { method: 'PATCH' as const, path, detail: `${at} ${checksum}`, headers, body: bytes }
  return (await askForFile(phone, ask, lineOf(phone))).status
}

async function codeOf(response: Response): Promise<FilmCode | 'no_way'> {
  const said = (await response.json().catch(() => undefined)) as { code?: unknown } | undefined
  const known = ['not_yours', 'film_too_large', 'quota_full', 'no_ffmpeg', 'disk_full', 'not_found']
  return known.includes(String(said?.code)) ? (said!.code as FilmCode) : 'no_way'
}

/** Until the network returns; where the browser does not tell, after a while that grows to a minute. */
function untilOnline(misses: number): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, Math.min(60_000, 3000 * 2 ** misses))
    addEventListener('online', done)
    function done() {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
  })
}
