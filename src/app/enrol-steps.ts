/** The way of a card into the bag: card, for whom, face, done. */
import type { Desk } from '../domain/people/person.ts'
import { motifNames, type MotifName } from '../ui/motif.tsx'
import { pockets, type Face, type Pocket } from '../storage/face.ts'
import type { Profile } from '../storage/vault.ts'
import type { Ticket } from '../sync/enrol.ts'
import type { Sibling } from '../wire/card.ts'
import type { Code } from './enrol-ticket.ts'

export type Step =
  | { at: 'card'; wrong?: string }
  /** A typed code does not say whose it is. */
  | { at: 'desk'; code: Code }
  | { at: 'face'; ticket: Ticket }
  /** Brothers and sisters by one card. */
  | { at: 'family'; siblings: Sibling[] }
  /** The card's person has a pocket on this phone already. */
  | { at: 'here'; profile: Profile }
  /** A new card for a pocket whose card was refused. */
  | { at: 'renew'; ticket: Ticket; profile: Profile }

export interface Circumstances {
  profiles: readonly Profile[]
  /** Profiles whose card the school refused. */
  refused: ReadonlySet<string>
  /** The pocket that asked for a new card. */
  renewing?: string
}

export function stepAfter(ticket: Ticket, { profiles, refused, renewing }: Circumstances): Step {
  const asked = profiles.find(profile => profile.id === renewing)
  if (asked) {
    if (asked.desk !== deskOf(ticket)) return { at: 'card', wrong: 'otherDesk' }
    return { at: 'renew', ticket, profile: asked }
  }
  const here = profiles.find(profile => isFor(ticket, profile))
  if (!here) return { at: 'face', ticket }
  return refused.has(here.id) ? { at: 'renew', ticket, profile: here } : { at: 'here', profile: here }
}

export const deskOf = (ticket: Ticket): Desk => (ticket.kind === 'card' ? ticket.card.desk : ticket.desk)

/** Only a scanned card names its person. */
export function isFor(ticket: Ticket, { homes, desk }: Profile): boolean {
  if (ticket.kind !== 'card' || ticket.card.desk !== desk) return false
  const { place, person } = ticket.card
  return homes.some(home => home.place === place && home.person === person)
}

/** Pockets that this card may belong to as well: the same person in another school. */
export function samePersons(
  ticket: Ticket,
  profiles: readonly Profile[],
  waitingForSchool: ReadonlySet<string>,
): Profile[] {
  return profiles.filter(profile => {
    if (profile.desk !== deskOf(ticket)) return false
    // One typed code at a time: the second waits until the first has met its school.
    if (ticket.kind === 'code') return !waitingForSchool.has(profile.id)
    return !profile.homes.some(home => home.place === ticket.card.place)
  })
}

/** One of a family's card: he is here already, or gets a face that neither the phone nor a sibling has. */
export interface Newcomer {
  ticket: Ticket
  face: Face
  here: boolean
}

export function newcomers(siblings: readonly Sibling[], profiles: readonly Profile[]): Newcomer[] {
  const taken = profiles.map(({ face }) => face)
  return siblings.map(({ card, name }) => {
    const ticket: Ticket = { kind: 'card', card }
    const known = profiles.find(profile => isFor(ticket, profile))
    const face = known?.face ?? { name, ...freeFace(taken.map(one => ({ face: one }))) }
    if (!known) taken.push(face)
    return { ticket, face, here: known !== undefined }
  })
}

/** The first motif and colour that nobody here has: a choice that can be left as it is. */
export function freeFace(profiles: readonly Pick<Profile, 'face'>[]): { motif: MotifName; pocket: Pocket } {
  const motifs = new Set(profiles.map(({ face }) => face.motif))
  const colours = new Set(profiles.map(({ face }) => face.pocket))
  return {
    motif: motifNames.find(name => !motifs.has(name)) ?? motifNames[profiles.length % motifNames.length]!,
    pocket: pockets.find(pocket => !colours.has(pocket)) ?? pockets[profiles.length % pockets.length]!,
  }
}
