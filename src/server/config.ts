import { isIP } from 'node:net'
import { resolve } from 'node:path'

export interface Config {
  host: string
  port: number
  dataDir: string
  /** A postgres:// address, or the file of the embedded database. */
  database: string
  /** Where families reach the server; cards point there. Never with a slash at its end. */
  origin: string
  /** Addresses of the reverse proxy, whose word about who asks is believed. Default: this machine. */
  proxy?: string[]
  /** The ffmpeg that makes films small; without it the one that the system finds. */
  ffmpeg?: string
  /** Phones are handed a worker that takes the app's files away, and nothing of what people wrote. */
  killSwitch?: true
}

/** A setting that makes no sense, for the person who wrote it: in Arabic and, as its message, in English. */
export class WrongSetting extends Error {
  readonly ar: string

  constructor(ar: string, en: string) {
    super(en)
    this.ar = ar
  }
}

/** Reads the environment, once. Throws WrongSetting with the name of the variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongSetting(
      `PORT رقم من 0 إلى 65535، وليس «${env.PORT}»`,
      `PORT is a number from 0 to 65535, not "${env.PORT}"`,
    )
  const host = env.HOST ?? '127.0.0.1'
  const dataDir = resolve(env.DATA_DIR ?? 'data')
  const database = env.DATABASE_URL || resolve(dataDir, 'haqiba.db')
  if (env.DATABASE_URL && !/^postgres(ql)?:\/\//.test(env.DATABASE_URL))
    throw new WrongSetting(
      'DATABASE_URL عنوان يبدأ بـ postgres://، وبلا هذا الإعداد تُستعمل القاعدة المدمجة',
      'DATABASE_URL is an address that begins with postgres://; without this setting the embedded database is used',
    )
  const shown = ['0.0.0.0', '::', '127.0.0.1'].includes(host) ? 'localhost' : host
  const origin = env.ORIGIN ? readOrigin(env.ORIGIN) : `http://${shown}:${port}`
  const proxy = env.PROXY ? { proxy: readProxy(env.PROXY) } : {}
  return {
    host,
    port,
    dataDir,
    database,
    origin,
    ...proxy,
    ...(env.FFMPEG_PATH && { ffmpeg: env.FFMPEG_PATH }),
    ...(readSwitch(env.KILL_SWITCH) && { killSwitch: true }),
  }
}

/** An address that families type: a scheme and a name, nothing behind it. A card with a path in it would lead nowhere. */
function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    `${url.pathname}${url.search}${url.hash}` !== '/' ||
    url.username
  )
    throw new WrongSetting(
      `ORIGIN عنوان مثل https://haqiba.example ولا شيء بعده، وليس «${text}»`,
      `ORIGIN is an address such as https://haqiba.example with nothing behind it, not "${text}"`,
    )
  return url.origin
}

function readSwitch(text = ''): boolean {
  if (!['', '0', '1'].includes(text))
    throw new WrongSetting(
      `KILL_SWITCH هو 1 أو لا شيء، وليس «${text}»`,
      `KILL_SWITCH is 1 or nothing, not "${text}"`,
    )
  return text === '1'
}

function readProxy(text: string): string[] {
  const addresses = text.split(',').map(one => one.trim())
  for (const address of addresses) {
    const [ip = '', bits = '0'] = address.split('/')
    if (isIP(ip) === 0 || !/^\d{1,3}$/.test(bits))
      throw new WrongSetting(
        `PROXY عنوان مثل 10.0.0.5 أو عدّة عناوين بينها فواصل، وليس «${address}»`,
        `PROXY is an address such as 10.0.0.5, or several with commas between, not "${address}"`,
      )
  }
  return addresses
}
