/** Opens the house and its doors; on SIGTERM finishes what it began. */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { readConfig } from './config.ts'
import { openHouse, type House } from './house.ts'
import { openDoors } from './http/app.ts'
import { startDaily } from './jobs/daily.ts'
import { root } from './root.ts'

export interface Opening {
  /** Done when the database is open and before anybody is let in. */
  before?(house: House): Promise<void>
  /** Adds doors of its own. */
  doors?(app: FastifyInstance, house: House): Promise<void>
}

export async function serve(
  env: Record<string, string | undefined> = process.env,
  { before, doors }: Opening = {},
) {
  const config = readConfig(env)
  const house = await openHouse(config)
  let app: FastifyInstance | undefined
  let closing: Promise<void> | undefined
  let stopJobs: (() => Promise<void>) | undefined
  const close = () =>
    (closing ??= (async () => {
      await app?.close()
      await stopJobs?.()
      await house.films.stop()
      await house.close()
    })())
  try {
    await before?.(house)
    app = await openDoors(house, join(root, 'dist'))
    await doors?.(app, house)
    stopJobs = startDaily(house)
    await house.films.start()
    house.arrivals.wake()
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await close()
    throw error
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close())
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  return { house, port, close }
}
