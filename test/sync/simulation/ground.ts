/**
 * What a town stands on. Plan, steps and checks are the same everywhere: the simulator brings a world of its own with fakes
 * under it (life.ts), and test/sync/replay brings real parts. What the checks read of disks and databases they read at once; a
 * ground whose parts only answer later takes pictures of them (`look`).
 */
import type { Act } from '../../../src/storage/acts.ts'
import type { Copy, Waiting } from '../../../src/storage/vault.ts'
import type { Disk } from './disk.ts'
import type { Network } from './network.ts'
import type { SimPhone } from './phones.ts'
import type { Servers } from './servers.ts'
import type { World } from './world.ts'

/** What is inside a letter; only of those that are acts something is read. */
export interface Inside {
  a?: { name: string }
  x: unknown
}

export type GroundDisk = Pick<Disk, 'lazy' | 'items' | 'shelf' | 'picture' | 'losePower'> & {
  become(picture: ReturnType<Disk['picture']>): void | Promise<void>
  wipe(): void | Promise<void>
}

export type GroundWorld = Pick<
  World,
  'time' | 'chance' | 'weather' | 'told' | 'locked' | 'tell' | 'count' | 'isLocked' | 'calm'
> &
  Pick<World, 'begin' | 'kill' | 'setClock' | 'pause' | 'settle' | 'spawn'> & {
    diskOf(database: string): GroundDisk
  } & Partial<Pick<World, 'setWire'>>

export type GroundServers = Pick<
  Servers,
  'two' | 'serve' | 'carried' | 'kill' | 'openPlace' | 'office' | 'card'
> &
  Pick<Servers, 'restore' | 'collect' | 'places' | 'counter' | 'rows' | 'at' | 'profilesOf'> &
  Pick<Servers, 'audiencesOf' | 'knows' | 'lettersKnown' | 'schoolOfCard'> & {
    backup(): void | Promise<void>
  }

export interface Ground {
  world: GroundWorld
  servers: GroundServers
  network: Network
  /** Whether the schools stand already, with their people and nobody's phone yet. */
  standing?: boolean
  /** Told once they stand. */
  onStanding?(): void
  /** Takes new pictures of what lies on disks and in databases. */
  look(): Promise<void>
  /** An author's copy, opened as only he could. */
  openCopy(phone: SimPhone, copy: Copy): Act | Promise<Act>
  /** A sealed letter; undefined for rubbish, or where nobody but the school could open it. */
  openLetter(item: Waiting): Inside | undefined
}
