import type { Phone } from '../storage/phone.ts'
import { quarantined } from '../sync/receipts.ts'

/**
 * Why the school refused this pocket's card; undefined while nothing is wrong with it, or where a newer card is already on
 * its way: then there is nothing more to do.
 */
export async function refusedCard(phone: Phone, profile: string): Promise<string | undefined> {
  // A letter of an unknown author only waits for its enrolment; any other code speaks of the card itself.
  const refused = (await quarantined(phone, profile)).filter(({ code }) => code !== 'unknown_author')
  if (refused.length === 0) return undefined
  const letters = await phone.vault.outbox.where('profile').equals(profile).sortBy('n')
  const last = letters.filter(({ letter }) => refused.some(one => one.letter === letter)).at(-1)
  const renewed = (await waitingEnrolments(phone, profile)).some(({ n }) => n > (last?.n ?? 0))
  return renewed ? undefined : refused.find(({ letter }) => letter === last?.letter)?.code
}

/** Cards of this pocket that have not left the phone: of all letters only these have no author's copy. */
export async function waitingEnrolments({ vault, board }: Phone, profile: string) {
  const copies = new Set(await vault.copies.where('profile').equals(profile).primaryKeys())
  const told = new Set(await board.acks.toCollection().primaryKeys())
  const waiting = await vault.outbox.where('profile').equals(profile).toArray()
  return waiting.filter(
    ({ n, letter, settledAt }) => settledAt === 0 && !told.has(letter) && !copies.has(`${profile}/${n}`),
  )
}
