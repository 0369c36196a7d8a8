/** Trims the outbox by the receipts that the board holds; what to trim, decides core/trimming. */
import { inQuarantine } from '../domain/refusal.ts'
import type { Ack } from '../storage/board.ts'
import type { Phone } from '../storage/phone.ts'
import type { Vault } from '../storage/vault.ts'
import { dropUnsent } from '../storage/unsent.ts'
import { keptFor, trimming } from './core/trimming.ts'

/**
 * The vault first: should the phone die in between, a receipt is read twice, never lost.
 * @param now on the school's clock.
 */
export async function trimOutbox({ vault, board }: Phone, now: number): Promise<void> {
  const acks = await board.acks.toArray()
  const tables = [vault.outbox, vault.copies, vault.device, vault.epochs]
  const { served, kin } = await vault.transaction('rw', tables, async () => {
    const answered = vault.outbox.where('letter').anyOf(acks.map(ack => ack.letter))
    const longAgo = vault.outbox.where('settledAt').between(1, now - keptFor)
    const sent = [...(await answered.toArray()), ...(await longAgo.toArray())]
    const trimmed = trimming(acks, sent, await epochsOf(vault), now)
    await vault.outbox.where('n').anyOf(trimmed.settled).modify({ settledAt: now })
    for (const { copy, code } of trimmed.refused) await vault.copies.update(copy, { told: code })
    await vault.outbox.bulkDelete(trimmed.old)
    const old = new Set(trimmed.old)
    if (old.size > 0) await vault.copies.filter(({ n, confirmed }) => confirmed === 1 && old.has(n)).delete()
    const settled = new Set(trimmed.settled)
    const taken = sent.some(({ n, letter }) => settled.has(n) && isTaken(acks, letter))
    if (taken) await leap(vault)
    return trimmed
  })
  await board.acks.bulkDelete(served)
  if (kin.length > 0) await board.kin.where('letter').anyOf(kin).delete()
  await trimFiles(vault, now - keptFor)
}

const isTaken = (acks: readonly Ack[], letter: string) =>
  acks.some(ack => ack.letter === letter && ack.code === 'number_taken')

/** This phone is a copy of another, or that one is of this: from now on it counts where the other hardly ever comes. */
async function leap(vault: Vault) {
  const [far = 0] = crypto.getRandomValues(new Uint32Array(1))
  await vault.device
    .where('key')
    .equals('device')
    .modify(device => void (device.acts += 1000 + far))
}

const epochsOf = async (vault: Vault) =>
  new Map((await vault.epochs.toArray()).map(({ place, epoch }) => [place, epoch]))

/** A file that the school has had for as long is fetched from there when somebody wants to see it. */
async function trimFiles(vault: Phone['vault'], before: number) {
  const old = await vault.uploads.where('doneAt').between(1, before).primaryKeys()
  if (old.length === 0) return
  await vault.transaction('rw', vault.uploads, vault.files, vault.drafts, async () => {
    await vault.uploads.bulkDelete(old)
    await dropUnsent(vault, old)
  })
}

/**
 * Notes which life each school is in; one that came back from a backup is offered again the letters of the last 14 days. What
 * it still knows it settles a second time without effect.
 * @returns the lives that are known from now on.
 */
export async function meetEpochs(
  { vault }: Phone,
  met: (known: ReadonlyMap<string, string>) => readonly { place: string; epoch: string }[],
): Promise<ReadonlyMap<string, string>> {
  return vault.transaction('rw', vault.outbox, vault.uploads, vault.epochs, async () => {
    const known = await epochsOf(vault)
    for (const { place, epoch } of met(known)) {
      await vault.epochs.put({ place, epoch })
      await offerAgain(vault, place)
    }
    return epochsOf(vault)
  })
}

async function offerAgain(vault: Vault, place: string): Promise<void> {
  await vault.outbox
    .where('settledAt')
    .above(0)
    .filter(item => item.place === place)
    .modify({ settledAt: 0 })
  const files = vault.uploads.where('doneAt').above(0)
  await files.filter(upload => upload.place === place).modify({ doneAt: 0, sent: 0, begun: 0 })
}

/** Letters of a profile that the school keeps in quarantine, with its reason. */
export async function quarantined(
  { vault, board }: Phone,
  profile: string,
): Promise<{ letter: string; code: string }[]> {
  const letters = new Set(
    (await vault.outbox.where('profile').equals(profile).toArray()).map(item => item.letter),
  )
  return (await board.acks.toArray()).filter(ack => letters.has(ack.letter) && inQuarantine.has(ack.code))
}
