/** ffmpeg and ffprobe as this machine has them: Debian's, or those that FFMPEG_PATH names. Neither is a part of Haqiba. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { basename, dirname, join } from 'node:path'

export interface Tools {
  ffmpeg: string
  ffprobe: string
}

/** @param named FFMPEG_PATH: the program itself; its ffprobe lies beside it. @returns undefined where one of them does not start. */
export async function findTools(named: string | undefined): Promise<Tools | undefined> {
  const tools = named
    ? { ffmpeg: named, ffprobe: join(dirname(named), basename(named).replace('ffmpeg', 'ffprobe')) }
    : { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe' }
  for (const tool of Object.values(tools)) {
    const { code } = await run(tool, ['-version'], { patience: 20_000 }).catch(() => ({ code: 1 }))
    if (code !== 0) return undefined
  }
  return tools
}

export interface Running {
  cwd?: string
  signal?: AbortSignal | undefined
  /** Milliseconds without a word on its output, after which it hangs and is ended. */
  patience: number
  onLine?(line: string): void
  onPid?(pid: number): void
}

export interface Ran {
  /** null when it was ended by us. */
  code: number | null
  out: string
  /** The last words of its complaints. */
  err: string
}

const mostOut = 4 * 1024 * 1024
const mostErr = 4096

/** Runs a tool beside the school's own work, at the lowest priority. Throws when it does not exist. */
export async function run(tool: string, args: string[], options: Running): Promise<Ran> {
  options.signal?.throwIfAborted()
  const child = spawn(tool, args, { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => void child.kill('SIGKILL')
  let timer = setTimeout(end, options.patience)
  options.signal?.addEventListener('abort', end, { once: true })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    clearTimeout(timer)
    timer = setTimeout(end, options.patience)
    if (out.length < mostOut) out += text
    for (const line of text.split('\n')) options.onLine?.(line)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err = (err + text).slice(-mostErr)))
  try {
    const closed = once(child, 'close') as Promise<[number | null]>
    if (child.pid !== undefined) {
      calm(child.pid)
      options.onPid?.(child.pid)
    }
    const [code] = await closed
    return { code, out, err }
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', end)
  }
}

function calm(pid: number) {
  try {
    setPriority(pid, 15)
  } catch {
    // It has ended already, or the system does not allow it: then it runs as everything else does.
  }
}
