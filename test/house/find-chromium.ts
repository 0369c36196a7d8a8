import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const usual = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The path of a Chromium that starts: CHROME_PATH, else one on this machine, else Debian's, installed now (as
 * root). Throws when there is none: a journey without a browser has failed, it is never skipped.
 */
export async function findChromium(): Promise<string> {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (starts(chosen)) return chosen
    throw new Error(`CHROME_PATH is ${chosen}, and that does not start`)
  }
  const found = here() ?? installed()
  if (!found) {
    throw new Error(
      'No Chromium here. Set CHROME_PATH to one, or install it (Debian: apt-get install chromium fonts-noto-core)',
    )
  }
  // The tests' processes inherit the answer and need not look again.
  process.env.CHROME_PATH = found
  return found
}

function here(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const onPath = names.flatMap(name =>
    [...folders, '/usr/bin', '/snap/bin'].map(folder => path.join(folder, name)),
  )
  return [...onPath, ...usual].find(starts)
}

function starts(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    return false
  }
  // Some systems leave a stub there that only says where to get the browser.
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

function installed(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.log('No Chromium here: installing Debian’s, with the Arabic fonts…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core')
  return here()
}
