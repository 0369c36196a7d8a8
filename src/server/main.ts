/** Opens the house and its doors; on SIGTERM finishes what it began. */
import { resolve } from 'node:path'
import { readConfig } from './config.ts'
import { openHouse } from './house.ts'
import { openDoors } from './http/app.ts'

export async function serve(env: Record<string, string | undefined> = process.env) {
  const config = readConfig(env)
  const house = await openHouse(config)
  const app = await openDoors(house, resolve(import.meta.dirname, '../../dist'))
  await app.listen({ host: config.host, port: config.port })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  let closing: Promise<void> | undefined
  const close = () =>
    (closing ??= (async () => {
      await app.close()
      await house.close()
    })())
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close())
  return { house, port, close }
}
