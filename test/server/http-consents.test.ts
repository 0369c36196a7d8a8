import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

eachEngine('agreements', stage => {
  test('what a mother agrees to is kept with purpose, date and her children, comes back to her, and to nobody else', async () => {
    const school = await newSchool(stage)
    const [hanan, omar, muna] = await Promise.all(
      (['hanan', 'omar', 'muna'] as const).map(who => school.phoneOf(who)),
    )
    const { phone, me } = hanan!
    expect(await phone.does(me, 'consents.give', { purpose: 'learning', notice: 1 })).toBe('')
    const [mine] = phone.rows(me, 'consent')
    expect(mine?.body).toMatchObject({
      ...{ person: 'hanan', purpose: 'learning', notice: 1 },
      children: expect.arrayContaining(['omar']),
    })
    expect(mine!.body.givenAt).toBeLessThanOrEqual(stage.clock.now)
    for (const other of [omar!, muna!]) {
      await other.phone.sync()
      expect(other.phone.rows(other.me, 'consent')).toEqual([])
    }
  })
})
