import { expect, test } from 'vitest'
import { dump, eachEngine } from './engines.ts'
import type { Phone, Profile } from './phone.ts'
import { newSchool, type TestSchool } from './school.ts'

interface Person {
  phone: Phone
  me: Profile
}

eachEngine('what is not yours', stage => {
  /** Each tries once; the refusal must be the expected one, and no row may change. */
  async function tries(school: TestSchool, { phone, me }: Person, attempts: [string, object, string][]) {
    for (const [name, args, code] of attempts) {
      const before = await contentOf(school.place)
      expect(await phone.does(me, name, args), `${name} ${JSON.stringify(args)}`).toBe(code)
      expect(await contentOf(school.place), name).toBe(before)
    }
  }
  async function contentOf(place: string) {
    const [, rows, ties, enrolments, cards] = JSON.parse(await dump(stage.house, place)) as string[][]
    const settled = (rows ?? []).filter(row => !row.includes('"noun":"reach"'))
    return JSON.stringify([settled, ties, enrolments, cards])
  }

  test('a student cannot mark, publish, ask about another child or hand in another section’s work', async () => {
    const school = await newSchool(stage)
    const [omar, sami, muna, samir] = [
      await school.phoneOf('omar'),
      await school.phoneOf('sami'),
      await school.phoneOf('muna'),
      await school.phoneOf('samir'),
    ]
    const work = await school.assign(muna)
    const others = await school.assign(samir, { section: '5b' })
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'h', assignment: work, answers: [] })
    const mark = { submission: 'h', points: 10, comment: '', ifV: 0 }
    const hand = { id: 'n', assignment: others, answers: [] }
    await tries(school, omar, [
      ['marks.give', mark, 'not_yours'],
      ['submissions.hand-in', hand, 'not_found'],
      ['assignments.publish', school.work('s'), 'not_yours'],
      ['notices.publish', notice('official', 'place'), 'not_yours'],
      ['questions.ask', { id: 'q', child: 'sami', teaching: 'muna-5a', text: 'x' }, 'not_yours'],
      ['questions.ask', { id: 'q', child: 'omar', teaching: 'samir-5b', text: 'x' }, 'not_found'],
      ['progress.keep', { lesson: 'shelf', reached: 1 }, 'not_found'],
    ])
    await tries(school, sami, [['marks.give', mark, 'not_found']])
    // An id that somebody else has used already is no way to his row.
    await tries(school, sami, [
      ['submissions.hand-in', { id: 'h', assignment: others, answers: [] }, 'already_there'],
      ['questions.ask', { id: 'h', child: 'sami', teaching: 'muna-5a', text: 'x' }, 'not_found'],
    ])
  })

  test('a teacher sees and marks only where he teaches', async () => {
    const school = await newSchool(stage)
    const [omar, muna, samir] = [
      await school.phoneOf('omar'),
      await school.phoneOf('muna'),
      await school.phoneOf('samir'),
    ]
    const work = await school.assign(muna)
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'h', assignment: work, answers: [] })
    await samir.phone.sync()
    for (const noun of ['submission', 'assignment']) expect(samir.phone.rows(samir.me, noun)).toEqual([])
    expect(
      samir.phone
        .rows(samir.me, 'person')
        .map(row => row.id)
        .sort(),
    ).toEqual(['sami', 'samir'])
    await tries(school, samir, [
      ['marks.give', { submission: 'h', points: 1, comment: '', ifV: 0 }, 'not_found'],
      ['assignments.publish', school.work('s'), 'not_yours'],
      ['assignments.publish', { ...school.work(work), section: '5b' }, 'already_there'],
      [
        'lessons.publish',
        { id: 'l', section: '5a', library: 'shelf', publishAt: stage.clock.now },
        'not_yours',
      ],
      ['notices.publish', notice('encouragement', 'students-grade:5'), 'not_yours'],
      ['submissions.hand-in', { id: 'x', assignment: work, answers: [] }, 'not_yours'],
    ])
    await tries(school, muna, [
      ['marks.give', { submission: 'h', points: 11, comment: '', ifV: 0 }, 'points_over_total'],
      ['marks.give', { submission: 'h', points: -1, comment: '', ifV: 0 }, 'wrong_shape'],
    ])
  })

  test('two teachers of a section never overwrite each other unseen', async () => {
    const school = await newSchool(stage)
    await school.tie('samir', 'teacher', '5a')
    const [omar, muna, samir] = [
      await school.phoneOf('omar'),
      await school.phoneOf('muna'),
      await school.phoneOf('samir'),
    ]
    const work = await school.assign(muna)
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'h', assignment: work, answers: [] })
    const mark = { submission: 'h', points: 5, comment: '', ifV: 0 }
    expect(await muna.phone.does(muna.me, 'marks.give', mark)).toBe('')
    await tries(school, samir, [
      ['marks.give', { ...mark, points: 1 }, 'changed_meanwhile'],
      ['assignments.publish', { ...school.work(work), title: 'x' }, 'already_there'],
    ])
    const { v } = samir.phone.row(samir.me, 'mark', 'h')!
    expect(await samir.phone.does(samir.me, 'marks.give', { ...mark, points: 6, ifV: v })).toBe('')
  })

  test('the counselor encourages, and says nothing official', async () => {
    const school = await newSchool(stage)
    const rana = await school.phoneOf('rana')
    const adel = await school.phoneOf('adel')
    const official = { ...notice('official', 'place'), id: 'official' }
    expect(await adel.phone.does(adel.me, 'notices.publish', official)).toBe('')
    await tries(school, rana, [
      ['notices.publish', notice('official', 'place'), 'not_yours'],
      ['notices.publish', notice('encouragement', 'students-grade:9'), 'no_readers'],
      ['notices.publish', notice('encouragement', 'pupil:omar'), 'wrong_shape'],
      ['notices.publish', { ...notice('encouragement', 'place'), id: 'official' }, 'already_there'],
      ['assignments.publish', school.work('s'), 'not_yours'],
    ])
  })

  test('the office’s actions are refused to every person', async () => {
    const school = await newSchool(stage)
    const calls: [string, object][] = [
      ['schools.describe', { name: 'x', nameEn: 'x', hijriOffset: 0 }],
      ['sections.open', { id: '5c', grade: '5', letter: 'c' }],
      [
        'people.admit',
        {
          id: 'x',
          name: { own: 'x', father: '', grandfather: '', family: 'x' },
          gender: 'male',
          student: false,
        },
      ],
      ['people.tie', { id: 'x', person: 'omar', role: 'principal', target: school.place }],
      ['people.untie', { id: 'muna-5a' }],
      ['people.move', { person: 'omar', to: '5b', tie: 'x' }],
      ['lessons.unshelve', { id: 'shelf' }],
      [
        'lessons.shelve',
        {
          id: 'x',
          publishAt: stage.clock.now,
          source: '',
          hash: '',
          lesson: { title: 'x', subject: 'x', outcomes: [], pages: [], credits: [] },
        },
      ],
    ]
    for (const who of ['omar', 'adel'] as const) {
      const person = await school.phoneOf(who)
      await tries(
        school,
        person,
        calls.map(([name, args]) => [name, args, 'not_yours']),
      )
    }
  })

  test('a guardian asks only about her own child, and her talk is hers and the teacher’s', async () => {
    const school = await newSchool(stage)
    const [hanan, muna, omar, adel] = [
      await school.phoneOf('hanan'),
      await school.phoneOf('muna'),
      await school.phoneOf('omar'),
      await school.phoneOf('adel'),
    ]
    await tries(school, hanan, [
      ['questions.ask', { id: 'q', child: 'lina', teaching: 'muna-5a', text: 'x' }, 'not_yours'],
    ])
    const ask = { id: 'talk', child: 'omar', teaching: 'muna-5a', text: 'كيف حاله؟' }
    expect(await hanan.phone.does(hanan.me, 'questions.ask', ask)).toBe('')
    for (const { phone } of [muna, omar, adel]) await phone.sync()
    expect(muna.phone.row(muna.me, 'question', 'talk')?.body.text).toBe('كيف حاله؟')
    for (const { phone, me } of [omar, adel]) expect(phone.row(me, 'question', 'talk')).toBeUndefined()
    await tries(school, omar, [['questions.ask', { ...ask, text: 'mine' }, 'already_there']])
    await tries(school, adel, [['questions.answer', { id: 'a', question: 'talk', text: 'x' }, 'not_found']])
  })

  test('a card of one school opens nothing in another', async () => {
    const [here, there] = [await newSchool(stage), await newSchool(stage)]
    const { phone, me } = await here.phoneOf('adel')
    const other = (await phone.profileFor((await there.card('adel')).link)).school
    const args = notice('official', 'place')
    const letter = await phone.write({ ...me, school: other }, 'notices.publish', args)
    const before = await contentOf(there.place)
    const answer = await phone.send([letter], head => {
      head.p.push({ i: there.place, h: [0, '', ''] })
      return head
    })
    expect(answer.head.r).toEqual([[letter.id, 'unknown_author']])
    expect(await contentOf(there.place)).toBe(before)
    expect(answer.bundles.every(bundle => bundle.place === here.place)).toBe(true)
    expect(answer.head.rows?.[there.place]).toBeUndefined()
  })

  const notice = (kind: string, to: string) => ({
    id: 'notice',
    kind,
    title: '',
    text: 'x',
    to,
    source: 'x',
    mustRead: false,
    publishAt: stage.clock.now,
  })
})
