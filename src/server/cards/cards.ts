import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { desks, type Desk } from '../../domain/people/person.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { cardLink, makeCode, writeCode } from '../../wire/card.ts'
import type { Database, Tx } from '../db/database.ts'
import type { Schools } from '../places/schools.ts'

const day = 24 * 60 * 60 * 1000
export const cardLife = { days: 30, devices: 3 }

export interface PrintedCard {
  person: string
  desk: Desk
  /** What the QR holds. */
  link: string
  /** What can be typed: XXXX-XXXX-XXXX-XXXX. */
  code: string
  expiresAt: number
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** Makes a card for a person; the secret is on the card and nowhere else. */
export async function issueCard(
  db: Database,
  schools: Schools,
  origin: string,
  { place, person, desk, now, uses = cardLife.devices }: CardFor,
): Promise<PrintedCard> {
  const school = await schools.find(place)
  if (!school) throw new Error(`No such place: ${place}`)
  const { card, secret } = makeCode(randomBytes(16))
  const expiresAt = now + cardLife.days * day
  await db
    .insertInto('cards')
    .values({
      place_id: place,
      card_id: card,
      person_id: person,
      desk,
      secret_hash: hashOf(secret),
      uses_left: uses,
      expires_at: expiresAt,
    })
    .execute()
  const link = cardLink(origin, {
    card,
    secret,
    place,
    person,
    desk,
    seal: school.sealText,
    sign: school.signText,
  })
  return { person, desk, link, code: writeCode(card, secret), expiresAt }
}

export interface CardFor {
  place: string
  person: string
  desk: Desk
  now: number
  uses?: number
}

/** Takes one use of a card. @returns its person, or why not. */
export async function useCard(
  tx: Tx,
  place: string,
  card: string,
  secret: string,
  now: number,
): Promise<{ person: string } | { refused: RefusalCode }> {
  const found = await tx
    .selectFrom('cards')
    .selectAll()
    .where('place_id', '=', place)
    .where('card_id', '=', card)
    .executeTakeFirst()
  const right = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(found?.secret_hash ?? hashOf('')))
  if (!found || !right) return { refused: 'unknown_card' }
  if (found.expires_at < now) return { refused: 'card_expired' }
  const { numUpdatedRows } = await tx
    .updateTable('cards')
    .set(eb => ({ uses_left: eb('uses_left', '-', 1) }))
    .where('place_id', '=', place)
    .where('card_id', '=', card)
    .where('uses_left', '>', 0)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? { person: found.person_id } : { refused: 'card_used_up' }
}

/** The place of a card, for a phone on which only the code was typed. The card's name alone proves nothing. */
export async function placeOfCard(db: Database, card: string): Promise<string | undefined> {
  const found = await db.selectFrom('cards').select('place_id').where('card_id', '=', card).executeTakeFirst()
  return found?.place_id
}

/** Which desk a person's ties open: the work with the school before the guardian's. */
export function deskOf(roles: readonly string[]): Desk | undefined {
  if (roles.includes('homeroom') && !roles.includes('principal')) return 'teacher'
  // Who has left still reads what is his own, at the desk that he knows.
  if (roles.length > 0 && roles.every(role => role === 'leaver')) return 'student'
  return (['principal', 'counselor', 'teacher', 'guardian', 'student'] as const).find(
    desk => desks.includes(desk) && roles.includes(desk),
  )
}
