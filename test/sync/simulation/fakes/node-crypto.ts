/** node:crypto in the simulation: hashes are the real ones, chance comes from the seed. */
import { world } from '../world.ts'

const real = process.getBuiltinModule('node:crypto')
export const { createHash, timingSafeEqual, createHmac, createECDH, createCipheriv, createDecipheriv } = real
export const randomBytes = (length: number) => Buffer.from(world().chance.fill(new Uint8Array(length)))
export const randomUUID = () => `u${world().count()}`
