import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { deviceOf, openPhone } from '../../src/storage/phone.ts'

let phones = 0
const aPhone = () => {
  const name = `phone-${++phones}`
  return openPhone({ board: `${name}-board`, vault: `${name}-vault`, bell: name })
}
afterEach(() => vi.restoreAllMocks())

test('two tabs that come first together have one device', async () => {
  const phone = await aPhone()
  const [one, other] = await Promise.all([deviceOf(phone), deviceOf(phone)])
  expect(one.id).toBe(other.id)
  expect((await deviceOf(phone)).id).toBe(one.id)
})

test('a phone that has no room for its keys says so, and makes them once there is', async () => {
  const phone = await aPhone()
  const add = IDBObjectStore.prototype.add
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore) {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  await expect(deviceOf(phone)).rejects.toMatchObject({ name: 'QuotaExceededError' })
  full.mockImplementation(add)
  expect((await deviceOf(phone)).publicKey).toMatch(/^[-0-9A-Za-z_]{87}$/)
})
