import { expect, test } from 'vitest'
import { circles } from '../../src/domain/audiences.ts'
import { eachEngine } from './engines.ts'
import { day, newSchool } from './school.ts'

/** All circles in which somebody is named, around these places. */
const circlesOf = (who: string, places: string[]) =>
  circles.filter(circle => circle.includes(who)).flatMap(circle => places.map(place => `${circle}${place}`))

eachEngine('handing in', stage => {
  const minute = 60_000
  const answers = [{ task: 't1', text: 'ما كتبته' }]

  async function scene() {
    stage.clock.now += day
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    await omar.phone.sync()
    return { school, muna, omar, work, dueAt: stage.clock.now + 2 * day }
  }

  test('late work is taken, and shown as late to child and teacher', async () => {
    const { muna, omar, work, dueAt } = await scene()
    stage.clock.now = dueAt + minute
    const args = { id: 'late', assignment: work, answers }
    expect(await omar.phone.does(omar.me, 'submissions.hand-in', args)).toBe('')
    await muna.phone.sync()
    for (const { phone, me } of [omar, muna])
      expect(phone.row(me, 'submission', 'late')?.body).toMatchObject({
        lateness: 'late',
        arrivedAt: dueAt + minute,
        answers,
      })
  })

  test('S5.queue: work tapped before closing that arrived after says so, with both times', async () => {
    const { muna, omar, work, dueAt } = await scene()
    const contact = stage.clock.now
    stage.clock.now = dueAt + 3 * day
    // The phone's own clock was an hour behind the server's when they last spoke.
    const clock = dueAt - minute - 60 * minute
    const t = { clock, offset: 60 * minute, contact }
    const args = { id: 'queued', assignment: work, answers }
    expect(await omar.phone.does(omar.me, 'submissions.hand-in', args, { t })).toBe('')
    await muna.phone.sync()
    expect(muna.phone.row(muna.me, 'submission', 'queued')?.body).toMatchObject({
      lateness: 'tapped_before_arrived_after',
      tappedAt: dueAt - minute,
      arrivedAt: dueAt + 3 * day,
    })
  })

  test('a clock turned back past the last contact proves nothing', async () => {
    const { omar, work, dueAt } = await scene()
    const contact = dueAt + minute
    stage.clock.now = dueAt + day
    const t = { clock: 0, offset: 0, contact }
    const args = { id: 'turned', assignment: work, answers }
    await omar.phone.does(omar.me, 'submissions.hand-in', args, { t })
    expect(omar.phone.row(omar.me, 'submission', 'turned')?.body).toMatchObject({
      lateness: 'late',
      tappedAt: contact,
    })
  })

  test('a child moved with work in the queue: it arrives, the old board leaves, those around him change', async () => {
    const { school, muna, omar, work } = await scene()
    const hanan = await school.phoneOf('hanan')
    const samir = await school.phoneOf('samir')
    const has = ({ phone, me }: typeof omar, noun: string, id: string) => !!phone.row(me, noun, id)
    expect(has(hanan, 'assignment', work)).toBe(true)
    const queued = await omar.phone.act(omar.me, 'submissions.hand-in', {
      id: 'moved',
      assignment: work,
      answers,
    })
    await school.office('people.move', { person: 'omar', to: '5b', tie: 'omar-5b' })

    const answer = await omar.phone.sync()
    expect(omar.me.verdicts.get(queued)).toEqual({ code: '', field: '' })
    const boards = (named: string) =>
      ['place', 'section:5b', ...circlesOf(named, ['', '-grade:5', ':5b'])].sort()
    expect(answer.head.p[0]!.b).toEqual(boards('students'))
    expect(has(omar, 'assignment', work)).toBe(false)
    expect(omar.phone.rows(omar.me, 'teaching').map(row => row.body.person)).toEqual(['samir'])
    expect(has(omar, 'submission', 'moved')).toBe(true)

    expect((await hanan.phone.sync()).head.p[0]!.b).toEqual(boards('guardians'))
    expect(has(hanan, 'assignment', work)).toBe(false)
    expect(has(hanan, 'submission', 'moved')).toBe(true)

    const lost = await muna.phone.sync()
    expect(lost.bundles[0]!.bundle.drop).toEqual(['pupil:omar'])
    expect(has(muna, 'person', 'omar')).toBe(false)
    await samir.phone.sync()
    expect(has(samir, 'person', 'omar')).toBe(true)
    expect(has(samir, 'submission', 'moved')).toBe(true)
  })

  test('nothing that was handed in is ever replaced', async () => {
    const { omar, work } = await scene()
    const args = { id: 'first', assignment: work, answers }
    expect(await omar.phone.does(omar.me, 'submissions.hand-in', args)).toBe('')
    const other = { ...args, answers: [] }
    expect(await omar.phone.does(omar.me, 'submissions.hand-in', other)).toBe('already_there')
    expect(omar.phone.row(omar.me, 'submission', 'first')?.body).toMatchObject({ attempt: 1, answers })
  })

  test('S5.text S5.choice S5.number: each kind of answer arrives as it was given', async () => {
    const { muna, omar, work } = await scene()
    const all = [
      { task: 't1', text: '  سطر\n\tثانٍ ' },
      { task: 't2', choice: 0 },
      { task: 't3', text: '٣٫٥' },
    ]
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'kinds', assignment: work, answers: all })
    await muna.phone.sync()
    expect(muna.phone.row(muna.me, 'submission', 'kinds')?.body.answers).toEqual(all)
  })

  test('a text with letters that no database likes arrives whole', async () => {
    const { muna, omar, work } = await scene()
    const odd = [{ task: 't1', text: 'nul \u0000, mark \u200f, half \ud800, 𝔸, "\\u0000"' }]
    expect(
      await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'odd', assignment: work, answers: odd }),
    ).toBe('')
    await muna.phone.sync()
    expect(muna.phone.row(muna.me, 'submission', 'odd')?.body.answers).toEqual(odd)
  })
})
