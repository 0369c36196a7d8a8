import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { desks, type Desk } from '../../domain/people/person.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { cardLink, makeCode, writeCode } from '../../wire/card.ts'
import type { Database } from '../db/database.ts'
import type { Schools } from '../places/schools.ts'
import type { Statements, Store } from '../store/store.ts'

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

/** Makes a card for a person; the secret is on the card and nowhere else. @param chance sixteen bytes that nobody can guess. */
export async function issueCard(
  store: Store,
  schools: Schools,
  origin: string,
  { place, person, desk, now, uses = cardLife.devices }: CardFor,
  chance: Uint8Array = randomBytes(16),
): Promise<PrintedCard> {
  const school = await schools.find(place)
  if (!school) throw new Error(`No such place: ${place}`)
  const { card, secret } = makeCode(chance)
  const expiresAt = now + cardLife.days * day
  await store.each.cards.issue(place, { card, person, desk, secretHash: hashOf(secret), uses, expiresAt })
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
  tx: Statements,
  place: string,
  card: string,
  secret: string,
  now: number,
): Promise<{ person: string } | { refused: RefusalCode }> {
  const found = await tx.cards.find(place, card)
  const right = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(found?.secretHash ?? hashOf('')))
  if (!found || !right) return { refused: 'unknown_card' }
  if (found.expiresAt < now) return { refused: 'card_expired' }
  return (await tx.cards.takeUse(place, card)) ? { person: found.person } : { refused: 'card_used_up' }
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
