/** A request that somebody carried here: opened, answered as over the net, and the answer sealed to the device that wrote it. */
import { openRequest, sealAnswer } from '../../letters/carried.ts'
import { join, toBase64url } from '../../wire/bytes.ts'
import { readCarried } from '../../wire/carried.ts'
import { sealTo } from '../places/hpke.ts'
import type { SyncDesk } from './desk.ts'
import { exchange, type Exchange } from './exchange.ts'

const markLength = 64

/** @param given the file as it was received, bytes or text. */
export async function takeCarried(house: SyncDesk, given: Uint8Array, network: string): Promise<Exchange> {
  const carried = readCarried(given)
  if (carried?.kind !== 'request') return stranger(house, network)
  const file = join(carried.outside, carried.sealed)
  const school = await house.schools.findByKeyId(carried.schoolKey)
  const opened = school && (await openRequest(file, school.open))
  if (!school || !opened) return stranger(house, network)
  const signature = toBase64url(opened.request.subarray(0, markLength))
  const result = await exchange(house, opened.request.subarray(markLength), signature, network, 'carried')
  if (!result.ok) return result
  return {
    ok: true,
    body: await sealAnswer(sealTo(opened.answerTo, 'short'), school.sign, file, result.body),
  }
}

/** Whoever sends what no school can read is counted, as strangers are. */
async function stranger(house: SyncDesk, network: string): Promise<Exchange> {
  const wait = await house.rates.count('stranger', network)
  if (wait > 0) return { ok: false, status: 429, code: 'too_many', field: '', wait }
  return { ok: false, status: 400, code: 'not_understood', field: 'file' }
}
