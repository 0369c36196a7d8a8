import { expect, test } from 'vitest'
import { takenInFor } from '../../src/domain/phones/phone.ts'
import { readCardLink } from '../../src/wire/card.ts'
import { eachEngine } from './engines.ts'
import { day, newSchool } from './school.ts'

eachEngine('a lost phone that somebody ends', stage => {
  const minute = 60_000
  const hour = 60 * minute

  /** Omar with his sister on one phone; what he did on it, and then it was ended by his mother. */
  async function lost() {
    const school = await newSchool(stage)
    const [hanan, omar] = [await school.phoneOf('hanan'), await school.phoneOf('omar')]
    await omar.phone.enrol((await school.card('lina')).link)
    await omar.phone.sync()
    expect(await hanan.phone.does(hanan.me, 'phones.list', { person: 'omar' })).toBe('')
    const listed = hanan.phone.row(hanan.me, 'phones', 'omar.hanan')!.body.phones
    expect(listed).toMatchObject([{ device: omar.phone.id, endedAt: 0, others: 1 }])
    const end = () =>
      hanan.phone.does(hanan.me, 'phones.end', { person: 'omar', device: listed[0].device as string })
    const question = (id: string) => ({ id, child: 'omar', teaching: 'muna-5a', text: 'سؤال' })
    const ask = (id: string) => omar.phone.act(omar.me, 'questions.ask', question(id))
    const stands = async (id: string) =>
      (await stage.house.store.each.feed.get(school.place, 'question', id)) !== undefined
    return { school, hanan, omar, end, ask, stands, question }
  }

  test('his mother ends it by an act: it pulls nothing, what he did before is taken in, what comes of it later waits', async () => {
    const { school, hanan, omar, end, ask, stands } = await lost()
    await ask('before')
    stage.clock.now += minute
    expect(await end()).toBe('')
    expect(hanan.phone.row(hanan.me, 'phones', 'omar.hanan')!.body.phones).toMatchObject([
      { device: omar.phone.id, endedAt: stage.clock.now },
    ])
    stage.clock.now += hour
    await ask('after')
    const answer = await omar.phone.sync()
    expect(answer.head.p).toEqual([])
    expect(answer.head.r).toMatchObject([[expect.any(String), 'device_ended']])
    expect(answer.head.s).toHaveLength(1)
    // The school's own word, over this very request: the phone may let go of what it held.
    expect(answer.head.ended).toEqual([{ i: school.place, m: expect.any(String) }])
    expect([await stands('before'), await stands('after')]).toEqual([true, false])
    const noted = await stage.house.db
      .selectFrom('audit')
      .select('what')
      .where('place_id', '=', school.place)
      .where('device_id', '=', omar.phone.id)
      .where('person_id', '=', 'hanan')
      .execute()
    expect(noted).toEqual([{ what: 'ended' }])
  })

  test('after 72 hours what he had done before waits too, and a new phone with a new card goes on', async () => {
    const { school, omar, end, ask, stands, question } = await lost()
    await ask('before')
    stage.clock.now += minute
    await end()
    stage.clock.now += takenInFor + 1
    expect((await omar.phone.sync()).head.r).toMatchObject([[expect.any(String), 'device_ended']])
    expect(await stands('before')).toBe(false)
    const again = await school.phoneOf('omar')
    expect(await again.phone.does(again.me, 'questions.ask', question('again'))).toBe('')
  })

  test('the homeroom teacher and the principal may; a subject teacher, a classmate and he himself may not, and a stranger’s phone stays', async () => {
    const { school, omar, hanan } = await lost()
    await school.tie('muna', 'homeroom', '5a')
    for (const who of ['muna', 'adel'] as const) {
      const { phone, me } = await school.phoneOf(who)
      expect(await phone.does(me, 'phones.list', { person: 'omar' })).toBe('')
      expect(phone.row(me, 'phones', `omar.${who}`)!.body.phones).toHaveLength(1)
    }
    const [samir, lina] = [await school.phoneOf('samir'), await school.phoneOf('lina')]
    for (const { phone, me } of [samir, lina, omar])
      for (const [name, more] of [
        ['phones.list', {}],
        ['phones.end', { device: hanan.phone.id }],
      ] as const)
        expect(await phone.does(me, name, { person: 'omar', ...more })).toBe('not_yours')
    // Whoever may end Omar's phones names another's in vain.
    await hanan.phone.does(hanan.me, 'phones.end', { person: 'omar', device: samir.phone.id })
    expect((await samir.phone.sync()).head.p).toHaveLength(1)
  })

  /** Omar’s answer, written before his phone was ended, that comes four days after. */
  async function tooLate() {
    const here = await lost()
    const { school, omar } = here
    const muna = await school.phoneOf('muna')
    const work = await school.assign(muna)
    await omar.phone.sync()
    const answers = [{ task: 't1', text: 'نوحّد المقامين' }]
    const args = { id: 'late', assignment: work, answers }
    const n = await omar.phone.act(omar.me, 'submissions.hand-in', args)
    stage.clock.now += minute
    await here.end()
    stage.clock.now += takenInFor + day
    const letters = [...omar.phone.outbox]
    await omar.phone.sync()
    await muna.phone.sync()
    const held = () => muna.phone.rows(muna.me, 'held')
    const says = (name: string) => muna.phone.does(muna.me, `submissions.${name}`, { letter: held()[0]!.id })
    return { ...here, muna, work, answers, n, letters, held, says }
  }

  test('S2.lost: work that comes later is shown to its teacher, and is marked like any once she knows it for his', async () => {
    const { school, muna, work, answers, held, says, omar, letters } = await tooLate()
    expect(held().map(row => row.body)).toMatchObject([
      { person: 'omar', assignment: work, submission: 'late', answers, outcome: 'waits' },
    ])
    expect(muna.phone.rows(muna.me, 'submission')).toEqual([])
    const [samir, rana] = [await school.phoneOf('samir'), await school.phoneOf('rana')]
    for (const { phone, me } of [samir, rana]) {
      expect(phone.rows(me, 'held')).toEqual([])
      expect(await phone.does(me, 'submissions.take-in', { letter: held()[0]!.id })).toBe('not_found')
    }
    expect(await says('take-in')).toBe('')
    expect(muna.phone.row(muna.me, 'submission', 'late')!.body).toMatchObject({ person: 'omar', attempt: 1 })
    const mark = { submission: 'late', points: 5, comment: '', ifV: 0 }
    expect(await muna.phone.does(muna.me, 'marks.give', mark)).toBe('')
    const again = await school.phoneOf('omar')
    expect(again.phone.row(again.me, 'submission', 'late')!.body).toMatchObject({ answers })
    expect(await says('take-in')).toBe('not_found')
    // A neighbour who brings the same letter brings it in vain.
    await omar.phone.send(letters)
    await muna.phone.sync()
    expect(held().map(row => row.body.outcome)).toEqual(['taken'])
  })

  test('S2.lost: the phone is found, and its own card opens it: what she took in stays one attempt, what waited comes in', async () => {
    const { school, omar, muna, work, held, n } = await tooLate()
    const second = { id: 'second', assignment: work, answers: [] }
    await omar.phone.act(omar.me, 'submissions.hand-in', second)
    await omar.phone.sync()
    await muna.phone.sync()
    const first = held().find(row => row.body.submission === 'late')!
    const take = { letter: first.id }
    expect(await muna.phone.does(muna.me, 'submissions.take-in', take)).toBe('')
    omar.me.card = readCardLink((await school.card('omar')).link)!
    omar.phone.outbox.push(await omar.phone.enrolment(omar.me))
    await omar.phone.sync()
    await muna.phone.sync()
    expect(omar.me.verdicts.get(n)?.code).toBe('')
    const came = muna.phone.rows(muna.me, 'submission').map(row => [row.id, row.body.attempt])
    expect(came.sort()).toEqual([
      ['late', 1],
      ['second', 2],
    ])
    expect(
      held()
        .map(row => [row.body.submission, row.body.outcome])
        .sort(),
    ).toEqual([
      ['late', 'taken'],
      ['second', 'left'],
    ])
  })

  test('S2.lost: what she does not know for his stays with the school, and no copy of the letter asks her again', async () => {
    const { omar, muna, held, says, letters } = await tooLate()
    expect(await says('leave-held')).toBe('')
    await omar.phone.send(letters)
    await muna.phone.sync()
    expect(held().map(row => row.body.outcome)).toEqual(['left'])
    expect(muna.phone.rows(muna.me, 'submission')).toEqual([])
  })
})
