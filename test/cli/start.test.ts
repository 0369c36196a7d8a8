import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { end, withChildren } from '../house/processes.ts'
import { everything, folder, root, run, school } from './school.ts'

vi.setConfig({ testTimeout: 240_000 })

/** Runs what `npm start` runs, and answers when it has said where it is. */
async function start(dataDir: string) {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'test/house/start.mjs')], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(done => child.once('close', done))
  onTestFinished(async () => {
    // The server behind it would outlive what started it.
    if (child.exitCode === null && child.signalCode === null)
      for (const pid of withChildren([child.pid!])) end(pid)
    await ended
  })
  let said = ''
  const origin = await new Promise<string>((found, failed) => {
    const hear = (text: string) => {
      said += text
      const at = /Haqiba is open at: (http:\S+)[^]*To stop: Ctrl-C/.exec(said)
      if (at) found(at[1]!)
    }
    child.stdout!.setEncoding('utf8').on('data', hear)
    child.stderr!.setEncoding('utf8').on('data', hear)
    child.once('close', code => failed(new Error(`it ended with ${code}: ${said}`)))
  })
  return {
    origin,
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

test('the first start plays the demo and shows its cards; SIGTERM ends it well; the second keeps everything', async () => {
  const dataDir = folder()
  const first = await start(dataDir)
  for (const line of [
    `حقيبة مفتوحة على: ${first.origin}`,
    `Haqiba is open at: ${first.origin}`,
    `بطاقات المدرسة التجريبيّة: ${first.origin}/demo/cards`,
    `Cards of the demo school: ${first.origin}/demo/cards`,
  ])
    expect(first.said().split('\n')).toContain(line)
  expect(await (await fetch(`${first.origin}/api/health`)).json()).toEqual({ ok: true })
  const page = await fetch(`${first.origin}/demo/cards`)
  expect(page.status).toBe(200)
  const html = await page.text()
  expect(html).toContain('هناء خليل أحمد العبّادي')
  expect(html.match(/<svg/g)!.length).toBeGreaterThanOrEqual(15)
  expect(html).toMatch(/[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/)
  expect(html).not.toMatch(/<script| on[a-z]+=| style=/)
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(await first.stop()).toBe(0)
  await expect(fetch(first.origin), 'the signal was handed on').rejects.toThrow()

  const before = await everything(dataDir, ['places', 'rows', 'ties', 'cards'])
  const second = await start(dataDir)
  expect(await (await fetch(`${second.origin}/demo/cards`)).text()).toContain(
    html.match(/[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/)![0],
  )
  expect(await second.stop()).toBe(0)
  expect(await everything(dataDir, ['places', 'rows', 'ties', 'cards'])).toEqual(before)
})

test('a real school has no page of demo cards, and no demo is played beside it', async () => {
  const dataDir = folder()
  await school(dataDir, 'open-school', '--name', 'مدرسة الرجاء', '--place', 'raja')
  const house = await start(dataDir)
  expect(house.said()).toContain(`Haqiba is open at: ${house.origin}`)
  expect(house.said()).not.toMatch(/demo/)
  expect((await fetch(`${house.origin}/demo/cards`)).status).toBe(404)
  expect(await house.stop()).toBe(0)

  const before = await everything(dataDir, ['places', 'rows', 'ties', 'cards'])
  const { code, json, err } = await school(dataDir, 'demo', '--json')
  expect([code, json]).toEqual([1, { error: 'real_school' }])
  expect(err).toContain('هنا مدرسة حقيقيّة (raja)')
  expect(await everything(dataDir, ['places', 'rows', 'ties', 'cards'])).toEqual(before)
  expect(existsSync(join(dataDir, 'demo-cards.json'))).toBe(false)
})

test('a port that is taken is said in both languages, and ends with 1', async () => {
  const other = createServer()
  await new Promise<void>(ready => other.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { code, err } = await run('src/server/start.ts', [], { DATA_DIR: folder(), PORT: String(port) })
  expect(code).toBe(1)
  expect(err).toContain(`المنفذ ${port} مشغول`)
  expect(err).toContain(`Port ${port} is taken`)
})

test('a setting that makes no sense ends with 2', async () => {
  const { code, err } = await run('src/server/start.ts', [], { DATA_DIR: folder(), PORT: 'eighty' })
  expect(code).toBe(2)
  expect(err).toContain('PORT')
})
