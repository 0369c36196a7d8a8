/** Stands in for src/letters/pack.ts: JSON as it is, since deflate is most of the time of a small letter. */
import { fromUtf8, toUtf8 } from '../../../../src/wire/bytes.ts'
import { readJson, type Json } from '../../../../src/wire/json.ts'

export const pack = async (value: unknown) => toUtf8(JSON.stringify(value))

export async function unpack(bytes: Uint8Array, most: number): Promise<Json> {
  return bytes.length > most ? { ok: false } : readJson(fromUtf8(bytes))
}

export const squeeze = async (bytes: Uint8Array) => bytes
export const swell = async (bytes: Uint8Array) => bytes
