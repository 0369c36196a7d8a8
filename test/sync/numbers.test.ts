import { expect, test } from 'vitest'
import { childAtSchool } from '../student/phone.ts'
import { exchange as serve } from '../../src/server/sync/exchange.ts'
import { exchange } from '../../src/sync/exchange.ts'

test('a phone whose storage was put back goes on where the school says, and nothing waits for ever', async () => {
  const { house, phone, sync } = await childAtSchool()
  const { requests: early } = (await phone.vault.device.get('device'))!
  await phone.vault.device.update('device', { requests: early + 200 })
  await sync()
  // As a copy of the storage of long ago has it.
  await phone.vault.device.update('device', { requests: early })
  const statuses: number[] = []
  const line = {
    onWay() {},
    async fetch(_: unknown, init?: RequestInit) {
      const signature = (init!.headers as Record<string, string>)['x-haqiba-signature']!
      const result = await serve(house, init!.body as Uint8Array, signature, 'here')
      statuses.push(result.ok ? 200 : result.status)
      return result.ok
        ? new Response(result.body)
        : new Response(JSON.stringify(result), { status: result.status })
    },
  }
  expect(await exchange(phone, line as Parameters<typeof exchange>[1])).toBe('more')
  expect(await exchange(phone, line as Parameters<typeof exchange>[1])).toBe('done')
  expect(statuses).toEqual([409, 200])
})
