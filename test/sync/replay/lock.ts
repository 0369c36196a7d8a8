/** src/storage/lock.ts, with locks: nobody opens a pocket that the world has locked. */
import * as real from '../../../src/storage/lock.ts'
import { world } from './world.ts'

export * from '../../../src/storage/lock.ts'

export const unwrapKeys: typeof real.unwrapKeys = (device, profile) => {
  if (world().isLocked(profile.id)) throw new Error('This pocket is locked')
  return real.unwrapKeys(device, profile)
}
