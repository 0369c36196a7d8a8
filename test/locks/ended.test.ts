import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { makeInbox, makeSigner, publicText, sign } from '../../src/letters/keys.ts'
import { act } from '../../src/sync/act.ts'
import { heedEnding } from '../../src/sync/ended.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { toBase64url } from '../../src/wire/bytes.ts'
import { endedText } from '../../src/wire/sync.ts'
import { newPhone } from './phone.ts'

/** A phone of one pupil, with a letter that waits and a draft. */
async function pupils() {
  const phone = await newPhone()
  const school = await makeSigner()
  const keys = { seal: await publicText(await makeInbox()), sign: await publicText(school) }
  const card = { card: 'c', secret: 'secretsecret', place: 'amal', person: 'yazan', desk: 'student' } as const
  const face = { name: 'يزن', motif: 'cypress', pocket: 'olive' } as const
  const session = await enrol(phone, { kind: 'card', card: { ...card, ...keys } }, face)
  const rescue = { id: 'r', profile: session.profile.id, code: '7KQ20MZX7KQ20MZX' }
  expect(await act(session, { place: 'amal', name: 'rescues.keep', args: rescue })).toBeUndefined()
  const holds = async () => {
    const { profiles, copies, outbox } = phone.vault
    return [await profiles.count(), await copies.count(), await outbox.count()]
  }
  return { phone, school, holds }
}

const asked = new Uint8Array([1, 2, 3])
const told = async (by: CryptoKeyPair, request = asked, place = 'amal') => [
  { i: 'amal', m: toBase64url(await sign(by, endedText(place, request))) },
]

test('a phone lets go of nothing by anybody’s word but its school’s, on this very request', async () => {
  const { phone, school, holds } = await pupils()
  for (const word of [
    await told(await makeSigner()),
    await told(school, new Uint8Array([1, 2, 4])),
    await told(school, asked, 'nour'),
    [{ i: 'amal', m: '?' }],
  ])
    await heedEnding(phone, asked, word)
  expect(await holds()).toEqual([1, 1, 2])
})

test('by its school’s word pocket, copies and keys go, and letters that wait stay sealed', async () => {
  const { phone, school, holds } = await pupils()
  await heedEnding(phone, asked, await told(school))
  expect(await holds()).toEqual([0, 0, 2])
  expect((await phone.vault.outbox.toArray()).every(({ sealed }) => sealed === 1)).toBe(true)
  // Told twice, it changes nothing more.
  await heedEnding(phone, asked, await told(school))
  expect(await holds()).toEqual([0, 0, 2])
})
