import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

eachEngine('exactly once', stage => {
  const answers = [{ task: 't1', text: 'جواب' }]

  async function handIn() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    await omar.phone.sync()
    const args = { id: 'mine', assignment: work, answers }
    const letter = await omar.phone.write(omar.me, 'submissions.hand-in', args)
    return { school, work, ...omar, letter }
  }

  async function attempts(place: string) {
    const rows = await stage.house.db
      .selectFrom('rows')
      .select('body')
      .where('place_id', '=', place)
      .where('noun', '=', 'submission')
      .execute()
    return rows.map(row => (JSON.parse(row.body) as { attempt: number }).attempt).sort()
  }

  const results = (place: string) =>
    stage.house.db
      .selectFrom('results')
      .select(['code', 'v'])
      .where('place_id', '=', place)
      .where('letter_id', '<>', '')
      .execute()

  test('S5.queue: a letter delivered again has one effect and the same receipt', async () => {
    const { school, phone, letter } = await handIn()
    const first = await phone.send([letter])
    const before = await results(school.place)
    const second = await phone.send([letter, letter])
    expect(first.head.s).toEqual([letter.id])
    expect(second.head.s).toEqual([letter.id, letter.id])
    expect(await attempts(school.place)).toEqual([1])
    expect(await results(school.place)).toEqual(before)
  })

  test('a letter that arrives ten times at once has one effect', async () => {
    const { school, phone, letter } = await handIn()
    const answers = await Promise.all(Array.from({ length: 10 }, () => phone.send([letter])))
    expect(answers.map(answer => answer.head.s)).toEqual(Array.from({ length: 10 }, () => [letter.id]))
    expect(await attempts(school.place)).toEqual([1])
  })

  const onPostgres = stage.engine === 'postgres' ? test : () => {}
  onPostgres('a letter at two servers at once has one effect', async () => {
    const { school, phone, letter } = await handIn()
    const { url } = await stage.another()
    const here = stage.url
    const sent = Array.from({ length: 8 }, (_, i) => {
      phone.url = i % 2 === 0 ? here : url
      return phone.send([letter])
    })
    for (const answer of await Promise.all(sent)) expect(answer.head.s).toEqual([letter.id])
    expect(await attempts(school.place)).toEqual([1])
  })

  test('a number that was used keeps its first content; another letter under it is told that it is taken', async () => {
    const { school, phone, me, letter, work } = await handIn()
    await phone.send([letter])
    const args = { id: 'other', assignment: work, answers: [] }
    const again = await phone.write(me, 'submissions.hand-in', args, { n: letter.n })
    const { head } = await phone.send([again])
    expect([head.s, head.r]).toEqual([[], [[again.id, 'number_taken']]])
    expect((await phone.send([letter])).head.s).toEqual([letter.id])
    expect(await attempts(school.place)).toEqual([1])
  })

  test('a refusal is stored too, and stays when what it lacked is there by then', async () => {
    const { phone, me, letter } = await handIn()
    const mark = await phone.write(me, 'progress.keep', { lesson: 'none', reached: 1 })
    await phone.send([mark])
    await phone.send([mark, letter])
    await phone.sync()
    expect(me.verdicts.get(mark.n)).toEqual({ code: 'not_found', field: 'lesson' })
    expect(me.verdicts.get(letter.n)).toEqual({ code: '', field: '' })
  })

  test('a poisoned letter in the middle holds up nothing', async () => {
    const { phone, me, letter } = await handIn()
    const unknown = await phone.write(me, 'no.such', {})
    const wrong = await phone.write(me, 'submissions.hand-in', { id: 'x' })
    const junk = { id: '', bytes: new Uint8Array(500) }
    const answer = await phone.send([unknown, junk, wrong, letter])
    expect(answer.head.s).toEqual([unknown.id, wrong.id, letter.id])
    expect(answer.head.u).toEqual([1])
    await phone.sync()
    expect(me.verdicts.get(unknown.n)?.code).toBe('unknown_action')
    expect(me.verdicts.get(wrong.n)).toEqual({ code: 'wrong_shape', field: 'assignment' })
    expect(me.verdicts.get(letter.n)?.code).toBe('')
  })

  test('six hand-ins at the same moment are six attempts, counted one to six', async () => {
    const { school, phone, me, work } = await handIn()
    const letters = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(i =>
        phone.write(me, 'submissions.hand-in', { id: `mine-${i}`, assignment: work, answers }),
      ),
    )
    await Promise.all(letters.map(letter => phone.send([letter])))
    expect(await attempts(school.place)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('T1.weights: weights given at the same moment never pass a hundred together', async () => {
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('muna')
    const letters = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(i =>
        phone.write(me, 'assignments.publish', { ...school.work(`at-once-${i}`), weight: 40 }),
      ),
    )
    await Promise.all(letters.map(letter => phone.send([letter])))
    await phone.sync()
    const codes = letters.map(letter => me.verdicts.get(letter.n)?.code)
    expect(codes.sort()).toEqual(['', '', ...Array.from({ length: 4 }, () => 'weights_over_total')])
  })
})
