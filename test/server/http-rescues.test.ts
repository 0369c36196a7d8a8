import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

const first = 'A'.repeat(16)
const second = 'B'.repeat(16)

eachEngine('rescue codes', stage => {
  test('a pupil’s code is read by his homeroom teacher and his mother, is gone from them when he has a new one, and reaches nobody else', async () => {
    const school = await newSchool(stage)
    const tie = { id: 'home', person: 'muna', role: 'homeroom', target: '5a' }
    await school.offices([{ name: 'people.tie', args: tie }])
    const [omar, lina, hanan, muna, samir, adel] = await Promise.all(
      (['omar', 'lina', 'hanan', 'muna', 'samir', 'adel'] as const).map(who => school.phoneOf(who)),
    )
    const keep = { profile: omar!.me.id, code: first }
    expect(await omar!.phone.does(omar!.me, 'rescues.keep', { id: 'one', ...keep })).toBe('')
    for (const { phone, me } of [lina!, samir!, adel!, omar!])
      expect(await phone.does(me, 'rescues.read', { pupil: 'omar' })).toBe('not_yours')
    for (const { phone, me } of [muna!, hanan!]) {
      expect(await phone.does(me, 'rescues.read', { pupil: 'omar' })).toBe('')
      expect(phone.rows(me, 'code').map(row => row.body.codes)).toMatchObject([[{ code: first }]])
    }

    expect(await omar!.phone.does(omar!.me, 'rescues.keep', { id: 'two', ...keep, code: second })).toBe('')
    for (const { phone, me } of [omar!, lina!, hanan!, muna!, samir!, adel!]) {
      await phone.sync()
      expect([...phone.rows(me, 'code'), ...phone.rows(me, 'rescue')]).toEqual([])
    }
    expect(await muna!.phone.does(muna!.me, 'rescues.read', { pupil: 'omar' })).toBe('')
    expect(muna!.phone.rows(muna!.me, 'code').map(row => row.body.codes)).toMatchObject([[{ code: second }]])
  })
})
