import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { performOffice } from '../../src/server/actions/perform.ts'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

eachEngine('the counter as cursor', stage => {
  test('a phone that pulls while many write never misses a row', async () => {
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('omar')
    const houses = [stage.house]
    if (stage.engine === 'postgres') houses.push((await stage.another()).house)
    const expected: string[] = []
    const cursors: number[] = []
    let writing = true

    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let turn = 0; turn < 100 && cursors.length < 6; turn++) {
        // The embedded database never waits, so the loop has to let requests in.
        await nextTurn()
        const id = `row-${writer}-${turn}`
        expected.push(id)
        const args = {
          id,
          section: '5a',
          publishAt: stage.clock.now,
          source: '',
          hash: '',
          lesson: lesson(id),
        }
        const house = houses[writer % houses.length]!
        await performOffice(house.store, school.place, [{ name: 'lessons.shelve', args }], stage.clock.now)
      }
    })
    const written = Promise.all(writers).then(() => (writing = false))
    for (let pull = 0; pull < 500 && writing; pull++) {
      const answer = await phone.sync()
      expect(answer.head.p[0]).not.toHaveProperty('x')
      cursors.push(phone.place(school.place).cursor)
    }
    await written
    await phone.sync()

    const held = phone.rows(me, 'lesson').map(row => row.id)
    expect(held.sort()).toEqual(expected.sort())
    expect(cursors).toEqual([...cursors].sort((a, b) => a - b))
    expect(new Set(cursors).size).toBeGreaterThan(2)
  })

  test('rows of one transaction bear one value', async () => {
    const school = await newSchool(stage)
    const calls = ['x', 'y'].map(id => ({ name: 'sections.open', args: { id, grade: '6', letter: id } }))
    await performOffice(stage.house.store, school.place, calls, stage.clock.now)
    const { phone, me } = await school.phoneOf('adel')
    expect(phone.row(me, 'section', 'x')!.v).toBe(phone.row(me, 'section', 'y')!.v)
  })
})

const lesson = (title: string) => ({
  title,
  subject: 'maths',
  outcomes: [],
  credits: [],
  pages: [{ blocks: [] }],
})
