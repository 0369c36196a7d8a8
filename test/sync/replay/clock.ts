/** What the bundle puts in the place of the product's own clock, and of the newest wire. */
import { world } from './world.ts'

export const replayNow = () => world().now()
export const replayWire = (newest: number) => world().wire(newest)
