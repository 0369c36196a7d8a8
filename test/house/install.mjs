// Plain JavaScript, no packages: this runs on a fresh clone, before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const lockFile = `${root}package-lock.json`
const stampFile = `${root}node_modules/.haqiba-installed`
const recordFile = `${root}node_modules/.package-lock.json`

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`تحتاج حقيبة إلى Node.js 20.19 أو أحدث، والموجود ${process.versions.node}.`)
  console.error(`Haqiba needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

const lock = readFileSync(lockFile, 'utf8')
// Some packages carry binaries, so another machine's node_modules is not this machine's.
const stamp = createHash('sha256').update(`${process.platform} ${process.arch} ${lock}`).digest('hex')

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  if (!holdsEverything()) install()
  writeFileSync(stampFile, stamp)
}

/** Whether npm's own record says that each locked package is here, as after an `npm install` by hand. */
function holdsEverything() {
  if (!existsSync(recordFile)) return false
  const here = JSON.parse(readFileSync(recordFile, 'utf8')).packages
  return Object.entries(JSON.parse(lock).packages).every(([folder, wanted]) => {
    if (folder === '') return true
    if (here[folder]) return here[folder].version === wanted.version
    return wanted.optional && !madeForThisMachine(wanted)
  })
}

function madeForThisMachine({ os, cpu, libc }) {
  return os?.includes(process.platform) && cpu?.includes(process.arch) && !libc?.includes('musl')
}

function install() {
  console.log('تُحضَر المكتبات التي تحتاج إليها حقيبة، وقد يأخذ ذلك دقائق…')
  console.log('Fetching the packages Haqiba needs; this can take minutes…')
  if (npm('ci')) return
  // `npm ci` refuses where the registry lacks some other machine's optional binaries; the versions stay locked.
  console.log('تُعاد المحاولة بطريقة أخرى… Trying again with `npm install`, at the locked versions…')
  if (npm('install', '--no-save')) return
  console.error('لم يكتمل إحضار المكتبات، والسبب مكتوب أعلاه.')
  console.error('The packages could not be fetched; the reason is above.')
  process.exit(1)
}

/** Runs npm with its words on the screen; true when it succeeded. */
function npm(...args) {
  const env = { ...process.env }
  // `npm test --silent` must not hide why an install failed.
  delete env.npm_config_loglevel
  const all = [...args, '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const windows = process.platform === 'win32'
  return spawnSync('npm', all, { cwd: root, env, stdio: 'inherit', shell: windows }).status === 0
}
