import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { refusedCard, waitingEnrolments } from '../../src/app/card-refused.ts'
import { openPhone, type Phone } from '../../src/storage/phone.ts'
import { enrol, enter } from '../../src/sync/enrol.ts'
import { exchange, type Line } from '../../src/sync/exchange.ts'

let phone: Phone
let answer: () => Response

const line: Line = {
  fetch: async input =>
    String(input).startsWith('/api/cards/') ? answer() : new Response('', { status: 503 }),
  onWay() {},
}
const unknown = () => Response.json({ code: 'unknown_card' }, { status: 404 })
const ticket = (card: string) => ({ kind: 'code', card, secret: 'CDEFGH6789', desk: 'student' }) as const
const yazan = { name: 'يزن', motif: 'roses', pocket: 'blue' } as const

beforeEach(async () => {
  const id = Math.random().toString(36).slice(2)
  phone = await openPhone({ board: `b${id}`, vault: `v${id}`, bell: id })
})

test('a mistyped code is told as soon as the school says that it knows no such card', async () => {
  const { profile } = await enrol(phone, ticket('2345AB'), yazan)
  expect(await refusedCard(phone, profile.id)).toBeUndefined()
  answer = unknown
  expect(await exchange(phone, line)).toBe('no_way')
  expect(await refusedCard(phone, profile.id)).toBe('unknown_card')
})

test('a new card silences the complaint about the old one until the school has spoken of it too', async () => {
  const session = await enrol(phone, ticket('2345AB'), yazan)
  const { id } = session.profile
  answer = unknown
  await exchange(phone, line)
  await enter(session, ticket('2345AC'))
  expect(await refusedCard(phone, id)).toBeUndefined()
  expect(await waitingEnrolments(phone, id)).toHaveLength(1)
  await exchange(phone, line)
  expect(await refusedCard(phone, id)).toBe('unknown_card')
})

test.each([
  ['a page of a captive portal', () => new Response('<html>log in</html>')],
  ['a portal that speaks JSON', () => Response.json({ welcome: true })],
  ['a server in trouble', () => Response.json({ code: 'unknown_card' }, { status: 500 })],
  ['a page that is not there', () => Response.json({ code: 'not_found' }, { status: 404 })],
])('%s says nothing of a card', async (_, given) => {
  const { profile } = await enrol(phone, ticket('2345AB'), yazan)
  answer = given
  expect(await exchange(phone, line)).toBe('no_way')
  expect(await refusedCard(phone, profile.id)).toBeUndefined()
  expect(await phone.vault.schools.count()).toBe(0)
})
