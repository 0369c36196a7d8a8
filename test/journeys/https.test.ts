/**
 * The reverse proxy's file that README names, with Caddy as Debian ships it: a phone comes in over https with the school's own
 * authority, and carries the app through a lost network, which needs a worker, which needs https.
 */
import { readFileSync } from 'node:fs'
import { request, type RequestOptions } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCaddy, freePort, startProxy, type Proxy } from '../house/caddy.ts'
import { launchBrowser } from '../house/chromium.ts'
import { enrolByCard, untilCarried } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

const caddy = findCaddy()

describe.skipIf(!caddy)('behind the reverse proxy', () => {
  let school: DemoSchool
  let proxy: Proxy
  beforeAll(async () => {
    const port = await freePort()
    const own = String(await freePort())
    school = await openDemoSchool({ PORT: own, ORIGIN: `https://localhost:${port}` })
    proxy = await startProxy(caddy!, Number(new URL(school.wire.origin).port), port)
  })
  afterAll(async () => {
    await proxy?.close()
    await school?.close()
  })

  /** Over https, believing nobody but the authority that the school hands out. */
  function ask(path: string, options: RequestOptions = {}, body?: Buffer) {
    const ca = readFileSync(join(proxy.folder, 'pki/authorities/local/root.crt'))
    return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((done, failed) => {
      const asking = request(`${proxy.origin}${path}`, { ca, ...options }, answer => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => (text += part))
        answer.on('end', () => done({ status: answer.statusCode!, headers: answer.headers, body: text }))
      })
      asking.on('error', failed)
      asking.end(body)
    })
  }

  test('the door without a lock hands out the authority, and sends everybody else to https', async () => {
    const crt = await fetch(`${proxy.plain}/haqiba.crt`)
    expect(crt.headers.get('content-type')).toBe('application/x-x509-ca-cert')
    expect(await crt.text()).toContain('BEGIN CERTIFICATE')
    const other = await fetch(`${proxy.plain}/deadlines?x=1`, { redirect: 'manual' })
    expect([other.status, other.headers.get('location')]).toEqual([308, `${proxy.origin}/deadlines?x=1`])
  })

  test('pages keep their guards and their compression', async () => {
    const page = await ask('/', { headers: { 'accept-encoding': 'br' } })
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['content-encoding']).toBe('br')
  })

  test('the largest request that the server takes in comes through whole', async () => {
    const largest = Buffer.alloc(3_900_000)
    const headers = { 'content-type': 'application/octet-stream' }
    const taken = await ask('/sync', { method: 'POST', headers }, largest)
    expect([taken.status, taken.body]).toEqual([400, expect.stringContaining('wrong_shape')])
  })

  test('a phone enrols over https, and opens its day when the network is gone', async () => {
    const { context, errors, close } = await launchBrowser({
      args: [`--ignore-certificate-errors-spki-list=${proxy.fingerprint}`],
    })
    try {
      const page = await context.newPage()
      const { link } = school.card('amal', 'yazan')
      await enrolByCard(page, link.replace(school.wire.origin, proxy.origin), 'يزن')
      await untilCarried(page)
      await context.setOffline(true)
      await page.goto(`${proxy.origin}/`)
      await page.getByRole('heading', { level: 1, name: /يزن/ }).waitFor()
      expect(errors).toEqual([])
    } finally {
      await close()
    }
  })
})
