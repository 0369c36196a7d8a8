import { expect, test } from 'vitest'
import { openDoors } from '../../src/server/http/app.ts'
import { eachEngine } from './engines.ts'

eachEngine('behind a proxy', stage => {
  test('who asks is believed from the proxy alone: nobody chooses his own address', async () => {
    const seen = async (proxy: string[] | undefined, remoteAddress: string) => {
      const config = { ...stage.house.config, ...(proxy && { proxy }) }
      const app = await openDoors({ ...stage.house, config }, '/nowhere')
      app.addHook('onSend', async ({ ip, protocol }) => JSON.stringify({ ip, protocol }))
      const headers = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' }
      const answer = await app.inject({ url: '/api/health', headers, remoteAddress })
      await app.close()
      return answer.json()
    }
    const told = { ip: '203.0.113.7', protocol: 'https' }
    expect(await seen(undefined, '127.0.0.1')).toEqual(told)
    expect(await seen(undefined, '192.168.1.20')).toEqual({ ip: '192.168.1.20', protocol: 'http' })
    expect(await seen(['10.0.0.5'], '10.0.0.5')).toEqual(told)
    expect(await seen(['10.0.0.5'], '127.0.0.1')).toEqual({ ip: '127.0.0.1', protocol: 'http' })
  })
})
