import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

eachEngine('a broadcast', stage => {
  test('to 5,000 children writes one row of feed', async () => {
    const school = await newSchool(stage)
    const { place } = school
    const { db } = stage.house
    const ties = Array.from({ length: 5000 }, (_, i) => ({
      ...{ place_id: place, id: `tie-${i}`, person_id: `child-${i}`, role: 'student' },
      ...{ target: i % 2 ? '5a' : '5b', grade: '5', past: 0 },
    }))
    for (let at = 0; at < ties.length; at += 500)
      await db
        .insertInto('ties')
        .values(ties.slice(at, at + 500))
        .execute()
    // The office's next tie counts heads anew: with omar, lina and sami they are 5,003.
    await school.tie('lina', 'student', '5a')
    const feed = async () => {
      const rows = db.selectFrom('rows').select(['noun', 'id']).where('place_id', '=', place)
      return (await rows.execute()).map(({ noun, id }) => `${noun}/${id}`)
    }

    const omar = await school.phoneOf('omar')
    const adel = await school.phoneOf('adel')
    const before = new Set(await feed())
    const notice = {
      ...{ id: 'rain', kind: 'official', title: 'مطر', text: 'لا دوام غدًا.', to: 'students' },
      ...{ source: 'المدرسة', mustRead: true, publishAt: stage.house.now() },
    }
    expect(await adel.phone.does(adel.me, 'notices.publish', notice)).toBe('')
    // How far it has come is counted for its author, in one row of his own.
    expect((await feed()).filter(row => !before.has(row)).sort()).toEqual(['notice/rain', 'reach/rain'])
    expect(adel.phone.row(adel.me, 'reach', 'rain')?.body.of).toBe(5003)
    await omar.phone.sync()
    expect(omar.phone.row(omar.me, 'notice', 'rain')?.body.title).toBe('مطر')
  })
})
