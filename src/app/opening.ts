/** Opens the phone behind the first painted screen: storage, the last pocket, the heartbeat. */
import { openPhone, type Phone } from '../storage/phone.ts'
import { Session } from '../storage/session.ts'
import type { Desk } from '../domain/people/person.ts'

/** Which pocket was open last on this phone; only its id, told to nobody. */
const key = 'haqiba.pocket'

export const lastPocket = () => localStorage.getItem(key) ?? undefined

export interface Opening {
  phone: Phone
  /** The pocket that was open last, if it is still here and has no secret. */
  session: Session | undefined
}

export async function openBag(): Promise<Opening> {
  const phone = await openPhone()
  const last = lastPocket()
  const session = last ? await Session.open(phone, last) : undefined
  return { phone, session }
}

export async function openPocket(phone: Phone, profile: string): Promise<Session | undefined> {
  const session = await Session.open(phone, profile)
  if (!session) return undefined
  localStorage.setItem(key, profile)
  await phone.vault.profiles.update(profile, { openedAt: Date.now() })
  return session
}

export const closePocket = () => localStorage.removeItem(key)

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
