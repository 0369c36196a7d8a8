/**
 * A disk that lied: copies of a school's database whose log is torn open to what was true at one moment, and the server starts on
 * them and serves. Copies are taken from a school that is killed at work again and again.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { after, type Chance } from './chance.ts'
import { readFacts, type Facts } from './facts.ts'
import { copyDatabase, onDisk } from './ground.ts'
import { differences } from './holdings.ts'
import { tailOf, tear, tears, type Tail } from './log.ts'
import type { BusyPhone } from './phone.ts'
import { startServer } from './server.ts'
import { rest, Town } from './town.ts'
import { miscounted } from './verdict.ts'

export interface Torn {
  torn: number
  /** Copies that lost at least one commit by it. */
  shortened: number
  acknowledged: number
  /** What is not the beginning of what was done. */
  noPrefix: string[]
  /** Servers that did not start, or did not serve. */
  notServed: string[]
}

/** As many copies are torn of each school as it was found. */
const copiesOfEach = 5

export async function tearLogs(
  count: number,
  chance: Chance,
  file: string,
  say: (line: string) => void,
): Promise<Torn> {
  const ground = onDisk()
  const apart = mkdtempSync(join(tmpdir(), 'haqiba-found-'))
  const found = join(apart, 'found.db')
  const outcome: Torn = { torn: 0, shortened: 0, acknowledged: 0, noPrefix: [], notServed: [] }
  try {
    const town = await Town.open(ground, chance.fork())
    while (outcome.torn < count) {
      await workUntilKilled(town, ground.env, file, chance)
      outcome.acknowledged = town.deeds.acknowledged()
      // Set apart as it was found: whatever touches the school later, what is torn is this.
      for (const part of ['', '-wal', '-shm']) rmSync(found + part, { force: true })
      copyDatabase(ground.database, found)
      if (existsSync(`${ground.database}-shm`)) copyFileSync(`${ground.database}-shm`, `${found}-shm`)
      const tail = tailOf(found)
      if (!tail) continue
      const whole = await ground.facts()
      const here = Math.min(copiesOfEach, count - outcome.torn)
      // Two at a time: a start is mostly one processor's work.
      for (let i = 0; i < here; i += 2)
        await Promise.all(
          Array.from({ length: Math.min(2, here - i) }, () =>
            tearOne({ original: found, tail, whole, town, file, chance: chance.fork(), outcome }),
          ),
        )
      say(`${outcome.torn} torn, ${outcome.shortened} of them shortened`)
      if (outcome.noPrefix.length + outcome.notServed.length > 0) break
    }
    return outcome
  } finally {
    rmSync(apart, { recursive: true, force: true })
    await ground.close()
  }
}

async function workUntilKilled(town: Town, env: Record<string, string>, file: string, chance: Chance) {
  const server = startServer(file, env)
  const url = await server.listening
  if (!url) throw new Error(`The server does not start: ${server.complaints.join('\n')}`)
  let over = false
  const exchanges = 10 + chance.whole(60)
  const pause = chance.between(0, 15)
  let killed: Promise<void> | undefined
  const kill = () =>
    (killed ??= after(pause)
      .then(() => server.kill())
      .finally(() => (over = true)))
  await town.work(
    url,
    () => over,
    answered => void (answered >= exchanges && kill()),
  )
  await kill()
}

interface Copy {
  original: string
  tail: Tail
  whole: Facts
  town: Town
  file: string
  chance: Chance
  outcome: Torn
}

async function tearOne({ original, tail, whole, town, file, chance, outcome }: Copy) {
  const dataDir = mkdtempSync(join(tmpdir(), 'haqiba-torn-'))
  const database = join(dataDir, 'haqiba.db')
  const how = chance.one(tears)
  try {
    copyDatabase(original, database)
    tear(database, tail, how, chance)
    // The index of a server that is no more may lie beside it, as it does after a kill.
    if (chance.is(0.5)) copyFileSync(`${original}-shm`, `${database}-shm`)
    const looked = join(dataDir, 'looked.db')
    copyDatabase(database, looked)
    const left = await readFacts(looked)
    outcome.torn++
    if (!isDeepStrictEqual(left.counters, whole.counters)) outcome.shortened++
    outcome.noPrefix.push(...prefixFaults(left, whole, town).map(fault => `${how}: ${fault}`))
    outcome.notServed.push(
      ...(await serveFaults(dataDir, left, town, file, chance)).map(fault => `${how}: ${fault}`),
    )
  } catch (error) {
    outcome.notServed.push(`${how}: ${(error as Error).stack}`)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * What is left is the beginning of what was done, place by place in the order of its counter: everything up to where the counter
 * stands, word for word, and nothing behind it. And no deed is there that began after another was acknowledged which is not.
 */
export function prefixFaults(left: Facts, whole: Facts, { deeds }: Pick<Town, 'deeds'>): string[] {
  const faults = [...left.unsound, ...miscounted(left)]
  const stands = (place: string) => left.counters.get(place) ?? -1
  const upTo = <T extends { place: string; v: number }>(all: T[]) =>
    all.filter(one => one.v <= stands(one.place))
  if (!isDeepStrictEqual(keyed(left.results), keyed(upTo(whole.results))))
    faults.push('results are no prefix')
  const there = new Map(left.rows.map(row => [`${row.place} ${row.noun}/${row.id}`, row]))
  for (const row of upTo(whole.rows))
    if (!isDeepStrictEqual(there.get(`${row.place} ${row.noun}/${row.id}`), row))
      faults.push(`${row.noun}/${row.id} is not what it was at ${row.v}`)
  const known = new Set(left.results.map(({ place, device, n }) => `${place} ${device} ${n}`))
  const [present, lost] = [true, false].map(is =>
    deeds.all.filter(({ place, device, n }) => known.has(`${place} ${device} ${n}`) === is),
  ) as [typeof deeds.all, typeof deeds.all]
  const firstLoss = Math.min(...lost.filter(deed => deed.receiptAt > 0).map(deed => deed.receiptAt))
  for (const deed of present)
    if (deed.sentAt > firstLoss) faults.push(`${deed.name} ${deed.n} is there, and an earlier one is not`)
  return faults
}

const keyed = (results: Facts['results']) =>
  results.map(({ place, device, n, letter, code, v }) => [place, device, n, letter, code, v].join(' ')).sort()

/** A server on it lets everybody in as they are, takes in what they do next, and tells each phone what is true here. */
async function serveFaults(
  dataDir: string,
  left: Facts,
  town: Town,
  file: string,
  chance: Chance,
): Promise<string[]> {
  const server = startServer(file, { DATA_DIR: dataDir })
  try {
    const url = await server.listening
    if (!url) return [`the server does not start: ${server.complaints.join('\n')}`]
    const isKnown = ({ pockets }: BusyPhone) =>
      pockets.every(({ profile }) => left.enrolments.some(one => one.profile === profile.id))
    const known = town.phones.filter(isKnown).slice(0, 2)
    // Each begins anew: a phone that had heard of what this disk has forgotten may not go on from there.
    const phones = known.map(phone => phone.twin(chance.fork()))
    // The log of the first hour may be torn before any card was printed.
    if (left.cards.length > 0) phones.push(await town.newcomer(chance, left.cards))
    await rest(phones, url, server)
    await server.kill()
    const facts = await readFacts(join(dataDir, 'haqiba.db'))
    const kept = keyed(left.results).filter(key => !keyed(facts.results).includes(key))
    return [
      ...kept.map(key => `${key} is gone after serving`),
      ...phones.flatMap(phone => differences(phone, facts)),
      ...server.complaints,
    ]
  } finally {
    await server.kill()
  }
}
