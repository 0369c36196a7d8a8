import type { Phone } from '../storage/phone.ts'
import { readJson } from '../wire/json.ts'

/** The school's word on a number that was taken. @returns whether it says where to go on. */
export async function countOn({ vault }: Phone, text: string): Promise<boolean> {
  const said = readJson(text)
  const { next } = ((said.ok && said.value) || {}) as { next?: unknown }
  if (!Number.isSafeInteger(next)) return false
  await vault.device
    .where('key')
    .equals('device')
    .modify(device => void (device.requests = Math.max(device.requests, Number(next) - 1)))
  return true
}
