import { letterMark } from '../../src/wire/content.ts'
import { expect, test } from 'vitest'
import { newId } from '../../src/letters/id.ts'
import { eachEngine } from './engines.ts'
import { Phone } from './phone.ts'
import { newSchool, type TestSchool } from './school.ts'

eachEngine('pulls', stage => {
  const known = { gone: (answer: { head: { p: object[] } }) => answer.head.p.some(part => 'x' in part) }

  test('nothing new is told in a tiny answer', async () => {
    const school = await newSchool(stage)
    const { phone } = await school.phoneOf('omar')
    await phone.sync()
    const answer = await phone.sync()
    expect(answer.head).toEqual({
      w: 1,
      now: stage.clock.now,
      s: [],
      p: [
        {
          i: school.place,
          e: phone.place(school.place).epoch,
          f: answer.head.p[0]!.t,
          t: answer.head.p[0]!.t,
          g: phone.place(school.place).generation,
        },
      ],
    })
    console.log(`nothing new: ${answer.up} bytes up, ${answer.down} bytes down`)
    expect(answer.up).toBeLessThan(320)
    expect(answer.down).toBeLessThan(200)
  })

  test('an answer holds only what came since', async () => {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    const answer = await omar.phone.sync()
    const columns = answer.head.rows![school.place] as Record<string, { n: number; c: { id: string[] } }>
    expect(Object.keys(columns)).toEqual(['assignment'])
    expect(columns.assignment).toMatchObject({ n: 1, c: { id: [work] } })
    expect(answer.bundles).toEqual([])
    expect(answer.head.p[0]).not.toHaveProperty('b')
  })

  test('two children in two schools, their guardian’s one phone: each place’s bundle in one answer', async () => {
    const schools = [await newSchool(stage), await newSchool(stage)]
    const phone = await Phone.make(stage.url, () => stage.clock.now)
    for (const school of schools) {
      await phone.enrol((await school.card('hanan')).link)
      await phone.enrol((await school.card('omar')).link)
    }
    const answer = await phone.sync()
    expect(answer.head.p.map(part => part.i).sort()).toEqual(schools.map(school => school.place).sort())
    expect(answer.bundles.map(bundle => bundle.bundle.person).sort()).toEqual([
      'hanan',
      'hanan',
      'omar',
      'omar',
    ])
    for (const profile of phone.profiles) expect(phone.row(profile, 'person', 'omar')).toBeDefined()
    // The board that siblings share comes once for the phone, not once for each of them.
    const sections = (answer.head.rows![schools[0]!.place] as Record<string, { c: { id: string[] } }>).section
    expect(sections!.c.id.sort()).toEqual(['5a', '5b'])
    expect((await phone.sync()).bundles).toEqual([])
  })

  test('a gained audience comes whole, a lost one leaves', async () => {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const samir = await school.phoneOf('samir')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'h', assignment: work, answers: [] })
    const sees = () => [
      !!samir.phone.row(samir.me, 'assignment', work),
      !!samir.phone.row(samir.me, 'submission', 'h'),
    ]
    await samir.phone.sync()
    expect(sees()).toEqual([false, false])
    await school.tie('samir', 'teacher', '5a')
    expect(known.gone(await samir.phone.sync())).toBe(false)
    expect(sees()).toEqual([true, true])
    await school.office('people.untie', { id: 'samir-5a' })
    const answer = await samir.phone.sync()
    const lost = ['pupil:lina', 'pupil:omar', 'watch:5a']
    expect(answer.bundles[0]!.bundle.drop.sort()).toEqual(lost)
    expect(sees()).toEqual([false, false])
  })

  test('a row that was taken away leaves the phones that held it', async () => {
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('muna')
    expect(phone.row(me, 'lesson', 'shelf')).toBeDefined()
    await school.office('lessons.unshelve', { id: 'shelf' })
    const answer = await phone.sync()
    expect(answer.head.rows![school.place]).toMatchObject({ lesson: { c: { id: ['shelf'], gone: [1] } } })
    expect(phone.row(me, 'lesson', 'shelf')).toBeUndefined()
  })

  type Bend = (held: [number, string, string]) => unknown
  const anew: [string, Bend][] = [
    ['a generation that the server does not know', ([v, , epoch]) => [v, 'nobody', epoch]],
    ['another epoch', ([v, generation]) => [v, generation, 'another']],
    ['a cursor ahead of a restored server', ([v, generation, epoch]) => [v + 1000, generation, epoch]],
  ]
  test.each(anew)('%s starts anew, and the phone ends with all that stands', async (_, bend) => {
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('omar')
    const before = phone.rows(me, 'section').length
    phone.place(school.place).board.set('lesson/ghost', {
      noun: 'lesson',
      id: 'ghost',
      audience: 'section:5a',
      about: '5a',
      v: 1,
      body: {},
    })
    const answer = await phone.send([], head => {
      head.p[0].h = bend(head.p[0].h)
      return head
    })
    expect(answer.head.p[0]).toMatchObject({ x: 1, f: 0 })
    expect(answer.bundles).toMatchObject([{ bundle: { whole: 1, from: 0 } }])
    phone.take(answer)
    expect(phone.row(me, 'lesson', 'ghost')).toBeUndefined()
    expect(phone.rows(me, 'section')).toHaveLength(before)
    expect(phone.row(me, 'person', 'omar')).toBeDefined()
  })

  test('after a restore the epoch is another, and every phone starts anew', async () => {
    const school = await newSchool(stage)
    const { phone } = await school.phoneOf('omar')
    await stage.house.db
      .updateTable('places')
      .set({ epoch: newId(stage.clock.now) })
      .where('place_id', '=', school.place)
      .execute()
    expect(known.gone(await phone.sync())).toBe(true)
    expect(known.gone(await phone.sync())).toBe(false)
  })

  test('a place where nobody of this phone is at home tells nothing of its content', async () => {
    const [here, there] = [await newSchool(stage), await newSchool(stage)]
    const { phone } = await here.phoneOf('omar')
    const answer = await phone.send([], head => {
      head.p.push({ i: there.place, h: [0, '', ''] }, { i: 'no-such-place', h: [5, 'x', 'y'] })
      return head
    })
    expect(answer.status).toBe(200)
    expect(answer.head.p.find(part => part.i === there.place)?.b ?? []).toEqual([])
    expect(answer.head.rows?.[there.place]).toBeUndefined()
    expect(answer.head.p.some(part => part.i === 'no-such-place')).toBe(false)
  })

  test('a lost answer is told again, verdicts too', async () => {
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('omar')
    const letter = await phone.write(me, 'progress.keep', { lesson: 'none', reached: 1 })
    const lost = await phone.send([letter])
    const again = await phone.send([letter])
    expect(again.bundles[0]!.bundle.verdicts).toEqual(lost.bundles[0]!.bundle.verdicts)
    expect(again.bundles[0]!.bundle.verdicts).toEqual([
      [letter.id.slice(0, letterMark), letter.n, 'not_found', 'lesson'],
    ])
  })

  test('any phone of the family carries any letter; the verdict comes to its author alone', async () => {
    const school = await newSchool(stage)
    const omar = await school.phoneOf('omar')
    const hanan = await school.phoneOf('hanan')
    const letter = await omar.phone.write(omar.me, 'progress.keep', { lesson: 'none', reached: 1 })
    const carried = await hanan.phone.send([letter])
    expect(carried.head.s).toEqual([letter.id])
    expect(carried.bundles).toEqual([])
    await omar.phone.sync()
    expect(omar.me.verdicts.get(letter.n)?.code).toBe('not_found')
  })

  test('only the device’s own signature is answered', async () => {
    const school: TestSchool = await newSchool(stage)
    const { phone } = await school.phoneOf('omar')
    const thief = await Phone.make(stage.url, () => stage.clock.now)
    for (const k of [thief.key, phone.key, undefined]) {
      const answer = await thief.send([], head => ({ ...head, d: phone.id, k }))
      expect([answer.status, answer.refused]).toEqual([401, { code: 'unknown_device', field: 'head.d' }])
    }
  })
})
