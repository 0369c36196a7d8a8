/** Processes of this machine, for tests that end what they started, children included. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

export type Running = { pid: number; parent: number; command: string }

export function running(): Running[] {
  if (existsSync('/proc/self/stat'))
    return readdirSync('/proc')
      .filter(n => /^\d+$/.test(n))
      .flatMap(fromProc)
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid=,command='], { encoding: 'utf8' })
  return [...stdout.matchAll(/^ *(\d+) +(\d+) (.*)$/gm)].map(([, pid, parent, command]) => ({
    pid: Number(pid),
    parent: Number(parent),
    command: command ?? '',
  }))
}

function fromProc(pid: string): Running[] {
  try {
    // The program's name is in brackets and may hold spaces; the parent is the second word after it.
    const parent = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[1]
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return [{ pid: Number(pid), parent: Number(parent), command }]
  } catch (error) {
    // Gone between listing and reading.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}

/** These, and all that they have started. */
export function withChildren(pids: readonly number[], all = running()): number[] {
  const found = [...pids]
  for (let i = 0; i < found.length; i++)
    for (const one of all) if (one.parent === found[i] && !found.includes(one.pid)) found.push(one.pid)
  return found
}

/** @returns false when it had gone by itself. */
export function end(pid: number, signal: NodeJS.Signals = 'SIGKILL'): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    // A child may go by itself once its parent has gone.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
