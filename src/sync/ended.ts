/**
 * The school has ended this phone: somebody said that it was lost. Step by step:
 *   1. the school's word is believed where its own key has signed it, over the very request that it answers;
 *   2. the pockets of that school go from the vault in one transaction, keys first: whoever opened one opens nothing any more;
 *   3. what the board holds of it goes too; should the phone die in between, the next exchange sweeps it out.
 * Letters that are sealed stay, with their files, until the school has said what becomes of them: none of them can be read here.
 */
import { readVerifier, verify } from '../letters/keys.ts'
import { dropUnsent } from '../storage/unsent.ts'
import type { Phone } from '../storage/phone.ts'
import { sweep } from '../storage/sweep.ts'
import type { Profile } from '../storage/vault.ts'
import { fromBase64url } from '../wire/bytes.ts'
import { endedText, type SyncAnswer } from '../wire/sync.ts'

type Told = NonNullable<SyncAnswer['ended']>

/** @param asked the body of the request that was answered so. */
export async function heedEnding(phone: Phone, asked: Uint8Array, told: Told): Promise<void> {
  for (const { i: place, m } of told) {
    const school = await phone.vault.schools.get(place)
    const key = school && (await readVerifier(school.sign))
    const mark = fromBase64url(m)
    if (key && mark && (await verify(key, mark, endedText(place, asked)))) await removeSchool(phone, place)
  }
}

async function removeSchool(phone: Phone, place: string): Promise<void> {
  const { vault } = phone
  const tables = [
    ...[vault.profiles, vault.codes, vault.drafts, vault.copies, vault.outbox, vault.files],
    ...[vault.uploads, vault.epochs],
  ]
  const stay = await vault.transaction('rw', tables, async () => {
    const own = (await vault.profiles.toArray()).filter(({ homes }) => homes.some(at => at.place === place))
    const stay: Profile[] = []
    for (const profile of own) {
      const homes = profile.homes.filter(home => home.place !== place)
      await vault.copies
        .where('profile')
        .equals(profile.id)
        .filter(copy => copy.place === place)
        .delete()
      if (homes.length === 0) await removeProfile(phone, profile.id)
      else {
        stay.push(profile)
        await vault.profiles.update(profile.id, { homes })
      }
    }
    await vault.epochs.delete(place)
    return stay
  })
  for (const profile of stay) await bringAnew(phone, profile.id, place)
  await sweep(phone)
  // Where nobody of that school was left to sweep after, the cursor alone would go on asking.
  await phone.board.cursors.delete(place)
}

/** Called inside the transaction. */
async function removeProfile({ vault }: Phone, id: string) {
  await vault.outbox
    .where('profile')
    .equals(id)
    .filter(({ sealed }) => sealed === 0)
    .delete()
  for (const table of [vault.copies, vault.drafts]) await table.where('profile').equals(id).delete()
  await vault.codes.delete(id)
  await vault.profiles.delete(id)
  const files = await vault.files.where('work').startsWith(`${id}/`).toArray()
  await dropUnsent(
    vault,
    files.map(({ hash }) => hash),
  )
}

/** He is at home in another school too: his own rows lie mixed and sealed, so all go, and the other's are asked for once more. */
async function bringAnew({ board }: Phone, profile: string, place: string) {
  const { bundles, pages, merges, cursors } = board
  await board.transaction('rw', bundles, pages, merges, cursors, async () => {
    await bundles.where('profile').equals(profile).delete()
    await pages.where('profile').equals(profile).delete()
    // Tabs that have read the pages know by it that these are none any more.
    await merges.put({ profile, count: ((await merges.get(profile))?.count ?? 0) + 1 })
    await cursors.delete(place)
    await cursors.toCollection().modify({ cursor: 0, generation: '' })
  })
}
