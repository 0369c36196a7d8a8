import { resolve } from 'node:path'

export interface Config {
  host: string
  port: number
  dataDir: string
  /** A postgres:// address, or the file of the embedded database. */
  database: string
  /** Where families reach the server; cards point there. */
  origin: string
  /** The ffmpeg that makes films small; without it the one that the system finds. */
  ffmpeg?: string
}

/** Reads the environment, once. Throws with the name of the variable when it makes no sense. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is not a port: ${env.PORT}`)
  const host = env.HOST ?? '127.0.0.1'
  const dataDir = resolve(env.DATA_DIR ?? 'data')
  const database = env.DATABASE_URL || resolve(dataDir, 'haqiba.db')
  if (env.DATABASE_URL && !/^postgres(ql)?:\/\//.test(env.DATABASE_URL))
    throw new Error('DATABASE_URL is not a postgres:// address')
  const shown = ['0.0.0.0', '::', '127.0.0.1'].includes(host) ? 'localhost' : host
  const origin = env.ORIGIN ?? `http://${shown}:${port}`
  return { host, port, dataDir, database, origin, ...(env.FFMPEG_PATH && { ffmpeg: env.FFMPEG_PATH }) }
}
