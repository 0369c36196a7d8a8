/**
 * Work that began with a typed code waits without the school's key. At first contact the phone asks whose card it is, and seals
 * what has waited: from then on it is mail like any other.
 */
import { decryptJson, encryptJson } from '../storage/lock.ts'
import type { Act } from '../storage/acts.ts'
import { Session } from '../storage/session.ts'
import { readInbox, schoolKeyId } from '../letters/keys.ts'
import { writeLetter } from '../letters/letter.ts'
import type { Phone } from '../storage/phone.ts'
import type { Copy, SchoolCard, TypedCode, Waiting } from '../storage/vault.ts'
import { unknownPlace } from './enrol.ts'

/** `unknown`: the school says that it knows no such card. `silence`: nothing that is the school's answer came. */
export type CardWord = SchoolCard | 'unknown' | 'silence'

/** @param ask fetches the school of a card. */
export async function meetSchools(phone: Phone, ask: (card: string) => Promise<CardWord>): Promise<void> {
  for (const code of await phone.vault.codes.toArray()) {
    const word = await ask(code.card)
    if (word === 'unknown') await tellUnknown(phone, code)
    else if (word !== 'silence') await sealWaiting(phone, code, word)
  }
}

/** A mistyped code can't be sealed to anybody, so the refusal is noted here, on the enrolment: the last one that waits. */
async function tellUnknown({ vault, board }: Phone, { profile }: TypedCode) {
  const waiting = await vault.outbox.where('profile').equals(profile).sortBy('n')
  const copies = new Set(await vault.copies.where('profile').equals(profile).primaryKeys())
  // Of all letters only an enrolment has no author's copy.
  const enrolment = waiting.reverse().find(({ n, sealed }) => !sealed && !copies.has(`${profile}/${n}`))
  if (enrolment)
    await board.acks.put({ letter: enrolment.letter, code: 'unknown_card', place: unknownPlace, epoch: '' })
}

async function sealWaiting(phone: Phone, code: TypedCode, school: SchoolCard) {
  const { vault } = phone
  const session = await Session.open(phone, code.profile)
  const seal = await readInbox(school.seal)
  if (!session || !seal) return
  const to = { seal, keyId: await schoolKeyId(school.seal) }
  const waiting = (await vault.outbox.where('profile').equals(code.profile).toArray()).filter(
    item => !item.sealed,
  )
  const sealed: Waiting[] = []
  const copies: Copy[] = []
  for (const item of waiting) {
    const content = await decryptJson<object>(session.keys.dataKey, item.bytes)
    const { id, bytes } = await writeLetter(to, session.keys.signer, content)
    sealed.push({ ...item, place: school.place, letter: id, bytes: bytes.buffer, sealed: 1 as const })
    const copy = await vault.copies.get(`${code.profile}/${item.n}`)
    if (!copy) continue
    const act = {
      ...(await decryptJson<Act>(session.keys.dataKey, copy.bytes)),
      place: school.place,
      letter: id,
    }
    copies.push({
      ...copy,
      place: school.place,
      letter: id,
      bytes: await encryptJson(session.keys.dataKey, act),
    })
  }
  const homes = session.profile.homes.map(home =>
    home.place === unknownPlace ? { ...home, place: school.place } : home,
  )
  await vault.transaction(
    'rw',
    [vault.outbox, vault.copies, vault.schools, vault.profiles, vault.codes, vault.uploads],
    async () => {
      // Another tab may have come first, and what it sealed may be on its way.
      if (!(await vault.codes.get(code.profile))) return
      await vault.schools.put(school)
      await vault.outbox.bulkPut(sealed)
      await vault.copies.bulkPut(copies)
      await vault.profiles.update(code.profile, { homes })
      await vault.codes.delete(code.profile)
      const numbers = sealed.map(item => item.n)
      await vault.uploads.where('n').anyOf(numbers).modify({ place: school.place })
    },
  )
}
