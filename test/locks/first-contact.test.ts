import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { makeInbox, makeSigner, publicText } from '../../src/letters/keys.ts'
import { bareKey } from '../../src/storage/lock.ts'
import { deviceOf } from '../../src/storage/phone.ts'
import { Session } from '../../src/storage/session.ts'
import { hasRescue, setLock, unlock } from '../../src/storage/unlock.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange } from '../../src/sync/exchange.ts'
import { keepRescue } from '../../src/sync/rescue.ts'
import { newPhone, worker } from './phone.ts'

test('a pocket that began with a typed code and was locked before the first contact seals its letters once it is open', async () => {
  const phone = await newPhone()
  const [seal, sign] = [await publicText(await makeInbox()), await publicText(await makeSigner())]
  const line = {
    fetch: async (input: unknown) =>
      String(input).startsWith('/api/cards/')
        ? Response.json({ place: 'amal', seal, sign })
        : new Response('', { status: 503 }),
    onWay() {},
  }
  const ticket = { kind: 'code', card: '2345AB', secret: 'CDEFGH6789', desk: 'student' } as const
  const session = await enrol(phone, ticket, { name: 'يزن', motif: 'roses', pocket: 'blue' })
  await keepRescue(session)
  const { id } = session.profile
  const profile = async () => (await phone.vault.profiles.get(id))!
  expect(await hasRescue(phone, await profile())).toBe(false)
  const dataKey = await bareKey(await deviceOf(phone), session.profile)
  await setLock(phone, id, dataKey, { kind: 'pin', secret: '2580' }, worker)
  session.close()
  const sealed = async () => (await phone.vault.outbox.toArray()).map(letter => letter.sealed)
  await exchange(phone, line)
  expect(await sealed()).toEqual([0, 0])

  const right = await unlock(phone, id, '2580', worker)
  if (right.kind !== 'open') throw new Error(right.kind)
  await Session.open(phone, id, right.dataKey)
  await exchange(phone, line)
  expect(await sealed()).toEqual([1, 1])
  expect((await profile()).rescue?.acts).toHaveLength(1)
})
