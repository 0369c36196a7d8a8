import { expect, test } from 'vitest'
import { everything, playedDemo, school } from './school.ts'

const demo = playedDemo()

test('the office lists who stands by a child, keeps one away by a court’s order, and lifts it', async () => {
  const dataDir = demo()
  const guardians = (...args: string[]) => school(dataDir, 'guardians', '--child', 'yazan', ...args, '--json')
  const before = await guardians()
  expect(before.code).toBe(0)
  expect(before.json).toMatchObject({ place: 'amal', denied: [] })
  const ids = (ran: typeof before) => (ran.json.guardians as { guardian: string }[]).map(one => one.guardian)
  expect(ids(before)).toContain('hana')
  const denied = await guardians('--deny', 'hana', '--order', '٣١٧ / ٢٠٢٦')
  expect([denied.code, ids(denied)]).toEqual([0, ids(before).filter(id => id !== 'hana')])
  expect(denied.json.denied).toMatchObject([{ guardian: 'hana', order: '٣١٧ / ٢٠٢٦' }])
  expect(denied.out).toContain('٣١٧')
  expect((await guardians('--lift', 'hana')).json).toEqual(before.json)
})

test('a denial that makes no sense is refused with its reason, and changes nothing', async () => {
  const dataDir = demo()
  const rows = await everything(dataDir)
  const tried = async (...args: string[]) => {
    const { code, json } = await school(dataDir, 'guardians', ...args, '--json')
    return [code, json.error]
  }
  const yazan = ['--child', 'yazan']
  expect(await tried(...yazan, '--deny', 'hana')).toEqual([2, 'wrong_usage'])
  expect(await tried(...yazan, '--order', '1')).toEqual([2, 'wrong_usage'])
  expect(await tried('--deny', 'hana', '--order', '1')).toEqual([2, 'wrong_usage'])
  expect(await tried(...yazan, '--lift', 'hana')).toEqual([1, 'not_found'])
  expect(await tried(...yazan, '--deny', 'nobody', '--order', '1')).toEqual([1, 'not_found'])
  expect(await tried('--child', 'nobody')).toEqual([1, 'person_not_found'])
  expect(await tried(...yazan, '--deny', 'hana', '--order', 'x'.repeat(121))).toEqual([1, 'wrong_shape'])
  expect(await everything(dataDir)).toEqual(rows)
})
