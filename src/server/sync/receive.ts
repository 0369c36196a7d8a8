/**
 * Takes in the letters of one request, in their order. Each is settled by itself: one that is refused, or not understood,
 * never holds up the rest. The author is whoever signed inside; who carried it does not matter.
 */
import type { Moment } from '../../domain/action.ts'
import { isTakenIn } from '../../domain/phones/phone.ts'
import { refuse, type RefusalCode } from '../../domain/refusal.ts'
import { checkShape } from '../../domain/shape.ts'
import type { OwnAct } from '../../letters/bundle.ts'
import { keyId, readInbox, readVerifier } from '../../letters/keys.ts'
import { openLetter, type OpenedLetter } from '../../letters/letter.ts'
import { fromBase64url } from '../../wire/bytes.ts'
import { actShape, enrolShape, leaveShape, type Act, type Enrol, type Leave } from '../../wire/content.ts'
import { readHeader } from '../../wire/letter.ts'
import { note } from '../actions/audit.ts'
import { performAct, storedVerdict, storeVerdict, type Key } from '../actions/perform.ts'
import { PlaceRows } from '../actions/rows.ts'
import { useCard } from '../cards/cards.ts'
import type { SchoolKeys } from '../places/schools.ts'
import { again } from '../store/again.ts'
import type { Statements } from '../store/store.ts'
import type { SyncDesk } from './desk.ts'
import { reviveDevice } from './devices.ts'
import { mustWait, noteGuess } from './guesses.ts'
import { holdBack, layAside, settleTaken } from './held.ts'
import { keep, type Kept } from './keeping.ts'

export interface Receipt {
  /** '' for what is no letter at all. */
  letter: string
  /** '' when it is settled; else why it could not be taken as its author's, told in clear. */
  code: '' | RefusalCode
  /** The act that was in it, if it was applied: the answer to its author may point into it. */
  act?: OwnAct & { profile: string }
}

/**
 * @param network where it came from, as far as wrong cards are counted by it.
 * @returns undefined for a letter that can't be taken in now, and should come again: it stays with its phone.
 */
export async function receive(
  house: SyncDesk,
  bytes: Uint8Array,
  network = '',
): Promise<Receipt | undefined> {
  const header = readHeader(bytes)
  if (!header) return { letter: '', code: 'not_understood' }
  const school = await house.schools.findByKeyId(header.schoolKey)
  const opened = school && (await openLetter(bytes, school.open))
  if (!opened) return { letter: header.id, code: 'not_understood' }
  const said = await settle(house, school, opened, bytes, network)
  const code = said === 'applied' ? '' : said
  if (code === 'later') return undefined
  if (said !== 'applied') return { letter: header.id, code }
  const { p, n, x } = opened.content as Act
  return { letter: header.id, code, act: { profile: p, n, args: x } }
}

async function settle(
  house: SyncDesk,
  school: SchoolKeys,
  opened: OpenedLetter,
  bytes: Uint8Array,
  network: string,
) {
  const enrol = checkShape(enrolShape, opened.content)
  if (enrol.ok) return settleEnrol(house, school, opened, enrol.value, bytes, network)
  const leave = checkShape(leaveShape, opened.content)
  if (leave.ok) return settleLeave(house, school, opened, leave.value, bytes)
  const act = checkShape(actShape, opened.content)
  if (act.ok) return settleAct(house, school, opened, act.value, bytes)
  return 'not_understood' as const
}

async function settleAct(
  house: SyncDesk,
  { place }: SchoolKeys,
  opened: OpenedLetter,
  act: Act,
  bytes: Uint8Array,
) {
  const letter = { place, id: opened.header.id, profile: act.p, device: act.d, bytes }
  const author = await writerOf(house, letter, opened)
  if (typeof author === 'string') return author
  // A lost phone may be in a stranger's hands: what may be his is not done, and nothing is thrown away.
  const endedAt = await house.store.each.phones.endedAt(place, act.d)
  if (endedAt !== undefined && !isTakenIn(endedAt, act.t, house.now()))
    return holdBack(house, letter, act, author.person)
  const key: Key = { place, device: act.d, n: act.n, profile: act.p, letter: opened.header.id }
  const at: Moment = { now: house.now(), tap: act.t }
  const call = { name: act.a.name, version: act.a.v, args: act.x }
  const { code } = await performAct(house.store, key, author.person, call, at)
  if (code === 'number_taken') return code
  return code === '' ? ('applied' as const) : ('' as const)
}

/** @returns the author; or, where he is not known or did not sign, what becomes of the letter. */
async function writerOf(house: SyncDesk, letter: Kept, opened: OpenedLetter) {
  const author = await house.store.each.phones.author(letter.place, letter.profile, letter.device)
  if (!author) return (await keep(house, letter, 'unknown_author')) ? 'unknown_author' : 'later'
  const signer = await readVerifier(author.sign)
  return signer && (await opened.signedBy(signer)) ? author : 'not_understood'
}

/** A profile leaves its phone; on a phone that the school has ended it has nothing to leave. */
async function settleLeave(
  house: SyncDesk,
  { place }: SchoolKeys,
  opened: OpenedLetter,
  { p: profile, d: device, n }: Leave,
  bytes: Uint8Array,
) {
  const id = opened.header.id
  const author = await writerOf(house, { place, id, profile, device, bytes }, opened)
  if (typeof author === 'string') return author
  const key: Key = { place, device, n, profile, letter: id }
  const now = house.now()
  return again(house.store, place, async tx => {
    const stored = await storedVerdict(tx, key)
    if (stored) return stored.code === 'number_taken' ? 'number_taken' : ''
    await tx.phones.leave(place, profile, now)
    const v = await new PlaceRows(tx, place).commit()
    await storeVerdict(tx, key, { code: '', field: '' }, v, now)
    await noteSelf(tx, key, author.person, 'left', now)
    return ''
  })
}

/** An enrolment brings its own keys: it is signed by the key whose hash is the profile's name. */
async function settleEnrol(
  house: SyncDesk,
  school: SchoolKeys,
  opened: OpenedLetter,
  { e, d, p, n }: Enrol,
  bytes: Uint8Array,
  network: string,
) {
  const { place } = school
  const signer = await readVerifier(e.sign)
  const sound =
    signer &&
    (await keyId(e.sign)) === p &&
    (await keyId(e.device)) === d &&
    (await readInbox(e.inbox)) &&
    (await readVerifier(e.device)) &&
    (await opened.signedBy(signer))
  if (!sound) return 'not_understood' as const
  const key: Key = { place, device: d, n, profile: p, letter: opened.header.id }
  const guess = { place, device: d, card: e.card, network }
  if (await mustWait(house, guess)) return 'later' as const
  const refused = await again(house.store, place, tx => enrol(tx, key, e, house.now()))
  if (refused === 'number_taken') return refused
  if (refused) {
    if (refused === 'unknown_card') await noteGuess(house, guess)
    const letter = { place, id: opened.header.id, profile: p, device: d, bytes }
    return (await keep(house, letter, refused)) ? refused : ('later' as const)
  }
  await release(house, school, p)
  return '' as const
}

async function enrol(tx: Statements, key: Key, e: Enrol['e'], now: number): Promise<RefusalCode | undefined> {
  const stored = await storedVerdict(tx, key)
  if (stored) return stored.code === 'number_taken' ? 'number_taken' : undefined
  const before = await tx.phones.personOf(key.place, key.profile)
  const ended = (await tx.phones.endedAt(key.place, key.device)) !== undefined
  if (before === undefined || ended) {
    const used = await useCard(tx, key.place, e.card, e.secret, now)
    if ('refused' in used) return refuse(used.refused).refused
    // A pocket that the school has ended is opened again only by a card of its own person.
    if (before !== undefined && before !== used.person) return refuse('unknown_card').refused
    if (ended) await reviveDevice(tx, key.place, key.device, key.profile)
    if (before === undefined) await insertEnrolment(tx, key, e, used.person, now)
  }
  const v = await new PlaceRows(tx, key.place).commit()
  await storeVerdict(tx, key, { code: '', field: '' }, v, now)
  const person = await tx.phones.personOf(key.place, key.profile)
  if (person !== undefined) await noteSelf(tx, key, person, 'enrolled', now)
  return undefined
}

/** A pocket came to a phone, or went from it. */
const noteSelf = (
  tx: Statements,
  { place, device }: Key,
  person: string,
  what: 'enrolled' | 'left',
  at: number,
) => note(tx, place, { device, person, what, about: [`self:${person}`], since: 0, until: 0, at })

async function insertEnrolment(tx: Statements, key: Key, e: Enrol['e'], person: string, now: number) {
  const { place, profile, device } = key
  await tx.phones.enrol(place, { profile, person, device, inbox: e.inbox, sign: e.sign, at: now })
  await tx.phones.meet(place, device, e.device, now)
}

/** The author is known now: what had waited for him is settled, in the order of its writing. */
async function release(house: SyncDesk, { place, open }: SchoolKeys, profile: string) {
  const store = house.store.each.waiting
  const waiting: { id: string; act: Partial<Act>; bytes: Uint8Array }[] = []
  for (const { id, letter } of await store.of(place, profile, ['unknown_author', 'device_ended'])) {
    const bytes = fromBase64url(letter)!
    const opened = await openLetter(bytes, open)
    waiting.push({ id, act: (opened?.content ?? {}) as Partial<Act>, bytes })
  }
  // A letter's id tells no order, and many arrive in one moment: only the number inside says which came first.
  waiting.sort((a, b) => (a.act.n ?? 0) - (b.act.n ?? 0))
  for (const { id, act, bytes } of waiting) {
    if (await settleTaken(house, place, id, act as Act)) {
      await store.drop(place, id)
      continue
    }
    const said = await receive(house, bytes)
    if (said?.code === 'number_taken') await turnAway(house, place, id, act.n ?? 0)
    else await store.drop(place, id)
    await layAside(house, place, id)
  }
}

/**
 * A copied phone gave its number to another letter, and the school had to decide on that one first. Its author has his receipt
 * already, so this comes to him as any verdict does.
 */
const turnAway = (house: SyncDesk, place: string, letter: string, n: number) =>
  again(house.store, place, async tx => {
    await tx.waiting.turnAway(place, letter, n, await new PlaceRows(tx, place).commit())
  })
