/** Plays an action on what is true. Its effect, its result and the key that keeps it from happening twice are one transaction. */
import type { Actor, Moment } from '../../domain/action.ts'
import { findAction } from '../../domain/actions.ts'
import type { Transactor } from '../../domain/reader.ts'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import { checkShape } from '../../domain/shape.ts'
import { again } from '../store/again.ts'
import type { Statements, Store, Verdict } from '../store/store.ts'
import { note, officeDevice, type Noted } from './audit.ts'
import { hasNumber } from './numbers.ts'
import { office, personAsActor } from './actor.ts'
import { limitedTo, PlaceRows } from './rows.ts'

export interface Call {
  name: string
  version: number
  args: unknown
}

export interface Key {
  place: string
  device: string
  n: number
  profile: string
  letter: string
}

/** A person's act, exactly once by device and number; a replay gets the stored verdict. */
export async function performAct(
  store: Store,
  key: Key,
  person: string,
  call: Call,
  at: Moment,
): Promise<Verdict> {
  return again(store, key.place, async tx => {
    const stored = await storedVerdict(tx, key)
    if (stored) return stored
    const rows = new PlaceRows(tx, key.place)
    const actor = { ...(await personAsActor(key.place, person, rows)), beside: besideOf(tx, key, rows) }
    const seen = new Set<string>([
      ...(await tx.ties.audiencesOf(key.place, person)),
      ...(await tx.ties.pastSections(key.place, person)),
    ])
    const refusal = await play(rows, actor, call, at, seen)
    // A refused act changes nothing, yet takes a number of the counter: its verdict travels like any news.
    const kept = refusal ? new PlaceRows(tx, key.place) : rows
    const v = await kept.commit()
    const verdict = { code: refusal?.refused ?? '', field: refusal?.field ?? '' }
    await storeVerdict(tx, key, verdict, v, at.now)
    const { device } = key
    if (!refusal) await note(tx, key.place, noted(rows, { device, person, what: call.name, v, at: at.now }))
    for (const ended of kept.ended)
      await note(tx, key.place, {
        device: ended,
        person,
        what: 'ended',
        about: [],
        since: v,
        until: v,
        at: at.now,
      })
    return verdict
  })
}

/** Whoever is enrolled on the phone from which an act has come. */
const besideOf =
  (tx: Statements, { place, device }: Key, rows: PlaceRows) =>
  async (profile: string) => {
    const found = (await tx.phones.profilesOn(place, device)).find(one => one.profile === profile)
    return found && personAsActor(place, found.person, rows)
  }

/** The office's actions: all of them or none. @returns the first refusal with the index of its call. */
export async function performOffice(
  store: Store,
  place: string,
  calls: readonly { name: string; args: unknown }[],
  now: number,
): Promise<(Refusal & { at: number }) | undefined> {
  const at: Moment = { now, tap: { clock: now, offset: 0, contact: now } }
  return again(store, place, async tx => {
    const rows = new PlaceRows(tx, place)
    for (const [index, { name, args }] of calls.entries()) {
      const refusal = await play(rows, office(place), { name, version: 1, args }, at)
      if (refusal) throw new Refused({ ...refusal, at: index })
    }
    const v = await rows.commit()
    const what = [...new Set(calls.map(({ name }) => name))].join(' ')
    await note(tx, place, noted(rows, { device: officeDevice, person: '', what, v, at: now }))
    return undefined
  }).catch((error: unknown) => {
    if (error instanceof Refused) return error.refusal
    throw error
  })
}

/** What an act has changed, for the audit. */
const noted = (
  { changed }: PlaceRows,
  { v, ...rest }: Pick<Noted, 'device' | 'person' | 'what' | 'at'> & { v: number },
): Noted => ({ ...rest, about: [...changed], since: v, until: v })

/** Carries a refusal out of a transaction, which rolls it back. */
class Refused extends Error {
  readonly refusal: Refusal & { at: number }
  constructor(refusal: Refusal & { at: number }) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/** Rows that an action can be played on, with the guard over the ids that it writes. */
export interface Played extends Transactor {
  taken(seen?: ReadonlySet<string>): Promise<boolean>
}

/** @param seen the audiences that the actor may see; absent for the office. */
export async function play(rows: Played, actor: Actor, call: Call, at: Moment, seen?: ReadonlySet<string>) {
  const action = findAction(call.name, call.version)
  if (!action) return refuse('unknown_action')
  const args = checkShape(action.shape, call.args)
  if (!args.ok) return refuse('wrong_shape', args.field)
  const refusal = await action.check(args.value, actor, seen ? limitedTo(rows, seen) : rows, at)
  if (refusal) return refusal
  await action.change(args.value, actor, rows, at)
  return (await rows.taken(seen)) ? refuse('already_there', 'id') : undefined
}

/**
 * What came of an act that was settled before. Refusals are kept for ever; of what was applied only the number after 180 days.
 * Another letter under the same number comes from the copy of a phone: it is told so, and can be sent under a new number.
 */
export async function storedVerdict(tx: Statements, key: Key): Promise<Verdict | undefined> {
  const stored = await tx.acts.verdict(key.place, key.device, key.n)
  if (stored) return stored.letter === key.letter ? stored : { code: 'number_taken', field: '' }
  const { numbers } = await tx.acts.numbers(key.place, key.device)
  const longAgo = hasNumber(numbers, key.n)
  return longAgo ? { code: '', field: '' } : undefined
}

export async function storeVerdict(
  tx: Statements,
  { place, device, n, profile, letter }: Key,
  { code, field }: Verdict,
  v: number,
  settledAt: number,
) {
  // A field's name may come from outside, and PostgreSQL keeps no NUL in a text.
  const told = field.replaceAll('\u0000', '').slice(0, 200)
  await tx.acts.settle(place, { device, n, profile, letter, code, field: told, v, settledAt })
}
