/** One seed on real parts: the same steps and the same checks as in the simulation. */
import type { Act } from '../../../src/storage/acts.ts'
import { decryptJson, unwrapKeys } from '../../../src/storage/lock.ts'
import type { Copy, Device, Profile } from '../../../src/storage/vault.ts'
import type { Ground } from '../simulation/ground.ts'
import { liveOn, type Lived } from '../simulation/life.ts'
import type { SimPhone } from '../simulation/phones.ts'
import { planOf, type Fault } from '../simulation/plan.ts'
import { RealNetwork } from './network.ts'
import { RealServers, type Bed } from './servers.ts'
import { RealWorld } from './world.ts'

/** Put in by the bundle. */
declare const replayBed: Bed

/**
 * What real parts can't be made to do here. IndexedDB takes back no commit (lost power) and would have to be silent for
 * seconds (deaf disk); servers are killed for real by the torture; and SQLite lives inside its one server.
 */
const without: readonly Fault[] = [
  ...(['lost power', 'deaf disk', 'killed servers'] as const),
  ...(replayBed.engine === 'sqlite' ? (['two servers'] as const) : []),
]

export async function live(seed: number, only?: readonly number[]): Promise<Lived> {
  const world = RealWorld.begin(seed)
  const servers = await RealServers.open(world, replayBed)
  const ground: Ground = {
    ...{ world, servers, network: new RealNetwork(world, servers) },
    async look() {
      await world.look()
      await servers.look()
    },
    openCopy,
    openLetter: () => undefined,
  }
  try {
    return await liveOn(ground, planOf(seed, without), only)
  } finally {
    for (const disk of world.everyDisk()) await disk.wipe()
    await servers.close()
  }
}

const keys = new Map<string, Promise<CryptoKey>>()

async function openCopy({ vault }: SimPhone, copy: Copy): Promise<Act> {
  if (!keys.has(copy.profile)) {
    const device = vault.items('device')[0] as unknown as Device
    const profile = (vault.items('profiles') as unknown as Profile[]).find(one => one.id === copy.profile)!
    keys.set(
      copy.profile,
      unwrapKeys(device, profile).then(({ dataKey }) => dataKey),
    )
  }
  return decryptJson<Act>((await keys.get(copy.profile))!, copy.bytes)
}
