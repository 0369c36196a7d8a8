import { expect, test } from 'vitest'
import { actor, Memory, moment, now, play } from '../domain/memory.ts'

const agreed = { purpose: 'learning', notice: 1 }
const all = (rows: Memory) => [...rows.rows.values()].filter(({ noun }) => noun === 'consent')

test('a guardian’s agreement is kept with its purpose, its wording and its date, and names the children she answers for', async () => {
  const rows = new Memory()
  const hana = actor('hana', ['guardian', 'yazan'], ['guardian', 'jana'])
  expect(await play(rows, hana, 'consents.give', agreed)).toBe('')
  expect(all(rows)).toMatchObject([
    {
      audience: 'self:hana',
      body: {
        person: 'hana',
        children: ['yazan', 'jana'],
        purpose: 'learning',
        notice: 1,
        givenAt: now,
      },
    },
  ])
})

test('the first date stands; another wording has a date of its own', async () => {
  const rows = new Memory()
  const yazan = actor('yazan', ['student', '5a'])
  await play(rows, yazan, 'consents.give', agreed)
  await play(rows, yazan, 'consents.give', agreed, moment(now + 60_000))
  await play(rows, yazan, 'consents.give', { ...agreed, notice: 2 }, moment(now + 90_000))
  const dates = all(rows).map(({ body }) => (body as { givenAt: number }).givenAt)
  expect(dates).toEqual([now, now + 90_000])
})

test('a tap without network counts, not its arrival; a phone whose clock is wrong is not believed', async () => {
  const rows = new Memory()
  const tap = { clock: now - 3_600_000, offset: 0, contact: 0 }
  await play(rows, actor('hana'), 'consents.give', agreed, moment(now, tap))
  await play(rows, actor('adel'), 'consents.give', agreed, moment(now, { ...tap, clock: now + 1e12 }))
  expect(all(rows).map(({ body }) => (body as { givenAt: number }).givenAt)).toEqual([now - 3_600_000, now])
})

test('a purpose that nobody has named is refused', async () => {
  expect(
    await play(new Memory(), actor('hana'), 'consents.give', { ...agreed, purpose: 'selling' }),
  ).not.toBe('')
})
