import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext, type LaunchOptions } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { end, running, withChildren } from './processes.ts'

export { findChromium }

type ContextOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>

export type BrowserOptions = {
  /** A profile folder of an earlier launch: the same phone, started again. Absent: a new phone. */
  profileDir?: string
  args?: LaunchOptions['args']
  /** Anything else Playwright takes: `offline: true`, `colorScheme`, another `viewport`… */
  context?: ContextOptions
}

export type Browser = {
  context: BrowserContext
  profileDir: string
  /** What pages and workers complained of; offline's own complaints left out. A journey ends with this empty. */
  errors: string[]
  /** Closes the browser; a profile that this launch made is deleted. */
  close(options?: { keepProfile?: boolean }): Promise<void>
  /** Ends browser and children at once, as a phone does; the profile stays and can be launched again. */
  kill(): Promise<void>
}

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const jordan = {
  locale: 'ar-JO',
  timezoneId: 'Asia/Amman',
  serviceWorkers: 'allow',
  viewport: { width: 360, height: 640 },
} as const

/** A phone of a family in Jordan: one profile folder, small screen, service workers, its errors collected. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const executablePath = await findChromium()
  const profileDir = options.profileDir ?? mkdtempSync(path.join(tmpdir(), 'haqiba-phone-'))
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless: true,
    args: [...args, ...(options.args ?? [])],
    ...jordan,
    ...options.context,
  })
  const errors = collectErrors(context)
  const close = async ({ keepProfile = false } = {}) => {
    await context.close()
    if (!keepProfile) rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 })
  }
  return { context, profileDir, errors, close, kill: () => kill(context, profileDir) }
}

export interface Phones {
  /** A new phone: storage and workers of its own, in the same browser. */
  one(): Promise<Pick<Browser, 'context' | 'errors'>>
  close(): Promise<void>
}

/** One browser for many phones, each of which is forgotten when its context is closed. */
export async function launchPhones(): Promise<Phones> {
  const browser = await chromium.launch({ executablePath: await findChromium(), headless: true, args })
  return {
    async one() {
      const context = await browser.newContext(jordan)
      return { context, errors: collectErrors(context) }
    },
    close: () => browser.close(),
  }
}

// What Chromium itself says when a request finds no network, or a server that a test has stopped.
const unreachable =
  /net::ERR_(FAILED|INTERNET_DISCONNECTED|NETWORK_CHANGED|CONNECTION_(REFUSED|RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|ADDRESS_UNREACHABLE|(CONNECTION_)?TIMED_OUT)/

function collectErrors(context: BrowserContext): string[] {
  const errors: string[] = []
  context.on('console', message => {
    if (message.type() !== 'error' || unreachable.test(message.text())) return
    errors.push(`${message.location().url}: ${message.text()}`)
  })
  context.on('weberror', error => {
    const thrown = error.error()
    errors.push(`${error.page()?.url() ?? 'a page'}: ${thrown.stack || thrown.message}`)
  })
  context.on('serviceworker', worker =>
    worker.on('console', message => {
      if (message.type() !== 'error' || unreachable.test(message.text())) return
      errors.push(`${worker.url()}: ${message.text()}`)
    }),
  )
  return errors
}

async function kill(context: BrowserContext, profileDir: string): Promise<void> {
  const closed = new Promise(done => context.once('close', done))
  const all = running()
  // The folder's random name is in the command line of our browser and of nobody else's.
  const ours = all.filter(one => one.command.includes(`--user-data-dir=${profileDir}`)).map(one => one.pid)
  if (ours.length === 0) throw new Error(`no browser runs on ${profileDir}`)
  for (const pid of withChildren(ours, all)) end(pid)
  await closed
}
