/** The real server as a process of its own, to be killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface Running {
  /** Its address; undefined when it ended before it had one. */
  listening: Promise<string | undefined>
  ended: Promise<void>
  isAlive(): boolean
  /** At once, and nothing is tidied up. */
  kill(): Promise<void>
  /** What it said of bugs (answers of 500), and how it ended if it did so by itself. */
  complaints: string[]
}

export function startServer(file: string, env: Record<string, string>): Running {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complaints: string[] = []
  const isAlive = () => child.exitCode === null && child.signalCode === null
  // No server outlives whoever started it.
  const abandon = () => void child.kill('SIGKILL')
  process.once('exit', abandon)
  const ended = once(child, 'exit').then(() => void process.off('exit', abandon))
  child.stderr.setEncoding('utf8').on('data', (text: string) => void complaints.push(text))
  const listening = new Promise<string | undefined>(found => {
    createInterface({ input: child.stdout }).on('line', line => {
      const { port } = JSON.parse(line) as { port?: number }
      if (port) found(`http://127.0.0.1:${port}`)
      else complaints.push(line)
    })
    void ended.then(() => found(undefined))
  })
  return {
    listening,
    ended,
    isAlive,
    complaints,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
