import { createServer } from 'node:net'
import type { Config } from '../config.ts'

/** Why this machine would not let us listen there (`EADDRINUSE`, `EACCES`, …); asked before minutes are spent on building. */
export function whyClosed({ host, port }: Pick<Config, 'host' | 'port'>): Promise<string | undefined> {
  return new Promise(answer => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => answer(error.code ?? error.message))
    probe.listen(port, host, () => probe.close(() => answer(undefined)))
  })
}
