/**
 * Takes in the letters of one request, in their order. Each is settled by itself: one that is refused, or not understood,
 * never holds up the rest. The author is whoever signed inside; who carried it does not matter.
 */
import type { Moment } from '../../domain/action.ts'
import { refuse, type RefusalCode } from '../../domain/refusal.ts'
import { checkShape } from '../../domain/shape.ts'
import { keyId, readInbox, readVerifier } from '../../letters/keys.ts'
import { openLetter, type OpenedLetter } from '../../letters/letter.ts'
import { fromBase64url, toBase64url } from '../../wire/bytes.ts'
import { actShape, enrolShape, type Act, type Enrol } from '../../wire/content.ts'
import { readHeader } from '../../wire/letter.ts'
import { again, performAct, storedVerdict, storeVerdict, type Key } from '../actions/perform.ts'
import { PlaceRows } from '../actions/rows.ts'
import { useCard } from '../cards/cards.ts'
import { isEnded, reviveDevice } from './devices.ts'
import type { Tx } from '../db/database.ts'
import type { House } from '../house.ts'
import type { SchoolKeys } from '../places/schools.ts'

export interface Receipt {
  letter: string
  /** '' when it is settled; else why it could not be taken as its author's, told in clear. */
  code: '' | RefusalCode
}

/** undefined for a letter that can't be taken in now, and should come again: it stays with its phone. */
export async function receive(house: House, bytes: Uint8Array): Promise<Receipt | undefined> {
  const header = readHeader(bytes)
  if (!header) return { letter: '', code: 'not_understood' }
  const school = await house.schools.findByKeyId(header.schoolKey)
  const opened = school && (await openLetter(bytes, school.open))
  if (!opened) return { letter: header.id, code: 'not_understood' }
  const code = await settle(house, school, opened, bytes)
  return code === 'later' ? undefined : { letter: header.id, code }
}

async function settle(house: House, school: SchoolKeys, opened: OpenedLetter, bytes: Uint8Array) {
  const enrol = checkShape(enrolShape, opened.content)
  if (enrol.ok) return settleEnrol(house, school, opened, enrol.value, bytes)
  const act = checkShape(actShape, opened.content)
  if (act.ok) return settleAct(house, school, opened, act.value, bytes)
  return 'not_understood' as const
}

async function settleAct(
  house: House,
  { place }: SchoolKeys,
  opened: OpenedLetter,
  act: Act,
  bytes: Uint8Array,
) {
  const author = await house.db
    .selectFrom('enrolments')
    .select(['person_id', 'sign_key'])
    .where('place_id', '=', place)
    .where('profile_id', '=', act.p)
    .where('device_id', '=', act.d)
    .executeTakeFirst()
  const letter = { place, id: opened.header.id, profile: act.p, device: act.d, bytes }
  if (!author) {
    return (await keep(house, letter, 'unknown_author')) ? ('unknown_author' as const) : ('later' as const)
  }
  const signer = await readVerifier(author.sign_key)
  if (!signer || !(await opened.signedBy(signer))) return 'not_understood' as const
  // A lost phone may be in a stranger's hands: nothing that it says is done, and nothing is thrown away.
  if (await isEnded(house.db, place, act.d))
    return (await keep(house, letter, 'device_ended')) ? ('device_ended' as const) : ('later' as const)
  const key: Key = { place, device: act.d, n: act.n, profile: act.p, letter: opened.header.id }
  const at: Moment = { now: house.now(), tap: act.t }
  await performAct(house.db, key, author.person_id, { name: act.a.name, version: act.a.v, args: act.x }, at)
  return '' as const
}

/** An enrolment brings its own keys: it is signed by the key whose hash is the profile's name. */
async function settleEnrol(
  house: House,
  school: SchoolKeys,
  opened: OpenedLetter,
  { e, d, p, n }: Enrol,
  bytes: Uint8Array,
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
  if ((await house.rates.isOver('guessing', d)) || (await house.rates.isOver('guessed', e.card)))
    return 'later' as const
  const refused = await again(house.db, place, tx => enrol(tx, key, e, house.now()))
  if (refused) {
    if (refused === 'unknown_card') await noteGuess(house, place, d, e.card)
    const letter = { place, id: opened.header.id, profile: p, device: d, bytes }
    return (await keep(house, letter, refused)) ? refused : ('later' as const)
  }
  await release(house, school, p)
  return '' as const
}

async function enrol(tx: Tx, key: Key, e: Enrol['e'], now: number): Promise<RefusalCode | undefined> {
  if (await storedVerdict(tx, key)) return undefined
  const before = await tx
    .selectFrom('enrolments')
    .select('person_id')
    .where('place_id', '=', key.place)
    .where('profile_id', '=', key.profile)
    .executeTakeFirst()
  const ended = await isEnded(tx, key.place, key.device)
  if (!before || ended) {
    const used = await useCard(tx, key.place, e.card, e.secret, now)
    if ('refused' in used) return refuse(used.refused).refused
    // A pocket that the school has ended is opened again only by a card of its own person.
    if (before && before.person_id !== used.person) return refuse('unknown_card').refused
    if (ended) await reviveDevice(tx, key.place, key.device, key.profile)
    if (!before) await insertEnrolment(tx, key, e, used.person, now)
  }
  const v = await new PlaceRows(tx, key.place).commit()
  await storeVerdict(tx, key, { code: '', field: '' }, v, now)
  return undefined
}

async function insertEnrolment(tx: Tx, key: Key, e: Enrol['e'], person: string, now: number) {
  await tx
    .insertInto('enrolments')
    .values({
      place_id: key.place,
      profile_id: key.profile,
      person_id: person,
      device_id: key.device,
      inbox_key: e.inbox,
      sign_key: e.sign,
      enrolled_at: now,
    })
    .execute()
  await tx
    .insertInto('devices')
    .values({
      place_id: key.place,
      device_id: key.device,
      public_key: e.device,
      cursor: 0,
      generation: '',
      seen_at: now,
      ended_at: null,
    })
    .onConflict(conflict => conflict.columns(['place_id', 'device_id']).doNothing())
    .execute()
}

interface Kept {
  place: string
  id: string
  profile: string
  device: string
  bytes: Uint8Array
}

/** Ten wrong cards an hour are a tired family; more are somebody who guesses, and the school's log says so. */
async function noteGuess(house: House, place: string, device: string, card: string) {
  await house.rates.count('guessing', device)
  await house.rates.count('guessed', card)
  if ((await house.rates.isOver('guessing', device)) || (await house.rates.isOver('guessed', card)))
    house.log.warn({ place }, 'cards are being guessed')
}

/** More than a term of one family; beyond it a phone keeps its letters until its card is set right. */
const keptOfDevice = 1000

/**
 * Nobody's work is thrown away: it waits for its author's enrolment, or for the support desk.
 * @returns false when this device has filled its share: the letter stays on the phone.
 */
async function keep(house: House, { place, id, profile, device, bytes }: Kept, reason: RefusalCode) {
  const { waiting } = await house.db
    .selectFrom('quarantine')
    .select(eb => eb.fn.countAll<number | string>().as('waiting'))
    .where('place_id', '=', place)
    .where('device_id', '=', device)
    .where('letter_id', '<>', id)
    .executeTakeFirstOrThrow()
  if (Number(waiting) >= keptOfDevice) return false
  await house.db
    .insertInto('quarantine')
    .values({
      place_id: place,
      letter_id: id,
      profile_id: profile,
      device_id: device,
      reason,
      letter: toBase64url(bytes),
      arrived_at: house.now(),
    })
    .onConflict(conflict => conflict.columns(['place_id', 'letter_id']).doNothing())
    .execute()
  return true
}

/** The author is known now: what had waited for him is settled, in the order of its writing. */
async function release(house: House, { place, open }: SchoolKeys, profile: string) {
  const kept = await house.db
    .selectFrom('quarantine')
    .select(['letter_id', 'letter'])
    .where('place_id', '=', place)
    .where('profile_id', '=', profile)
    .where('reason', 'in', ['unknown_author', 'device_ended'])
    .execute()
  const waiting = kept.map(({ letter_id, letter }) => ({ letter_id, bytes: fromBase64url(letter)! }))
  // A letter's id tells no order, and many arrive in one moment: only the number inside says which came first.
  const numbers = new Map<string, number>()
  for (const { letter_id, bytes } of waiting) {
    const opened = await openLetter(bytes, open)
    numbers.set(letter_id, (opened?.content as Partial<Act> | undefined)?.n ?? 0)
  }
  waiting.sort((a, b) => numbers.get(a.letter_id)! - numbers.get(b.letter_id)!)
  for (const { letter_id, bytes } of waiting) {
    await receive(house, bytes)
    await house.db
      .deleteFrom('quarantine')
      .where('place_id', '=', place)
      .where('letter_id', '=', letter_id)
      .execute()
  }
}
