import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { metered } from '../../src/storage/meter.ts'
import { openPhone } from '../../src/storage/phone.ts'
import type { Upload, Waiting } from '../../src/storage/vault.ts'
import { askForFile } from '../../src/sync/file-request.ts'
import { metering } from '../../src/sync/metering.ts'

test('files and films are counted both ways, for whom they are where that is known', async () => {
  const phone = await openPhone({ board: 'metering-board', vault: 'metering-vault', bell: 'metering' })
  await phone.vault.uploads.put({ hash: 'sent', n: 7 } as Upload)
  await phone.vault.outbox.put({ n: 7, profile: 'omar', settledAt: 1 } as Waiting)
  const answer = (bytes: number, status = 200) =>
    (async () => new Response(status === 204 ? null : new Uint8Array(bytes), { status })) as typeof fetch
  const body = new Uint8Array(9000)
  await askForFile(phone, { method: 'PATCH', path: '/files/p/sent', body }, metering(phone, answer(0, 204)))
  await askForFile(phone, { method: 'GET', path: '/files/p/seen' }, metering(phone, answer(5000), 'muna'))
  const part = { method: 'GET', path: '/files/p/film', headers: { range: 'bytes=0-2999' } } as const
  await askForFile(phone, part, metering(phone, answer(3000), 'muna'))
  await askForFile(phone, { method: 'PATCH', path: '/films/p/own', body }, metering(phone, answer(0, 204)))
  await metering(phone, answer(70))('/api/cards/x')
  const told = await metered(phone, '')
  const most = (bytes: number) => (bytes > 0 ? [bytes, bytes + 600] : [0, 600])
  const expected = {
    'files/omar': [9000, 0],
    'files/muna': [0, 5000],
    'films/muna': [0, 3000],
    films: [9000, 0],
  }
  expect(told.map(({ key }) => key.slice(11)).sort()).toEqual(Object.keys(expected).sort())
  for (const { key, up, down } of told) {
    const [sent, came] = expected[key.slice(11) as keyof typeof expected] as [number, number]
    expect([up >= most(sent)[0]! && up <= most(sent)[1]!, key]).toEqual([true, key])
    expect([down >= most(came)[0]! && down <= most(came)[1]!, key]).toEqual([true, key])
  }
})
