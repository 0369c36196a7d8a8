/** The folder in which films are made: a folder for each work, gone when it ends, whether well or not. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { pidFile } from './convert.ts'

export const workshopOf = (dataDir: string) => join(dataDir, 'films')
/** The command line's works are its own; the server leaves them alone when it cleans up. */
type Owner = 'server' | 'cli'

/** Gives a work an empty folder, and takes it away afterwards. */
export async function inFolder<T>(
  dataDir: string,
  owner: Owner,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(workshopOf(dataDir), `${owner}-${randomUUID()}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a server that was killed has left: half works, and perhaps an ffmpeg that still goes on. */
export async function sweepWorkshop(dataDir: string): Promise<void> {
  const workshop = workshopOf(dataDir)
  for (const name of await readdir(workshop).catch(() => [] as string[])) {
    if (!name.startsWith('server-')) continue
    const folder = join(workshop, name)
    await endOrphan(folder, workshop)
    await rm(folder, { recursive: true, force: true })
  }
}

/** Numbers of processes are given anew: only one that names our folder in its command is ours. */
async function endOrphan(folder: string, workshop: string) {
  const pid = Number(await readFile(join(folder, pidFile), 'utf8').catch(() => ''))
  if (!Number.isInteger(pid) || pid < 2) return
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (!command.includes(workshop)) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended in this moment.
  }
}
