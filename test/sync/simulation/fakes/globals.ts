/** What the bundle puts in the place of the browser's and Node's own clock, chance and timers. */
import { world } from '../world.ts'

export const simNow = () => world().now()
export const simSetTimeout = (go: () => void, wait: number) => world().setTimer(go, wait)
export const simClearTimeout = (timer: unknown) => world().clearTimer(timer)
export const simWire = (newest: number) => world().wire(newest)
export const simCrypto = {
  getRandomValues: (bytes: Uint8Array) => world().chance.fill(bytes),
  subtle: { importKey: async () => ({ kid: world().newKey() }) },
}
