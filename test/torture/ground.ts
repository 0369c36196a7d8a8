/** Where a school lies while it is tortured: a folder, and a database in it or a PostgreSQL of its own. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../src/server/db/database.ts'
import { end, running, withChildren } from '../house/processes.ts'
import { lasting, startPostgres, type Postgres } from '../house/postgres.ts'
import { after, type Chance } from './chance.ts'
import { readFacts, type Facts } from './facts.ts'

export interface Ground {
  engine: Engine
  dataDir: string
  /** Address or file. */
  database: string
  /** What its server is started with. */
  env: Record<string, string>
  /** What lies there now; the files themselves are left as they were found. */
  facts(): Promise<Facts>
  /** Kills the database's own processes and lets it recover; absent where it lives inside the server. */
  crash?(chance: Chance): Promise<void>
  /** Another one, empty, on the same engine. */
  empty(): Promise<Ground>
  close(): Promise<void>
}

export async function openGround(engine: Engine): Promise<Ground> {
  if (engine === 'sqlite') return onDisk()
  const postgres = await startPostgres(lasting)
  let databases = 0
  const open = async (close: () => Promise<void>): Promise<Ground> => {
    const dataDir = mkdtempSync(join(tmpdir(), 'haqiba-torture-'))
    const database = await postgres.createDatabase(`torture_${++databases}`)
    return {
      ...{ engine, dataDir, database },
      env: { DATA_DIR: dataDir, DATABASE_URL: database },
      facts: () => readFacts(database),
      crash: chance => crash(postgres, chance),
      empty: () => open(async () => {}),
      async close() {
        rmSync(dataDir, { recursive: true, force: true })
        await close()
      },
    }
  }
  return open(async () => {
    // PostgreSQL 18 beta may wait for ever when it is asked to stop while it recovers.
    await die(postgres, 'every process')
    await postgres.stop()
  })
}

export function onDisk(): Ground {
  const dataDir = mkdtempSync(join(tmpdir(), 'haqiba-torture-'))
  const database = join(dataDir, 'haqiba.db')
  return {
    ...{ engine: 'sqlite' as const, dataDir, database },
    env: { DATA_DIR: dataDir },
    async facts() {
      // Read from a copy: whoever opens the real one repairs it, and that is the server's to do.
      const folder = mkdtempSync(join(tmpdir(), 'haqiba-autopsy-'))
      try {
        copyDatabase(database, join(folder, 'copy.db'))
        return await readFacts(join(folder, 'copy.db'))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    empty: async () => onDisk(),
    async close() {
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The file and its log, as they lie. The index of the log (`-shm`) is memory of a process that is no more. */
export function copyDatabase(from: string, to: string) {
  for (const part of ['', '-wal']) if (existsSync(from + part)) copyFileSync(from + part, to + part)
}

const deaths = [
  'the first process',
  'every process',
  'at once, by its own signal',
  'one of its workers',
] as const

/** Kills the database, and sees to it that it is up again. */
async function crash(postgres: Postgres, chance: Chance): Promise<void> {
  const how = chance.one(deaths)
  if (how === 'one of its workers') {
    // The first process then ends all the others, and recovers by itself.
    end(chance.one(withChildren([postgres.pid()]).slice(1)))
    return
  }
  await die(postgres, how)
  // A recovery that is itself cut off.
  while (chance.is(0.3)) {
    const starting = postgres.start().catch(() => {})
    await after(chance.between(0, 150))
    await die(postgres, how)
    await starting
  }
  await postgres.start()
}

async function die(postgres: Postgres, how: (typeof deaths)[number]) {
  const workers = withChildren([postgres.pid()]).slice(1)
  const gone = postgres.kill(how === 'at once, by its own signal' ? 'SIGQUIT' : 'SIGKILL')
  if (how === 'every process') for (const pid of workers) end(pid)
  await gone
  // Orphans notice that they are alone, and until they have gone nobody may start.
  // (One without a command is a dead one whose end nobody has asked for.)
  const isLeft = () => running().some(one => workers.includes(one.pid) && one.command.trim() !== '')
  while (isLeft()) await after(5)
}
