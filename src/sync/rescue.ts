/**
 * The way back into a child's pocket. Step by step:
 *   1. the phone makes a code of 80 bits and tells it each of his schools, in a letter like any other;
 *   2. it keeps the data key wrapped once more, under that code; the code itself it forgets;
 *   3. whoever comes back by a code has used it up: at that opening a new one is made.
 * A phone that dies between the two has told a code that opens nothing; the next opening makes another.
 */
import { makeRescueCode } from '../domain/rescues/code.ts'
import { bareKey, type DataKey } from '../storage/lock.ts'
import { deviceOf } from '../storage/phone.ts'
import type { Session } from '../storage/session.ts'
import { wrapForRescue } from '../storage/unlock.ts'
import { newId } from '../letters/id.ts'
import { act } from './act.ts'

/** @param dataKey what a secret or a code has brought; absent for a pocket that has neither. */
export async function keepRescue(session: Session, dataKey?: DataKey): Promise<void> {
  const { phone } = session
  const { id } = session.profile
  await session.refresh()
  const { desk, homes, rescue, lock } = session.profile
  // Codes are read by those around a pupil; nobody is there for anybody else's.
  if (desk !== 'student' || homes.length === 0 || rescue?.acts.length === homes.length) return
  const raw =
    dataKey ?? (lock.kind === 'none' ? await bareKey(await deviceOf(phone), session.profile) : undefined)
  if (!raw) return
  const code = makeRescueCode(crypto.getRandomValues(new Uint8Array(10)))
  for (const { place } of homes)
    await act(session, { place, name: 'rescues.keep', args: { id: newId(), profile: id, code } })
  const told = [...session.acts.values()].filter(({ args }) => (args as { code?: string }).code === code)
  const acts = told.map(({ n }) => n)
  await phone.vault.profiles.update(id, {
    rescue: { dataKey: await wrapForRescue(phone, id, raw, code), acts },
  })
}
