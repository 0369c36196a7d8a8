import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The project's folder, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

export type Step = { name: string; ok: boolean; seconds: number; said: string }

/**
 * Runs a package's command from node_modules (`bin` is its file there) and keeps what it said, in order.
 * @param beside at the lowest priority: it takes only what others leave of the processors.
 */
export function tool(
  bin: string,
  args: string[],
  { beside = false } = {},
): Promise<{ ok: boolean; said: string }> {
  const file = `${root}/node_modules/${bin}`
  if (!existsSync(file)) throw new Error(`${bin} is missing: run npm ci`)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    if (beside && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    const end = () => void child.kill('SIGTERM')
    process.once('SIGTERM', end)
    child.once('close', () => process.off('SIGTERM', end))
    let said = ''
    const hear = (text: string) => void (said += text)
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('error', reject)
    child.once('close', code => resolve({ ok: code === 0, said: said.trim() }))
  })
}

/** Runs one step, prints how it went and how long it took, and what it said if it failed. */
export async function step(name: string, work: () => Promise<{ ok: boolean; said: string }>): Promise<Step> {
  const start = performance.now()
  const { ok, said } = await work()
  const seconds = (performance.now() - start) / 1000
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (!ok && said) console.log(said.replace(/^/gm, '    '))
  return { name, ok, seconds, said }
}
