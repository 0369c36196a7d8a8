/** A new face on the phone. By scanned card all works without network; by typed code the letters are sealed at first contact. */
import type { Desk } from '../domain/people/person.ts'
import { keyId, makeInbox, makeSigner, publicText } from '../letters/keys.ts'
import { wrapKeys } from '../storage/lock.ts'
import { deviceOf, nextNumber, type Phone } from '../storage/phone.ts'
import { Session } from '../storage/session.ts'
import type { Face, Profile } from '../storage/vault.ts'
import type { Card } from '../wire/card.ts'
import { write } from './tap.ts'

/** The place of a profile whose school is not known yet: only its typed code is. */
export const unknownPlace = '?'

export type Ticket = { kind: 'card'; card: Card } | { kind: 'code'; card: string; secret: string; desk: Desk }

/** Makes a profile with keys of its own, and its enrolment as the first letter that it sends. */
export async function enrol(phone: Phone, ticket: Ticket, face: Face): Promise<Session> {
  await refuseForeign(phone, ticket)
  const device = await deviceOf(phone)
  const inbox = await makeInbox()
  const signer = await makeSigner()
  const signKey = await publicText(signer)
  const id = await keyId(signKey)
  const lock = { kind: 'none' as const }
  const { dataKey, pairs } = await wrapKeys(device, id, lock, inbox, signer)
  const now = Date.now()
  const profile: Profile = {
    id,
    face,
    desk: ticket.kind === 'card' ? ticket.card.desk : ticket.desk,
    lock,
    homes: [],
    inboxKey: await publicText(inbox),
    signKey,
    dataKey,
    pairs,
    madeAt: now,
    openedAt: now,
  }
  await phone.vault.profiles.put(profile)
  const session = (await Session.open(phone, id))!
  await enter(session, ticket)
  return session
}

/** The card names a school that this phone knows by other keys. */
export class ForeignCard extends Error {}

/** A profile enters one more school, or comes back with a new card after its first was used up. */
export async function enter(session: Session, ticket: Ticket): Promise<void> {
  const { phone } = session
  const { vault } = phone
  await refuseForeign(phone, ticket)
  const profile = (await vault.profiles.get(session.profile.id))!
  const place = ticket.kind === 'card' ? ticket.card.place : unknownPlace
  const person = ticket.kind === 'card' ? ticket.card.person : ''
  const { card, secret } = ticket.kind === 'card' ? ticket.card : ticket
  if (ticket.kind === 'card') {
    const { seal, sign } = ticket.card
    await vault.schools.put({ place, seal, sign })
  }
  const n = await nextNumber(phone, 'acts')
  const device = await deviceOf(phone)
  const keys = { device: device.publicKey, inbox: profile.inboxKey, sign: profile.signKey }
  const { waiting } = await write(session, place, n, { e: { card, secret, ...keys } })
  const homes = [...profile.homes.filter(home => home.place !== place), { place, person }]
  await vault.transaction('rw', vault.outbox, vault.profiles, vault.codes, async () => {
    await vault.outbox.put(waiting)
    await vault.profiles.update(profile.id, { homes })
    if (ticket.kind === 'code') await vault.codes.put({ profile: profile.id, card, secret })
  })
  await session.refresh()
  phone.bell.ring()
}

/** A school's keys never change: a card that brings others for a place we know is no card of that school. */
async function refuseForeign({ vault }: Phone, ticket: Ticket) {
  if (ticket.kind !== 'card') return
  const known = await vault.schools.get(ticket.card.place)
  if (known && (known.seal !== ticket.card.seal || known.sign !== ticket.card.sign)) throw new ForeignCard()
}
