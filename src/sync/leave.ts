/**
 * A profile leaves this phone. Step by step:
 *   1. where work of his waits that the school does not have, it is said how much; only the family's word goes beyond that;
 *   2. each of his schools is written a last letter: from then on it sends him nothing more here;
 *   3. keys, copies and drafts go from the vault in one transaction;
 *   4. what the board held for him goes too; should the phone die in between, the next exchange sweeps it out.
 * Letters that are sealed stay in the outbox and arrive. One that waits for its school's key can be sealed by him alone: it goes
 * with him, and that is why he is asked first.
 */
import type { Session } from '../storage/session.ts'
import { sweep } from '../storage/sweep.ts'
import { dropUnsent } from '../storage/unsent.ts'
import { nextNumber } from '../storage/phone.ts'
import type { Waiting } from '../storage/vault.ts'
import { unknownPlace } from './enrol.ts'
import { write } from './tap.ts'
import { wake } from './waking.ts'

export type Left = { ok: true } | { ok: false; waiting: number }

/** @param anyway though letters wait: those that are sealed go on waiting without him. */
export async function leave(session: Session, { anyway = false } = {}): Promise<Left> {
  const { phone, profile } = session
  const { vault } = phone
  const own = () => vault.outbox.where('profile').equals(profile.id)
  const waiting = await own()
    .filter(({ settledAt }) => settledAt === 0)
    .count()
  if (waiting > 0 && !anyway) return { ok: false, waiting }
  const last: Waiting[] = []
  for (const { place } of session.profile.homes)
    if (place !== unknownPlace) last.push(await lastLetter(session, place))
  const tables = [
    vault.profiles,
    vault.codes,
    vault.drafts,
    vault.copies,
    vault.outbox,
    vault.files,
    vault.uploads,
  ]
  await vault.transaction('rw', tables, async () => {
    await vault.outbox.bulkPut(last)
    await own()
      .filter(({ sealed }) => sealed === 0)
      .delete()
    await vault.copies.where('profile').equals(profile.id).delete()
    await vault.drafts.where('profile').equals(profile.id).delete()
    await vault.codes.delete(profile.id)
    await vault.profiles.delete(profile.id)
    const files = await vault.files.where('work').startsWith(`${profile.id}/`).toArray()
    await dropUnsent(
      vault,
      files.map(({ hash }) => hash),
    )
  })
  await sweep(phone)
  phone.bell.ring()
  wake()
  return { ok: true }
}

async function lastLetter(session: Session, place: string): Promise<Waiting> {
  const n = await nextNumber(session.phone, 'acts')
  return (await write(session, place, n, { l: 1 })).waiting
}
