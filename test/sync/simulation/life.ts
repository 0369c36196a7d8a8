/** One seed from its first step to rest. */
import { checkRest, checkStep } from './checks.ts'
import type { Ground } from './ground.ts'
import { fineLine, Network } from './network.ts'
import { openCopy, openLetter } from './opening.ts'
import { planOf, type Plan, type Step } from './plan.ts'
import { Servers, type Standing } from './servers.ts'
import { Stepper } from './steps.ts'
import { Town } from './town.ts'
import { Truth, Violation } from './truth.ts'
import type { Waiting } from '../../../src/storage/vault.ts'
import type { SimPhone } from './phones.ts'
import { World } from './world.ts'

export interface Lived {
  seed: number
  steps: number
  /** What was broken; undefined when nothing was. */
  violation?: string
  story: string[]
}

/** How many rounds of syncs all phones may need until nothing waits any more. */
const rounds = 6

/** @param only the steps to take, of the seed's own; all of them where it is absent. */
export async function live(seed: number, only?: readonly number[]): Promise<Lived> {
  return liveOn(simulated(seed), planOf(seed), only)
}

/** The schools before anybody's phone: the same in every seed, opened once in each process. */
let standing: Standing | undefined

function simulated(seed: number): Ground {
  const world = World.begin(seed)
  const servers = new Servers(world)
  if (standing) servers.standAs(standing)
  const network = new Network(world, servers)
  return {
    standing: standing !== undefined,
    onStanding: () => void (standing ??= servers.standing()),
    world,
    servers,
    network,
    look: async () => {},
    openCopy: (_phone, copy) => openCopy(copy),
    openLetter,
  }
}

export async function liveOn(ground: Ground, plan: Plan, only?: readonly number[]): Promise<Lived> {
  const steps = only ? only.map(i => plan.steps[i]!) : plan.steps
  const town = await Town.open(plan, ground)
  const truth = new Truth(ground)
  let taken = 0
  let violation: string | undefined
  try {
    weather(town, plan)
    const stepper = new Stepper(town, truth)
    for (const step of steps) {
      taken++
      await stepper.play(step)
      checkStep(town, truth)
    }
    town.world.tell('all faults are over')
    await heal(town)
    await ground.look()
    await checkRest(town, truth)
  } catch (error) {
    violation =
      error instanceof Violation ? error.message : `a bug: ${(error as Error).stack ?? String(error)}`
  }
  return { seed: plan.seed, steps: taken, story: [...town.world.told], ...(violation && { violation }) }
}

function weather({ world, network, servers, phones }: Town, { faults }: Plan) {
  const { chance } = world
  const share = () => chance.pick([0.05, 0.15, 0.4])
  const line = { ...fineLine }
  if (faults.has('lost requests')) line.loseRequest = share()
  if (faults.has('lost answers')) line.loseAnswer = share()
  if (faults.has('doubled requests')) line.double = share()
  if (faults.has('late answers')) line.late = share()
  if (faults.has('cut answers')) line.cut = share()
  if (faults.has('captive portal')) line.portal = share()
  network.line = line
  if (faults.has('full disk')) world.weather.quota = 0.02
  if (faults.has('lost connection')) world.weather.lostConnection = 0.01
  if (faults.has('deaf disk')) world.weather.deafOpen = 0.2
  world.weather.shuffled = faults.has('many tabs') || faults.has('two servers') || chance.chance(0.3)
  world.weather.slowServers = faults.has('two servers') || faults.has('killed servers')
  if (faults.has('lost power')) for (const phone of phones) phone.board.lazy = 6
  if (faults.has('old apps'))
    for (const { name } of phones) if (chance.chance(0.7)) world.setWire?.(name, chance.between(1, 2))
  servers.two = faults.has('two servers')
}

/**
 * The network is fine, all pockets are open, and every phone syncs until nothing waits and nothing is new: within so many
 * rounds, and the last one costs next to nothing.
 */
async function heal(town: Town) {
  const { world, network, phones } = town
  world.calm()
  network.line = { ...fineLine }
  await world.settle()
  await network.release()
  world.locked.clear()
  for (const phone of phones) {
    for (const tab of [...phone.tabs]) if (!tab.phone) phone.kill(tab)
    if (phone.tabs.length === 0) await phone.openTab()
  }
  for (let round = 1; ; round++) {
    const quiet = phones.every(isEmpty)
    let idle = true
    for (const phone of phones) {
      const spent = await syncOnce(town, phone)
      idle &&= spent <= idleBytes.phone + idleBytes.place * phone.board.items('cursors').length
      await lookIntoPockets(phone)
    }
    // What one phone sends last, the others hear a round later; what can't be opened is asked for anew.
    if (quiet && idle && round >= 2 && phones.every(isEmpty)) return
    if (round <= rounds) continue
    const waiting = phones.filter(one => !isEmpty(one)).map(left)
    if (waiting.length > 0) throw new Violation(`something still waits: ${waiting.join(', ')}`)
    throw new Violation('a sync with nothing new is as long as one with news')
  }
}

/** Bytes of an idle sync, both ways, before compression: a head for the phone and one for each place. */
const idleBytes = { phone: 300, place: 150 }

/** @returns bytes, both ways. */
async function syncOnce({ world, network }: Town, phone: SimPhone): Promise<number> {
  const before = network.bytes
  const tab = phone.tabs[0]!
  tab.busy = false
  const outcome = await phone.run(tab, phone.beat(tab))
  world.tell(`${tab.life.name}: syncs: ${outcome ?? 'it comes to no end'}`)
  if (!outcome) throw new Violation(`${phone.name}: a sync comes to no end`)
  return network.bytes - before
}

/** Everybody opens his pocket: what came while it was closed is read. */
async function lookIntoPockets(phone: SimPhone) {
  const [tab] = phone.tabs
  for (const { id } of phone.profiles()) {
    const session = await phone.switchTo(tab!, id)
    if (session) await phone.run(tab!, () => session.refresh())
  }
}

const isEmpty = (phone: SimPhone) =>
  (phone.vault.items('outbox') as unknown as Waiting[]).every(item => item.settledAt !== 0)

export { planOf } from './plan.ts'
export type { Step }

const left = (phone: SimPhone) => {
  const waiting = (phone.vault.items('outbox') as unknown as Waiting[]).filter(item => item.settledAt === 0)
  return `${phone.name} (${waiting.map(({ n, place, letter }) => `${n} for ${place}, ${letter}`).join('; ')})`
}
