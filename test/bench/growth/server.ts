/** The server's side: schools of ten sections, one or a thousand of them, and the phone of one child. Time of the request alone. */
import 'fake-indexeddb/auto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Desk } from '../../../src/domain/people/person.ts'
import { openDoors } from '../../../src/server/http/app.ts'
import { openHouse } from '../../../src/server/house.ts'
import { Rates } from '../../../src/server/rates.ts'
import { openPhone } from '../../../src/storage/phone.ts'
import { enrol } from '../../../src/sync/enrol.ts'
import { exchange } from '../../../src/sync/exchange.ts'
import { readCardLink } from '../../../src/wire/card.ts'
import { startPostgres } from '../../house/postgres.ts'
import { browserFetch } from '../wire/browser.ts'
import { pagesIn } from './pages.ts'
import { interleaved, type Medians } from './rounds.ts'
import { addSchools, linkFor, openSchool, tenNew } from './school.ts'

export type Engine = 'sqlite' | 'postgres'
const place = 'bench'
const unbounded: [number, number] = [1_000_000, 1]
export const boundless = () => new Rates({ device: unbounded, stranger: unbounded })

/** @returns medians of milliseconds by number of sections, for a child's phone and for a teacher's. */
export async function measureServers(sizes: readonly number[], engine: Engine, rounds: number) {
  const postgres = engine === 'postgres' ? await startPostgres() : undefined
  const folder = mkdtempSync(join(tmpdir(), 'haqiba-growth-'))
  const open = async (sections: number) => {
    console.error(`a server with ${sections} sections …`)
    const database = postgres
      ? await postgres.createDatabase(`growth_${sections}`)
      : join(folder, `${sections}.db`)
    const config = { host: '', port: 0, dataDir: folder, database, origin: 'http://school' }
    const house = await openHouse(config, { log: pino({ level: 'warn' }), rates: boundless() })
    const app = await openDoors(house, pagesIn(folder))
    await app.listen({ host: '127.0.0.1', port: 0 })
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    await openSchool(house, place)
    await addSchools(house, sections - 10)
    const close = async () => {
      await app.close()
      await house.close()
    }
    return { house, url, close }
  }
  const servers = new Map<number, Awaited<ReturnType<typeof open>>>()
  for (const size of sizes) servers.set(size, await open(size))
  try {
    const told = {} as Record<'child' | 'teacher', Medians>
    for (const [who, person, desk] of [
      ['child', 'child', 'student'],
      ['teacher', 'muna', 'teacher'],
    ] as const) {
      const phones = new Map<number, Awaited<ReturnType<typeof openClient>>>()
      for (const [size, { house, url }] of servers)
        phones.set(size, await openClient(url, await linkFor(house, place, person, desk), desk))
      told[who] = await interleaved(sizes, rounds, {
        idle: size => phones.get(size)!.sync(),
        async ten(size, round) {
          await tenNew(servers.get(size)!.house, place, round)
          return phones.get(size)!.sync()
        },
        list: size => phones.get(size)!.anew(),
      })
    }
    return told
  } finally {
    for (const { close } of servers.values()) await close()
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

let phones = 0
async function openClient(url: string, link: string, desk: Desk) {
  const name = `growth-${++phones}`
  const phone = await openPhone({ board: `b-${name}`, vault: `v-${name}`, bell: name })
  let took = 0
  const line = {
    async fetch(path: RequestInfo | URL, init?: RequestInit) {
      const began = performance.now()
      const response = await browserFetch(`${url}${String(path)}`, init)
      const body = await response.arrayBuffer()
      took = performance.now() - began
      return new Response(body, { status: response.status })
    },
    onWay() {},
  }
  const face = { name: desk, motif: 'cypress', pocket: 'olive' as const }
  await enrol(phone, { kind: 'card', card: readCardLink(link)! }, face)
  /** @returns how long the request took, milliseconds. */
  const sync = async () => {
    const outcome = await exchange(phone, line)
    if (outcome !== 'done') throw new Error(`The exchange ended with ${outcome}`)
    return took
  }
  await sync()
  return {
    sync,
    /** A phone that holds nothing. */
    async anew() {
      await phone.board.cursors.clear()
      return sync()
    },
  }
}
