import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Makes sure that ffmpeg and ffprobe start: those of FFMPEG_PATH, else the system's, else Debian's, installed now (as root).
 * Throws when there are none: a film without them has failed, it is never skipped.
 */
export function findFfmpeg(): string {
  const named = process.env.FFMPEG_PATH
  if (named) {
    if (starts(named) && starts(named.replace(/ffmpeg([^/]*)$/, 'ffprobe$1'))) return named
    throw new Error(`FFMPEG_PATH is ${named}, and that, or the ffprobe beside it, does not start`)
  }
  if (!areHere()) install()
  if (areHere()) return 'ffmpeg'
  throw new Error('No ffmpeg here. Set FFMPEG_PATH to one, or install it (Debian: apt-get install ffmpeg)')
}

const areHere = () => ['ffmpeg', 'ffprobe'].every(starts)
const starts = (file: string) =>
  spawnSync(file, ['-version'], { stdio: 'ignore', timeout: 30_000 }).status === 0

function install() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  console.log('No ffmpeg here: installing Debian’s…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'ffmpeg')
}
