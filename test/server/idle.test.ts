/**
 * On SQLite alone: what is weighed are bytes that cross, and both engines answer with the same ones, as the stories over HTTP
 * show on each.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHaqiba, type HaqibaClient, type HaqibaPeer } from '../bench/wire/haqiba.ts'
import { makeDocuments } from '../bench/wire/documents.ts'

const most = { first: 250, further: 80 }

let house: HaqibaPeer
let client: HaqibaClient
beforeAll(async () => {
  house = await openHaqiba()
  await house.publish(makeDocuments(5).documents)
  client = await house.client(`http://127.0.0.1:${house.port}`)
})
afterAll(async () => {
  await client.close()
  await house.close()
})

/** Bytes of the bodies of an exchange that has nothing to say, both ways. */
async function idle(): Promise<number> {
  // What has come with the first answers is kept, and the cursor says so.
  await client.sync()
  await client.sync()
  client.bodies()
  await client.sync()
  const { up, down } = client.bodies()
  return up + down
}

test('an idle exchange is at most 250 bytes of body both ways, and 80 for each further profile', async () => {
  let bytes = await idle()
  expect(bytes).toBeLessThanOrEqual(most.first)
  for (const [person, desk] of [
    ['jana', 'student'],
    ['hana', 'guardian'],
    ['salma', 'student'],
  ] as const) {
    await client.join(person, desk)
    const more = await idle()
    expect(more - bytes, person).toBeLessThanOrEqual(most.further)
    bytes = more
  }
  expect(bytes).toBeLessThanOrEqual(most.first + 3 * most.further)
})
