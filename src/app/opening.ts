/** Opens the phone behind the first painted screen: storage, the last pocket, the heartbeat. */
import type { DataKey } from '../storage/lock.ts'
import { openPhone, type Phone } from '../storage/phone.ts'
import { Session } from '../storage/session.ts'
import type { Desk } from '../domain/people/person.ts'

export interface Opening {
  phone: Phone
  /** The pocket that was open last, if it is still here and has no lock. */
  session: Session | undefined
}

export async function openBag(): Promise<Opening> {
  const phone = await openPhone()
  const session = await openLast(phone)
  return { phone, session }
}

/** The vault says which pocket was open last: what else a browser remembers may not outlive a flat battery. */
async function openLast(phone: Phone): Promise<Session | undefined> {
  const open = (await phone.vault.profiles.toArray()).filter(profile => profile.openedAt > 0)
  const last = open.sort((a, b) => b.openedAt - a.openedAt)[0]
  return last && Session.open(phone, last.id)
}

/** @param dataKey what a secret has brought; absent for a pocket that has none. */
export async function openPocket(
  phone: Phone,
  profile: string,
  dataKey?: DataKey,
): Promise<Session | undefined> {
  const session = await Session.open(phone, profile, dataKey)
  if (session) await phone.vault.profiles.update(profile, { openedAt: Date.now() })
  return session
}

/** The school's clock, as far as this phone knows it. */
export async function schoolNow({ board }: Phone): Promise<{ now: number; contact: number }> {
  const contact = await board.meta.get('contact')
  const clock = Date.now()
  if (!contact) return { now: clock, contact: 0 }
  return { now: clock + contact.server - contact.phone, contact: contact.phone }
}

/** The kinds of people on this phone: the worker keeps their chunks. */
export async function desksHere({ vault }: Phone): Promise<Desk[]> {
  return [...new Set((await vault.profiles.toArray()).map(profile => profile.desk))].sort()
}
