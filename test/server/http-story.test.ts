import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { day, newSchool } from './school.ts'

eachEngine('one answer makes the round', stage => {
  test('S5.receipt T7.results G1.marks: an answer reaches its teacher, the mark child and guardian', async () => {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const hanan = await school.phoneOf('hanan')
    const work = await school.assign(muna)

    await omar.phone.sync()
    expect(omar.phone.row(omar.me, 'assignment', work)?.body.title).toBe('واجب الكسور')
    const answers = [
      { task: 't1', text: 'ربع ونصف' },
      { task: 't2', choice: 1 },
      { task: 't3', text: '٤٫٥' },
    ]
    const handed = await omar.phone.act(omar.me, 'submissions.hand-in', {
      id: 'mine',
      assignment: work,
      answers,
    })
    const [letter] = omar.phone.outbox
    const receipt = await omar.phone.sync()
    expect(receipt.head.s).toEqual([letter!.id])
    expect(omar.me.verdicts.get(handed)).toEqual({ code: '', field: '' })

    await muna.phone.sync()
    const submission = muna.phone.row(muna.me, 'submission', 'mine')!
    expect(submission.body).toMatchObject({ person: 'omar', attempt: 1, answers, lateness: 'in_time' })
    stage.clock.now += day
    const mark = { submission: 'mine', points: 8.5, comment: 'أحسنت', ifV: 0 }
    expect(await muna.phone.does(muna.me, 'marks.give', mark)).toBe('')
    for (const { phone, me } of [omar, hanan]) {
      await phone.sync()
      expect(phone.row(me, 'mark', 'mine')?.body).toMatchObject({
        title: 'واجب الكسور',
        points: 8.5,
        outOf: 10,
        weight: 5,
        comment: 'أحسنت',
      })
    }
  })
})
