import { expect, test } from 'vitest'
import { windowSize } from '../../src/server/sync/window.ts'
import { fromUtf8, join, toUtf8 } from '../../src/wire/bytes.ts'
import { readEnvelope, writeEnvelope } from '../../src/wire/envelope.ts'
import {
  deviceHeader,
  filePath,
  numberHeader,
  signatureHeader,
  signedFileText,
} from '../../src/wire/files.ts'
import { wireVersion } from '../../src/wire/sync.ts'
import { eachEngine } from './engines.ts'
import type { Letter, Phone } from './phone.ts'
import { newSchool } from './school.ts'

/** One request under a number of our choosing; what it is answered, unopened. */
async function send(
  phone: Phone,
  n: number,
  { letters = [], w = wireVersion, p }: { letters?: Letter[]; w?: number; p?: object[] } = {},
) {
  const head = phone.head(usual => ({ ...usual, w, n, ...(p && { p }) }))
  const body = writeEnvelope(
    head,
    letters.map(({ bytes }) => bytes),
  )
  const headers = {
    'content-type': 'application/octet-stream',
    'x-haqiba-signature': await phone.signs(join(toUtf8('POST /sync\n'), body)),
  }
  const answer = await fetch(`${phone.url}/sync`, { method: 'POST', headers, body })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (answer.status !== 200) return { status: answer.status, told: JSON.parse(fromUtf8(bytes)) as object }
  const read = readEnvelope(bytes, { frames: 1000, frame: 8_000_000 })
  return { status: 200, told: read.ok && read.head, frames: read.ok && read.frames.length }
}

eachEngine('the number of a request', stage => {
  async function scene() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    const handIn = (id: string) =>
      omar.phone.write(omar.me, 'submissions.hand-in', { id, assignment: work, answers: [] })
    const attempts = async () =>
      (
        await stage.house.db
          .selectFrom('rows')
          .select('id')
          .where('place_id', '=', school.place)
          .where('noun', '=', 'submission')
          .execute()
      ).map(({ id }) => id)
    return { school, omar, handIn, attempts }
  }

  test('the same request gets the same answer, and what it brings is done once', async () => {
    const { omar, handIn, attempts } = await scene()
    const letters = [await handIn('first')]
    const once = await send(omar.phone, 1, { letters })
    expect(once.status).toBe(200)
    expect(await send(omar.phone, 1, { letters })).toEqual(once)
    expect(await attempts()).toEqual(['first'])
  })

  test('another request under the same number is refused, does nothing, and is told where to go on', async () => {
    const { omar, handIn, attempts } = await scene()
    const [first, second] = [[await handIn('first')], [await handIn('second')]]
    expect((await send(omar.phone, 7, { letters: first })).status).toBe(200)
    expect(await send(omar.phone, 7, { letters: second })).toEqual({
      status: 409,
      told: { code: 'number_used', field: 'head.n', next: 8 },
    })
    expect(await attempts()).toEqual(['first'])
    expect((await send(omar.phone, 8, { letters: second })).status).toBe(200)
    expect((await attempts()).sort()).toEqual(['first', 'second'])
  })

  test('requests may overtake each other, but one of long ago is refused', async () => {
    const { omar, handIn, attempts } = await scene()
    const top = 1000
    expect((await send(omar.phone, top)).status).toBe(200)
    expect((await send(omar.phone, top - windowSize + 1)).status).toBe(200)
    const letters = [await handIn('old')]
    expect(await send(omar.phone, top - windowSize, { letters })).toEqual({
      status: 409,
      told: { code: 'number_old', field: 'head.n', next: top + 1 },
    })
    expect(await attempts()).toEqual([])
  })

  test('numbers may jump, each device has its own, and only the last are kept', async () => {
    const { school, omar } = await scene()
    for (const n of [1, 2, 3, 90, 96, 1_000_000]) expect((await send(omar.phone, n)).status).toBe(200)
    const lina = await school.phoneOf('lina')
    expect((await send(lina.phone, 1)).status).toBe(200)
    const kept = await stage.house.db
      .selectFrom('requests')
      .select('n')
      .where('device_id', '=', omar.phone.id)
      .execute()
    expect(kept).toEqual([{ n: 1_000_000 }])
  })

  test('another server over the same database knows the number too', async () => {
    const { omar } = await scene()
    expect((await send(omar.phone, 3)).status).toBe(200)
    omar.phone.url = (await stage.another()).url
    expect((await send(omar.phone, 3, { p: [] })).status).toBe(409)
  })

  test('phones of before, which would not know what to do, are not asked for new numbers', async () => {
    const { omar } = await scene()
    expect((await send(omar.phone, 5, { w: 3 })).status).toBe(200)
    expect((await send(omar.phone, 5, { w: 3, p: [] })).status).toBe(200)
  })

  test('files are asked for under numbers too: the same request again, another one never', async () => {
    const { omar, school } = await scene()
    const hash = 'x'.repeat(43)
    const ask = async (method: string, n: number) => {
      const path = filePath(school.place, hash)
      const headers = {
        ...{ [deviceHeader]: omar.phone.id, [numberHeader]: String(n) },
        [signatureHeader]: await omar.phone.signs(signedFileText(method, path, '', n)),
      }
      const answer = await fetch(`${stage.url}${path}`, { method, headers })
      return [answer.status, JSON.parse((await answer.text()) || '{}')]
    }
    expect(await ask('GET', 1)).toEqual([404, { code: 'not_found' }])
    expect(await ask('GET', 1)).toEqual([404, { code: 'not_found' }])
    expect(await ask('DELETE', 1)).toEqual([409, { code: 'number_used', next: 2 }])
    expect((await send(omar.phone, 1)).status, 'one count for all').toBe(409)
  })

  test('nobody is known by a cookie', async () => {
    const { omar } = await scene()
    const { bytes, headers } = await omar.phone.signed()
    const answer = await fetch(`${stage.url}/sync`, { method: 'POST', headers, body: bytes })
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})
