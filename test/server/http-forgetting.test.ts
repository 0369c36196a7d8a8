import { expect, test } from 'vitest'
import { performOffice } from '../../src/server/actions/perform.ts'
import { addNumbers, hasNumber } from '../../src/server/actions/numbers.ts'
import { forget, keptFor } from '../../src/server/jobs/forgetting.ts'
import { eachEngine, type Stage } from './engines.ts'
import { day, newSchool } from './school.ts'

/** Nights of housekeeping, one a month, until what was there at the beginning is older than 180 days. */
async function halfYear(stage: Stage) {
  const forgotten = { tombstones: 0, results: 0 }
  for (let days = 0; days * day <= keptFor + day; days += 30) {
    const { tombstones, results } = await forget(stage.house.store, (stage.clock.now += 30 * day))
    forgotten.tombstones += tombstones
    forgotten.results += results
  }
  return forgotten
}

eachEngine('forgetting', stage => {
  test('a letter that comes again after half a year is settled, and takes no effect', async () => {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    await omar.phone.act(omar.me, 'submissions.hand-in', { id: 'once', assignment: work, answers: [] })
    const sent = [...omar.phone.outbox]
    await omar.phone.sync()
    expect((await halfYear(stage)).results).toBeGreaterThan(0)
    const kept = await stage.house.db
      .selectFrom('results')
      .selectAll()
      .where('place_id', '=', school.place)
      .execute()
    expect(kept).toEqual([])
    omar.phone.outbox = sent
    const answer = await omar.phone.sync()
    expect(answer.head.s).toEqual(sent.map(letter => letter.id))
    await muna.phone.sync()
    expect(muna.phone.rows(muna.me, 'submission')).toHaveLength(1)
    // What he does next is counted on, not taken for old.
    expect(
      await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'twice', assignment: work, answers: [] }),
    ).toBe('')
    await muna.phone.sync()
    expect(muna.phone.rows(muna.me, 'submission').map(row => row.body.attempt)).toEqual([1, 2])
  })

  test('a phone that comes back after its tombstones were collected holds what stands, and nothing else', async () => {
    const school = await newSchool(stage)
    const away = await school.phoneOf('hanan')
    const there = await school.phoneOf('hanan')
    await school.tie('hanan', 'guardian', 'lina')
    for (const { phone } of [away, there]) await phone.sync()
    const tied = () => away.phone.rows(away.me, 'tie').map(row => row.id)
    expect(tied()).toContain('hanan-lina')
    expect(away.phone.row(away.me, 'teaching', 'muna-5a')).toBeDefined()
    await school.office('people.untie', { id: 'hanan-lina' })
    await school.office('people.untie', { id: 'muna-5a' })
    await there.phone.sync()
    expect((await halfYear(stage)).tombstones).toBeGreaterThan(0)
    const answer = await away.phone.sync()
    expect(tied()).not.toContain('hanan-lina')
    expect(away.phone.row(away.me, 'teaching', 'muna-5a')).toBeUndefined()
    expect(answer.head.p[0]).toHaveProperty('z')
    const held = (from: typeof away) => [
      ...[...from.me.rows.keys()].sort(),
      ...[...from.phone.place(school.place).board.keys()].sort(),
    ]
    expect(held(away)).toEqual(held(there))
    expect(answer.head.p[0]).not.toHaveProperty('x')
    // Who was there meanwhile gets nothing a second time.
    expect((await there.phone.sync()).bundles).toEqual([])
  })

  test('a row that is gone never comes back under another audience', async () => {
    const school = await newSchool(stage)
    await school.office('people.untie', { id: 'hanan-omar' })
    const again = { id: 'hanan-omar', person: 'muna', role: 'teacher', target: '5b', subject: 'maths' }
    expect(
      await performOffice(
        stage.house.store,
        school.place,
        [{ name: 'people.tie', args: again }],
        stage.clock.now,
      ),
    ).toMatchObject({ refused: 'already_there' })
  })
})

test('numbers join to runs', () => {
  const runs = addNumbers(addNumbers([], [3, 1, 2, 7]), [5, 6])
  expect(runs).toEqual([
    [1, 3],
    [5, 7],
  ])
  expect([0, 1, 3, 4, 5, 7, 8].filter(n => hasNumber(runs, n))).toEqual([1, 3, 5, 7])
})
