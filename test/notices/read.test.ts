import { expect, test } from 'vitest'
import type { Actor } from '../../src/domain/action.ts'
import { readNotice } from '../../src/domain/notices/read.ts'
import type { Transactor } from '../../src/domain/reader.ts'
import type { Row } from '../../src/domain/row.ts'

const mother = { id: 'h', person: 'hana', role: 'guardian', target: 'yazan', grade: '' } as const
const hana: Actor = { place: 'amal', person: 'hana', name: 'هناء العبّادي', ties: [mother], office: false }
const at = (now: number) => ({ now, tap: { clock: now, offset: 0, contact: now } })

/** A place in a map, as an action sees one. */
function place(...ids: string[]) {
  const rows = new Map<string, Row>()
  for (const id of ids) rows.set(`notice/${id}`, { noun: 'notice', id } as Row)
  const transactor = {
    get: async (noun: string, id: string) => rows.get(`${noun}/${id}`),
    list: async () => [],
    put: (noun: string, id: string, row: object) =>
      void rows.set(`${noun}/${id}`, { noun, id, ...row } as Row),
    remove: () => {},
  } as unknown as Transactor
  return { rows, transactor }
}

test('S10.receipt: reading a notice leaves a mark with the moment, for the reader alone', async () => {
  const { rows, transactor } = place('n')
  expect(await readNotice.check({ notice: 'n' }, hana, transactor, at(5))).toBeUndefined()
  await readNotice.change({ notice: 'n' }, hana, transactor, at(5))
  expect(rows.get('reading/n.hana')).toMatchObject({
    audience: 'self:hana',
    body: { notice: 'n', person: 'hana', readAt: 5 },
  })
})

test('S10.receipt: reading it twice keeps the first moment', async () => {
  const { rows, transactor } = place('n')
  await readNotice.change({ notice: 'n' }, hana, transactor, at(5))
  await readNotice.change({ notice: 'n' }, hana, transactor, at(9))
  expect((rows.get('reading/n.hana')!.body as { readAt: number }).readAt).toBe(5)
})

test('what the reader may not see cannot be read', async () => {
  const { transactor } = place()
  expect(await readNotice.check({ notice: 'n' }, hana, transactor, at(5))).toEqual({
    refused: 'not_found',
    field: 'notice',
  })
})
