/** Phones of the simulation: their disks outlive everything, their tabs come and go, and in each tab runs the product's own code. */
import { openPhone, type Phone } from '../../../src/storage/phone.ts'
import { Session } from '../../../src/storage/session.ts'
import type { Profile } from '../../../src/storage/vault.ts'
import { enrol } from '../../../src/sync/enrol.ts'
import { exchange, type Outcome } from '../../../src/sync/exchange.ts'
import { act, type Doing } from '../../../src/sync/act.ts'
import type { GroundDisk, GroundServers, GroundWorld } from './ground.ts'
import type { Network } from './network.ts'
import type { Person } from './town.ts'
import { isWeather, type Life } from './world.ts'

export class Tab {
  readonly life: Life
  phone!: Phone
  /** The pocket that is open in it; one at a time, as in the app. */
  session: Session | undefined
  /** Whether an exchange of this tab is under way: a heartbeat begins no second one. */
  busy = false

  constructor(life: Life) {
    this.life = life
  }
}

export class SimPhone {
  readonly name: string
  tabs: Tab[] = []
  people: readonly Person[] = []
  private opened = 0
  private readonly world: GroundWorld
  private readonly network: Network

  constructor(name: string, world: GroundWorld, network: Network) {
    this.name = name
    this.world = world
    this.network = network
  }

  get board(): GroundDisk {
    return this.world.diskOf(`${this.name}/:board`)
  }
  get vault(): GroundDisk {
    return this.world.diskOf(`${this.name}/:vault`)
  }

  profiles(): Profile[] {
    return this.vault.items('profiles') as unknown as Profile[]
  }

  /** Opens the app in one more tab, with somebody's pocket that is not locked. */
  async openTab(): Promise<Tab> {
    const tab = new Tab(this.world.begin(`${this.name}/${++this.opened}`))
    this.tabs.push(tab)
    const names = { board: `${tab.life.name}:board`, vault: `${tab.life.name}:vault`, bell: '' }
    await this.run(tab, async () => {
      tab.phone = await openPhone(names)
    })
    const open = this.profiles().filter(({ id }) => !this.world.isLocked(id))
    if (open.length > 0) await this.switchTo(tab, this.world.chance.pick(open).id)
    return tab
  }

  /** Opens somebody's pocket in place of the one that is open. @returns undefined for one that is locked, or not there. */
  async switchTo(tab: Tab, profile: string): Promise<Session | undefined> {
    if (tab.session?.profile.id === profile) return tab.session
    tab.session = undefined
    if (this.world.isLocked(profile)) return undefined
    tab.session = await this.run(tab, () => Session.open(tab.phone, profile))
    return tab.session
  }

  kill(tab: Tab) {
    this.world.kill(tab.life)
    this.tabs = this.tabs.filter(one => one !== tab)
  }

  killAll() {
    for (const tab of [...this.tabs]) this.kill(tab)
  }

  /** The vault is written at once; of the board the last changes may be gone. */
  losePower(): number {
    return this.board.losePower(this.world.chance.below(6))
  }

  /** Starts something in a tab and lets the world go on until all stands still. @returns undefined when it came to no end. */
  async run<T>(tab: Tab, work: () => Promise<T>, turns?: number): Promise<T | undefined> {
    let done: { value: T } | undefined
    const task = this.world.spawn(tab.life, work)
    task.then(
      value => (done = { value }),
      () => undefined,
    )
    await this.world.settle(turns)
    return done?.value
  }

  /** One exchange, as the heartbeat would make it, and what every pocket makes of it. */
  beat(tab: Tab): () => Promise<Outcome | undefined> {
    return async () => {
      if (tab.busy) return undefined
      tab.busy = true
      try {
        const line = { fetch: this.network.fetchFor(tab.life), onWay() {} }
        let outcome: Outcome
        do outcome = await exchange(tab.phone, line)
        while (outcome === 'more')
        await tab.session?.refresh()
        return outcome
      } finally {
        tab.busy = false
      }
    }
  }
}

/** Somebody comes to live on this phone. */
export async function enrolIn(
  tab: Tab,
  servers: GroundServers,
  { place, person, desk }: Person,
  usedUp = false,
) {
  const card = await servers.card(place, person, desk, usedUp)
  const session = await enrol(
    tab.phone,
    { kind: 'card', card },
    { name: person, motif: 'cypress', pocket: 'olive' },
  )
  tab.session = session
}

/** @returns whether it was kept, was refused at once, or failed with the weather. */
export async function tapIn(session: Session, doing: Doing): Promise<'kept' | 'refused' | 'failed'> {
  try {
    return (await act(session, doing)) ? 'refused' : 'kept'
  } catch (error) {
    if (isWeather(error)) return 'failed'
    throw error
  }
}
