import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

eachEngine('a lost phone', stage => {
  const words = (id: string, notice = 'دوام') => ({
    ...{ id, kind: 'official', title: notice, text: 'نصّ', to: 'place', source: 'المدرسة' },
    ...{ mustRead: false, publishAt: stage.clock.now },
  })

  test('from the moment it is ended a phone pulls nothing, and what it brings waits instead of being done', async () => {
    const school = await newSchool(stage)
    const { house, place } = school
    const adel = await school.phoneOf('adel')
    const omar = await school.phoneOf('omar')
    const [found] = await house.store.each.phones.of(place, 'omar')
    expect(found).toMatchObject({ device: omar.phone.id, endedAt: null, others: [] })
    expect(await house.store.each.phones.end(place, found!.device, stage.clock.now)).toBe(true)
    expect(await house.store.each.phones.end(place, found!.device, stage.clock.now)).toBe(false)

    await adel.phone.does(adel.me, 'notices.publish', words('after'))
    await omar.phone.act(omar.me, 'progress.keep', { lesson: 'shelf', reached: 1 })
    const answer = await omar.phone.sync()
    expect(answer.head.p).toEqual([])
    expect(answer.head.r).toMatchObject([[expect.any(String), 'device_ended']])
    expect(omar.phone.row(omar.me, 'notice', 'after')).toBeUndefined()
    const kept = await house.db
      .selectFrom('quarantine')
      .select('reason')
      .where('place_id', '=', place)
      .execute()
    expect(kept).toEqual([{ reason: 'device_ended' }])
  })

  test('a phone in another school goes on there', async () => {
    const [here, there] = [await newSchool(stage), await newSchool(stage)]
    const { phone } = await here.phoneOf('hanan')
    await phone.enrol((await there.card('hanan')).link)
    await phone.sync()
    await stage.house.store.each.phones.end(here.place, phone.id, stage.clock.now)
    const answer = await phone.sync()
    expect(answer.head.p.map(part => part.i)).not.toContain(here.place)
    expect(answer.head.p.map(part => part.i)).toContain(there.place)
  })

  test('a new card opens a found phone again for its own person, and for nobody else on it', async () => {
    const school = await newSchool(stage)
    const { house, place } = school
    const { phone, me } = await school.phoneOf('omar')
    const sister = await phone.enrol((await school.card('lina')).link)
    await phone.sync()
    expect((await house.store.each.phones.of(place, 'omar'))[0]).toMatchObject({ others: ['lina'] })
    await house.store.each.phones.end(place, phone.id, stage.clock.now)
    expect((await phone.sync()).head.p).toEqual([])

    const again = await phone.enrol((await school.card('omar')).link)
    const answer = await phone.sync()
    expect(answer.head.p.map(part => part.i)).toEqual([place])
    expect(answer.bundles.map(({ profile }) => profile)).toEqual([again.id])
    expect([me.id, sister.id]).not.toContain(again.id)
  })
})
