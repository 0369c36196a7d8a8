/** What the bundle puts in the place of the browser's and Node's own clock, chance and timers. */
import { u32 } from '../../../../src/wire/bytes.ts'
import { world } from '../world.ts'
import { sum } from './keys.ts'

export const simNow = () => world().now()
export const simSetTimeout = (go: () => void, wait: number) => world().setTimer(go, wait)
export const simClearTimeout = (timer: unknown) => world().clearTimer(timer)
export const simWire = (newest: number) => world().wire(newest)
export const simCrypto = {
  getRandomValues: (bytes: Uint8Array) => world().chance.fill(bytes),
  subtle: {
    importKey: async () => ({ kid: world().newKey() }),
    digest: async (_name: string, bytes: Uint8Array) => digestOf(bytes),
  },
}

/** 32 bytes that differ wherever the bytes do; nobody here looks for two that don't. */
function digestOf(bytes: Uint8Array): ArrayBuffer {
  const digest = new Uint8Array(32)
  digest.set(u32(sum(bytes)))
  digest.set(u32(bytes.length), 4)
  return digest.buffer
}
