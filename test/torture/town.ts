/** Two schools and the phones of their people: who is on which phone is chance. */
import { sql } from 'kysely'
import { pino } from 'pino'
import { openHouse } from '../../src/server/house.ts'
import { names, openSchool, type Who } from '../server/school.ts'
import { after, type Chance } from './chance.ts'
import { Deeds } from './deeds.ts'
import type { Ground } from './ground.ts'
import { act } from './acts.ts'
import { BusyPhone } from './phone.ts'
import type { Running } from './server.ts'

const places = ['amal', 'noor']
const people = Object.keys(names) as Who[]
/** How many phones each card admits: more than ever come. */
export const printed = 1000
const phonesAtFirst = 8
const phonesAtMost = 24

export class Town {
  readonly deeds = new Deeds()
  readonly phones: BusyPhone[] = []
  private readonly cards = new Map<string, string>()
  private readonly chance: Chance

  private constructor(chance: Chance) {
    this.chance = chance
  }

  /** The schools are opened by their office, and the database is left to the server. */
  static async open(
    { dataDir, database }: Pick<Ground, 'dataDir' | 'database'>,
    chance: Chance,
  ): Promise<Town> {
    const town = new Town(chance)
    const config = { host: '', port: 0, dataDir, database, origin: 'http://school.test' }
    const house = await openHouse(config, { log: pino({ level: 'silent' }) })
    for (const place of places) {
      const school = await openSchool({ house, url: '' }, place)
      for (const who of people) town.cards.set(`${place} ${who}`, (await school.card(who, printed)).link)
    }
    // A close that finds a statement still open leaves all in the log, and a torn log is no school at all.
    if (house.engine === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(house.db)
    await house.close()
    // A teacher of each section first: without work nobody hands in.
    for (const place of places)
      for (const who of ['muna', 'samir'] as const) await town.addPhone([[place, who]])
    while (town.phones.length < phonesAtFirst) await town.addPhone(town.someFamily())
    return town
  }

  /** What the QR of a person's card holds. */
  card(place: string, who: Who): string {
    return this.cards.get(`${place} ${who}`)!
  }

  private someFamily(): [string, Who][] {
    const all = new Map<string, [string, Who]>()
    for (let left = 1 + this.chance.whole(4); left > 0; left--) {
      const [place, who] = [this.chance.one(places), this.chance.one(people)]
      all.set(`${place} ${who}`, [place, who])
    }
    return [...all.values()]
  }

  private async addPhone(family: [string, Who][]) {
    const phone = await BusyPhone.make(this.deeds, this.chance.fork())
    for (const [place, who] of family) await phone.enrol(place, who, this.card(place, who))
    this.phones.push(phone)
  }

  /** A phone that nobody has counted among the others, with somebody on it who has one of these cards. */
  async newcomer(chance: Chance, cards: readonly { place: string; person: string }[]): Promise<BusyPhone> {
    const phone = await BusyPhone.make(new Deeds(), chance.fork())
    const { place, person } = chance.one(cards)
    await phone.enrol(place, person as Who, this.card(place, person as Who))
    return phone
  }

  /** Another pocket on a phone that is there, or another phone. */
  private async grow() {
    const phone = this.chance.one(this.phones)
    const [place, who] = [this.chance.one(places), this.chance.one(people)]
    const isHere = phone.pockets.some(pocket => pocket.place === place && pocket.who === who)
    if (!isHere && this.chance.is(0.5)) await phone.enrol(place, who, this.card(place, who))
    else if (this.phones.length < phonesAtMost) await this.addPhone(this.someFamily())
  }

  /**
   * Everybody is busy until the school falls silent, or until `over` says so.
   * @param answered told how many exchanges have had an answer
   */
  async work(url: string, over: () => boolean, answered: (exchanges: number) => void): Promise<void> {
    if (this.chance.is(0.3)) await this.grow()
    let exchanges = 0
    await Promise.all(
      this.phones.map(async phone => {
        const { chance } = phone
        while (!over()) {
          for (let acts = chance.whole(3); acts > 0; acts--) await act(phone)
          const way = chance.is(0.08) ? 'unheard' : chance.is(0.1) ? 'twice' : 'once'
          try {
            await phone.exchange(url, way)
          } catch (error) {
            if (!isSilence(error)) throw error
            return
          }
          answered(++exchanges)
        }
      }),
    )
  }
}

/** Everything that waits is offered until it has its receipt, then all pull until nobody learns anything new. */
export async function rest(
  phones: readonly BusyPhone[],
  url: string,
  { complaints }: Running,
): Promise<void> {
  const standing = () =>
    JSON.stringify(phones.map(({ phone }) => [...phone.places.values()].map(({ cursor }) => cursor)))
  for (let round = 0; round < 30; round++) {
    const before = standing()
    for (const phone of phones) if (!(await phone.exchange(url))) await after(50)
    const waits = phones.some(phone => phone.queue.length > 0)
    if (!waits && standing() === before) return
  }
  const waiting = phones.flatMap(({ queue, strange }) => [...queue.map(deed => deed.name), ...strange])
  throw new Error(`No rest: ${waiting.slice(0, 20).join(', ')} at ${standing()}; ${complaints.join('\n')}`)
}

/** The line broke, as it does when a server dies: not a fault of what was sent. */
function isSilence(error: unknown): boolean {
  const { name, message, cause } = error as Error & { cause?: { code?: string } }
  return name === 'TypeError' && /fetch failed|terminated/.test(`${message}${cause?.code ?? ''}`)
}
