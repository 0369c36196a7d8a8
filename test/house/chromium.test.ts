import { createServer, type Server } from 'node:http'
import { existsSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { launchBrowser, type Browser } from './chromium.ts'
import { findChromium } from './find-chromium.ts'

let server: Server
let address: string
let phone: Browser | undefined

beforeEach(async () => {
  server = createServer((request, answer) => {
    answer.setHeader(
      'content-type',
      request.url === '/sw.js' ? 'text/javascript' : 'text/html; charset=utf-8',
    )
    answer.end(
      request.url === '/sw.js' ? worker : '<!doctype html><title>ok</title><link rel="icon" href="data:,">',
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterEach(async () => {
  await phone?.close()
  phone = undefined
  server.closeAllConnections()
  await new Promise(done => server.close(done))
  vi.unstubAllEnvs()
})

const worker = `
addEventListener('install', event => event.waitUntil(caches.open('a').then(cache => cache.add('/'))))
addEventListener('fetch', event => event.respondWith(caches.match('/')))`

test('a phone that was killed starts again from its worker, with its data and without network', async () => {
  phone = await launchBrowser()
  const page = await phone.context.newPage()
  await page.goto(address)
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js')
    await navigator.serviceWorker.ready
    await new Promise((done, failed) => {
      const opening = indexedDB.open('bag')
      opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
      opening.onsuccess = () => {
        const writing = opening.result.transaction('rows', 'readwrite', { durability: 'strict' })
        writing.objectStore('rows').put('homework', 1)
        writing.oncomplete = done
        writing.onerror = failed
      }
    })
  })
  await phone.kill()
  phone = await launchBrowser({ profileDir: phone.profileDir, context: { offline: true } })
  const again = await phone.context.newPage()
  await again.goto(address)
  expect(await again.title()).toBe('ok')
  const kept = await again.evaluate(
    () =>
      new Promise(done => {
        const opening = indexedDB.open('bag')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('rows').objectStore('rows').get(1)
          reading.onsuccess = () => done(reading.result)
        }
      }),
  )
  expect(kept).toBe('homework')
  expect(phone.errors).toEqual([])
})

test('what a page complains of is collected, and a missing network is no complaint', async () => {
  phone = await launchBrowser()
  const page = await phone.context.newPage()
  await page.goto(address)
  await phone.context.setOffline(true)
  await page.evaluate(() => fetch('/sw.js').catch(() => undefined))
  expect(phone.errors).toEqual([])
  await page.evaluate(() => {
    console.error('a broken screen')
    setTimeout(() => {
      throw new Error('a broken handler')
    })
  })
  await vi.waitFor(() => expect(phone?.errors).toHaveLength(2), 5_000)
  expect(phone.errors.join()).toMatch(/a broken screen.*a broken handler/s)
})

test('a phone is small, Arabic and in Amman, and leaves nothing behind', async () => {
  phone = await launchBrowser()
  const page = await phone.context.newPage()
  await page.goto(address)
  const seen = await page.evaluate(() => [
    navigator.language,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    innerWidth,
    innerHeight,
  ])
  expect(seen).toEqual(['ar-JO', 'Asia/Amman', 360, 640])
  const { profileDir } = phone
  await phone.close()
  phone = undefined
  expect(existsSync(profileDir)).toBe(false)
})

test('a CHROME_PATH that does not start is an error, not a skipped test', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haqiba-stub-'))
  const stub = path.join(folder, 'chromium')
  writeFileSync(stub, '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  vi.stubEnv('CHROME_PATH', stub)
  await expect(findChromium()).rejects.toThrow(/does not start/)
  rmSync(folder, { recursive: true })
})
