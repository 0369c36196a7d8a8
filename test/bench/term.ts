/**
 * `npm run bench:term`: a family's term with the real encoders, doors and phone. Three children and their mother on one phone,
 * two schools, sixteen weeks of the demo's own amounts, one minute of EDGE each evening; then the same term without network,
 * by a file that is carried every week. Last line: bytes of TCP (of files, where they are carried) by child and day.
 *
 * The novel content is what no protocol could leave out: each row that came to this phone, once for the whole family though
 * several pockets hold it, and what its people did, without what the school sends back of it. Day by day, since each day's
 * exchange must stand by itself, both directions together as columns of JSON under brotli 11, as `bench:wire` takes its limit.
 * No signature, key, id of a letter, receipt or header is in it, and no word that both sides hold; the fortnight is lived eight
 * times with the same texts, and no day profits from the ones before, in the product as in the limit.
 */
import 'fake-indexeddb/auto'
import { brotliCompressSync, constants } from 'node:zlib'
import { toColumns } from '../../src/wire/columns.ts'
import { framesIn } from '../../src/wire/brief.ts'
import { trimOutbox } from '../../src/sync/receipts.ts'
import { carryIn, carryOut, handIn } from '../../src/sync/carry.ts'
import { exchange } from '../../src/sync/exchange.ts'
import { metering } from '../../src/sync/metering.ts'
import { short } from '../../src/sync/short.ts'
import { metered } from '../../src/storage/meter.ts'
import type { Phone } from '../../src/storage/phone.ts'
import type { Session } from '../../src/storage/session.ts'
import { clock, happen, openFamily, openHouses } from './term/family.ts'
import { day, days, liveTerm, type Happening } from './term/year.ts'
import { browserFetch } from './wire/browser.ts'

const begin = Date.UTC(2026, 8, 6, 5)
const children = 3
/** Days of weekly files behind the term, without anything new. */
const after = 28
/** EDGE: a round trip, bits a second, and packets of which some come twice. */
const edge = { trip: 0.84, bits: 240_000, loss: 0.05, packet: 1400 }

interface Told {
  bytes: number
  byKind: Record<string, number>
  novel: number
  missed: number
  lost: number
  late: number
  /** What the phone's own meter says. */
  meter: number
}

async function term(carried: boolean): Promise<Told> {
  clock.now = begin
  const { schools, happenings } = await liveTerm(begin)
  const { house, line, close } = await openHouses(schools)
  const { phone, sessions } = await openFamily(house)
  const all = [...sessions.values()]
  const told: Told = {
    bytes: 0,
    byKind: { letters: 0, bundles: 0, rows: 0, heads: 0, lines: 0 },
    novel: 0,
    missed: 0,
    lost: 0,
    late: 0,
    meter: 0,
  }
  const seen = new Map<string, string>()
  let waiting: Happening[] = []
  let written: object[] = []

  const bodies = { up: new Uint8Array(), down: 0, frames: 0 }
  const cross: typeof fetch = async (path, init) => {
    const response = await browserFetch(`${line.url}${String(path)}`, init)
    bodies.up = (init!.body as Uint8Array).slice()
    bodies.down = Number(response.headers.get('content-length'))
    bodies.frames = framesIn(new Uint8Array(await response.clone().arrayBuffer()))
    return response
  }
  const send = short(metering(phone, cross))

  // What stands on the last file is done in the weeks after it: nothing may wait when the term is counted.
  const isOver = (today: number) => today >= days + (carried ? after : 0)
  for (let today = 0; !isOver(today); today++) {
    if (today % 14 === 0) console.log(`  day ${today}, ${waiting.length} wait for what they stand on`)
    clock.now = begin + today * day + 9 * 3_600_000
    const due = [...waiting, ...happenings.filter(one => one.day === today)]
    waiting = []
    for (const one of due) {
      clock.now += 1000
      const refused = await happen(house, sessions, one)
      const atHome = sessions.has(`${one.act.person}/${one.place}`)
      if (!refused && atHome) written.push({ name: one.act.name, ...one.act.args })
      // What has not come yet, the very first answer among it, may be acted on tomorrow; what was done before is done.
      if (refused === 'not_found' || refused === 'not_yours') waiting.push(one)
      else if (refused && refused !== 'already_there') throw new Error(`${one.act.name}: ${refused}`)
    }
    clock.now = begin + today * day + 15 * 3_600_000
    if (carried && today % 7 !== 6) continue
    if (carried) told.bytes += await byFile(phone, line.url)
    else {
      line.count()
      if ((await exchange(phone, { fetch: send, onWay() {} })) !== 'done') told.missed++
      const { bytes } = line.count()
      told.bytes += bytes
      if (minutesOf(bytes) > 1) told.missed++
      countKinds(told, bodies, bytes)
    }
    for (const session of all) await session.refresh()
    told.novel += await novelOf(phone, all, seen, written)
    written = []
  }
  told.missed += waiting.length
  told.meter = (await metered(phone, '')).reduce((all, { up, down }) => all + up + down, 0)
  await trimOutbox(phone, clock.now)
  told.lost = await phone.vault.outbox.where('settledAt').equals(0).count()
  const rows = await house.db
    .selectFrom('rows')
    .select('body')
    .where('noun', '=', 'submission')
    .where('about', 'like', '%')
    .execute()
  const ours = new Set(['yazan', 'jana', 'salma'])
  for (const { body } of rows) {
    const { person, lateness } = JSON.parse(body) as { person: string; lateness: string }
    if (ours.has(person) && lateness !== 'in_time') told.late++
  }
  await close()
  return told
}

/** Somebody takes the file along, hands it in where there is network, and brings back the answer. */
async function byFile(phone: Phone, url: string): Promise<number> {
  const file = (await carryOut(phone, clock.now))!
  const said = await handIn(file, (path, init) => fetch(`${url}${String(path)}`, init))
  if (!said.ok || !(await carryIn(phone, said.answer))) throw new Error('The file was not taken')
  return file.length + said.answer.length
}

/** Connection and TLS are three trips, the exchange one; what is lost is sent again after a trip. */
function minutesOf(bytes: number): number {
  const again = Math.ceil((bytes / edge.packet) * edge.loss)
  return (edge.trip * (4 + again) + (bytes * 8) / edge.bits / (1 - edge.loss)) / 60
}

function countKinds(
  { byKind }: Told,
  { up, down, frames }: { up: Uint8Array; down: number; frames: number },
  bytes: number,
) {
  const letters = framesIn(up.subarray(64))
  const add = (kind: string, count: number) => (byKind[kind] = (byKind[kind] ?? 0) + count)
  add('letters', letters)
  add('heads', up.length - letters)
  add('bundles', frames)
  add('rows', down - frames)
  add('lines', bytes - up.length - down)
}

/** What was written today and what came, each thing once: columns of JSON under the best general compression. */
async function novelOf(phone: Phone, sessions: Session[], seen: Map<string, string>, written: object[]) {
  const mine = new Set(written.map(one => (one as { id?: string }).id))
  const byNoun = new Map<string, object[]>()
  const rows = [
    ...(await phone.board.rows.toArray()),
    ...sessions.flatMap(session => [...session.ledger.rows.values()]),
  ]
  for (const { key, id, noun, audience, about, body } of rows) {
    const now = JSON.stringify(body)
    if (seen.get(key) === now) continue
    seen.set(key, now)
    if (!mine.has(id)) byNoun.set(noun, [...(byNoun.get(noun) ?? []), { id, audience, about, ...body }])
  }
  const plain = [...byNoun].map(([noun, all]) => [noun, toColumns(all)])
  if (plain.length + written.length === 0) return 0
  const text = JSON.stringify([plain, toColumns(written)])
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 }
  return brotliCompressSync(text, { params }).length
}

const round = (value: number, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits
const perChildDay = (bytes: number) => round(bytes / children / days)

const net = await term(false)
console.log('over the net', JSON.stringify(net))
const file = await term(true)
console.log('by file', JSON.stringify(file))
console.log(
  JSON.stringify({
    bytesPerChildDay: perChildDay(net.bytes),
    byKind: Object.fromEntries(Object.entries(net.byKind).map(([kind, bytes]) => [kind, perChildDay(bytes)])),
    ratioToNovel: round(net.bytes / net.novel, 3),
    meterToWire: round(net.meter / net.bytes, 3),
    missed: net.missed,
    lost: net.lost,
    carried: {
      bytesPerChildDay: perChildDay(file.bytes),
      missed: file.missed,
      lost: file.lost,
      lateByCarrier: Math.max(0, file.late - net.late),
    },
  }),
)
process.exit(0)
