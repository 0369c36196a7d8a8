/** Work of an ended phone that came too late to be done by itself is shown to its teachers, and settled as they decide. */
import { handIn, handInShape } from '../../domain/submissions/hand-in.ts'
import { holdWork, leaveHeld } from '../../domain/submissions/hold.ts'
import { checkShape } from '../../domain/shape.ts'
import type { Act } from '../../wire/content.ts'
import { performOffice, storedVerdict, storeVerdict, type Key } from '../actions/perform.ts'
import { PlaceRows } from '../actions/rows.ts'
import { again } from '../store/again.ts'
import type { SyncDesk } from './desk.ts'
import { keep, type Kept } from './keeping.ts'

/** @returns what the phone is told of its letter. */
export async function holdBack(house: SyncDesk, letter: Kept, act: Act, person: string) {
  if (!(await keep(house, letter, 'device_ended'))) return 'later' as const
  const handed = act.a.name === handIn.name && checkShape(handInShape, act.x)
  if (handed && handed.ok) {
    const args = { letter: letter.id, person, handed: handed.value, tap: act.t }
    // Refused where it lies there already, or where there is nobody to show it to: then it waits as any letter does.
    await performOffice(house.store, letter.place, [{ name: holdWork.name, args }], house.now())
  }
  return 'device_ended' as const
}

/**
 * The phone is its owner's again. What a teacher has taken in meanwhile is settled, and happens no second time.
 * @returns whether it was so.
 */
export async function settleTaken(house: SyncDesk, place: string, letter: string, act: Act) {
  const held = await house.store.transaction(tx => new PlaceRows(tx, place).get('held', letter))
  if (held?.body.outcome !== 'taken') return false
  const key: Key = { place, device: act.d, n: act.n, profile: act.p, letter }
  await again(house.store, place, async tx => {
    if (await storedVerdict(tx, key)) return
    const v = await new PlaceRows(tx, place).commit()
    await storeVerdict(tx, key, { code: '', field: '' }, v, house.now())
  })
  return true
}

/** It was done by itself: nobody needs to decide any more. Refused where nothing lies there. */
export const layAside = (house: SyncDesk, place: string, letter: string) =>
  performOffice(house.store, place, [{ name: leaveHeld.name, args: { letter } }], house.now())
