/**
 * `npm run bench:wire`: what it costs to keep a phone and a school in step, beside what else one would take. The same 500
 * Arabic documents of about one kilobyte, the same client machine, every TCP byte both ways counted by one proxy.
 * Last line: requests and bytes by case, and the limit: the documents' columns of JSON under brotli 11.
 */
import { limitOf, makeDocuments, type Document } from './wire/documents.ts'
import { openHaqiba } from './wire/haqiba.ts'
import { openLine, type Count } from './wire/line.ts'
import type { Peer } from './wire/peer.ts'
import { installPeers } from './wire/peers/need.ts'
import { openPouch } from './wire/peers/pouchdb.ts'
import { openRxdb } from './wire/peers/rxdb.ts'

const initial = 500
const { source, documents } = makeDocuments(initial + 41)
const cut = (from: number, count: number) => documents.slice(from, from + count)
const first = cut(0, initial)
const up = cut(initial, 10)
const down = cut(initial + 10, 10)
const both = { up: cut(initial + 20, 10), down: cut(initial + 30, 10) }
const news = cut(initial + 40, 1)[0]!

type Case = 'initial500' | 'idle' | 'push10' | 'pull10' | 'both10' | 'notice'
type Measured = Record<Case, Count>

async function measure(peer: Peer, announce: (document: Document) => Promise<void>): Promise<Measured> {
  const line = await openLine(peer.port)
  const client = await peer.client(line.url)
  const found = {} as Measured
  let expected = 0
  const one = async (what: Case, more: number, prepare: () => Promise<void>) => {
    await prepare()
    line.count()
    await client.sync()
    const { requests, bytes, up, down } = line.count()
    found[what] = { requests, bytes }
    expected += more
    // What saves bytes by not bringing the documents would be no measure.
    const held = await client.holds()
    if (held !== expected) throw new Error(`${what}: ${held} documents are here and not ${expected}`)
    console.log(`  ${what.padEnd(10)} ${requests} requests, ${bytes} bytes (${up} up, ${down} down)`)
  }
  await one('initial500', initial, () => peer.publish(first))
  // PouchDB looks once into what it has just received, to see whether any of it should go back: that is not idling.
  await one('idle', 0, () => client.sync())
  await one('push10', 10, () => client.write(up))
  await one('pull10', 10, () => peer.publish(down))
  await one('both10', 20, async () => {
    await client.write(both.up)
    await peer.publish(both.down)
  })
  await one('notice', 1, () => announce(news))
  await client.close()
  await line.close()
  return found
}

async function main() {
  installPeers()
  console.log(`${documents.length} documents from ${source}; one is ${average(documents)} bytes of JSON`)
  console.log('haqiba')
  const house = await openHaqiba()
  const haqiba = await measure(house, house.announce)
  await house.close()
  const others = { pouchdb: openPouch, rxdb: openRxdb }
  const measured: Record<string, Measured> = {}
  for (const [name, open] of Object.entries(others)) {
    console.log(name)
    const peer = await open()
    measured[name] = await measure(peer, document => peer.publish([document]))
    await peer.close()
  }
  const limit = { initial500: limitOf(first), push10: limitOf(up), pull10: limitOf(down) }
  console.log(JSON.stringify({ haqiba, ...measured, limit }))
}

const average = (all: readonly Document[]) =>
  Math.round(all.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0) / all.length)

await main()
process.exit(0)
