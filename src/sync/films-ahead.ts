/**
 * After the letters: sound and pictures of this week's filmed lessons, for a child or his guardian, so that they are there when
 * the network is not. Never the video, and nothing at all where somebody saves data. What no lesson names any more is let go.
 */
import { hashesOf, bytesOf, isTakenAhead, lightPieces, soundFor } from '../domain/lessons/film.ts'
import type { Row } from '../domain/row.ts'
import { playsHere } from '../storage/films.ts'
import type { Phone } from '../storage/phone.ts'
import type { Session } from '../storage/session.ts'
import { bringPieces } from './bring-film.ts'
import { metering } from './metering.ts'

export async function takeFilmsAhead(
  session: Session,
  now: number,
  fetch: typeof globalThis.fetch,
): Promise<void> {
  const { phone, profile } = session
  await letGo(phone)
  if (isThrifty() || !['student', 'guardian'].includes(profile.desk)) return
  await session.refresh()
  const line = metering(phone, fetch, profile.id)
  for (const home of session.homes())
    for (const { body } of (await home.all('lesson')).sort(soonestFirst)) {
      if (body.section === '' || body.film?.kind !== 'own') continue
      const pieces = lightPieces(body.film, soundFor(body.film, playsHere))
      if (!isTakenAhead(body.publishAt, now, bytesOf(pieces))) continue
      const trouble = await bringPieces(phone, home.place, pieces, line)
      if (trouble === 'no_way' || trouble === 'full') return
    }
}

const soonestFirst = (a: Row<'lesson'>, b: Row<'lesson'>) => a.body.publishAt - b.body.publishAt

/** Save-Data, or a line on which a minute of sound takes a minute. */
function isThrifty(): boolean {
  const { connection } = navigator as Navigator & {
    connection?: { saveData?: boolean; effectiveType?: string }
  }
  return connection?.saveData === true || ['slow-2g', '2g'].includes(connection?.effectiveType ?? '')
}

async function letGo({ board }: Phone): Promise<void> {
  const kept = (await board.parts.orderBy('hash').uniqueKeys()) as string[]
  if (kept.length === 0) return
  const named = new Set<string>()
  await board.rows
    .filter(row => row.noun === 'lesson')
    .each(row => hashesOf((row.body as Row<'lesson'>['body']).film).forEach(hash => named.add(hash)))
  for (const hash of kept.filter(one => !named.has(one)))
    await board.parts.where('hash').equals(hash).delete()
}
