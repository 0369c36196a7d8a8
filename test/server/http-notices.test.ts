import { expect, test } from 'vitest'
import { eachEngine } from './engines.ts'
import { day, newSchool, openSchool, type TestSchool } from './school.ts'

eachEngine('notices', stage => {
  const notice = (id: string, kind: string, to: string) => ({
    id,
    kind,
    title: 'عنوان',
    text: 'نصّ',
    to,
    source: 'وزارة التربية والتعليم',
    mustRead: kind === 'official',
    publishAt: stage.clock.now,
  })
  const storedNotices = async (school: TestSchool) =>
    stage.house.db
      .selectFrom('rows')
      .select('id')
      .where('place_id', '=', school.place)
      .where('noun', '=', 'notice')
      .execute()

  test('S10.official S10.source S10.date S10.mustread: an official notice is one row that everybody sees whole', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const readers = [
      await school.phoneOf('omar'),
      await school.phoneOf('hanan'),
      await school.phoneOf('muna'),
    ]
    expect(await adel.phone.does(adel.me, 'notices.publish', notice('n', 'official', 'place'))).toBe('')
    for (const { phone, me } of readers) {
      const answer = await phone.sync()
      expect(answer.bundles).toEqual([])
      expect(phone.row(me, 'notice', 'n')?.body).toMatchObject({
        source: 'وزارة التربية والتعليم',
        publishAt: stage.clock.now,
        mustRead: true,
        byName: 'عادل الحمايدة',
      })
    }
    expect(await storedNotices(school)).toHaveLength(1)
  })

  test('C2.school C2.grade C2.section C3.school C3.grade C3.section: a word reaches its audience and nobody else', async () => {
    const school = await newSchool(stage)
    const rana = await school.phoneOf('rana')
    const [omar, sami, hanan] = [
      await school.phoneOf('omar'),
      await school.phoneOf('sami'),
      await school.phoneOf('hanan'),
    ]
    const sees = async ({ phone, me }: typeof omar, id: string) => {
      await phone.sync()
      return !!phone.row(me, 'notice', id)
    }
    const audiences: [string, boolean, boolean, boolean][] = [
      ['place', true, true, true],
      ['students', true, true, false],
      ['students-grade:5', true, true, false],
      ['students:5b', false, true, false],
      ['students:5a', true, false, false],
      ['guardians', false, false, true],
      ['guardians:5a', false, false, true],
      ['guardians-grade:5', false, false, true],
      ['students+guardians:5a', true, false, true],
      ['students+guardians:5b', false, true, false],
      ['teachers', false, false, false],
      ['students+teachers:5a', true, false, false],
      ['guardians+teachers-grade:5', false, false, true],
      ['students+guardians+teachers:5a', true, false, true],
      ['staff', false, false, false],
    ]
    for (const [index, [to, ...expected]] of audiences.entries()) {
      const id = `word-${index}`
      expect(await rana.phone.does(rana.me, 'notices.publish', notice(id, 'encouragement', to)), to).toBe('')
      expect([await sees(omar, id), await sees(sami, id), await sees(hanan, id)], to).toEqual(expected)
      expect(await sees(rana, id), 'its author').toBe(true)
    }
    expect(await storedNotices(school)).toHaveLength(audiences.length)
  })

  test('C2.audience C3.audience: the counselor sees the count of each audience before she sends', async () => {
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('rana')
    const counts = () =>
      Object.fromEntries(phone.rows(me, 'headcount').map(row => [row.body.audience, row.body.people]))
    expect(counts()).toEqual({
      place: 8,
      staff: 4,
      students: 3,
      'students-grade:5': 3,
      'students:5a': 2,
      'students:5b': 1,
      guardians: 1,
      'guardians-grade:5': 1,
      'guardians:5a': 1,
      'guardians:5b': 0,
      teachers: 2,
      'teachers-grade:5': 2,
      'teachers:5a': 1,
      'teachers:5b': 1,
      'guardians+teachers': 3,
      'guardians+teachers-grade:5': 3,
      'guardians+teachers:5a': 2,
      'guardians+teachers:5b': 1,
    })
    await school.office('people.move', { person: 'omar', to: '5b', tie: 'omar-5b' })
    await phone.sync()
    expect(counts()).toMatchObject({
      'students:5a': 1,
      'students:5b': 2,
      'guardians:5a': 0,
      'guardians:5b': 1,
    })
    const { phone: other, me: omar } = await school.phoneOf('omar')
    expect(other.rows(omar, 'headcount')).toEqual([])
  })

  test('C2.reach C2.read S10.receipt: its author, and he alone, sees how many phones hold it and how many have read', async () => {
    const school = await newSchool(stage)
    const rana = await school.phoneOf('rana')
    const adel = await school.phoneOf('adel')
    const [omar, lina] = [await school.phoneOf('omar'), await school.phoneOf('lina')]
    await rana.phone.does(rana.me, 'notices.publish', notice('n', 'encouragement', 'students-grade:5'))
    const reach = async () => {
      await rana.phone.sync()
      return rana.phone.row(rana.me, 'reach', 'n')?.body
    }
    const start = await reach()
    expect(start).toMatchObject({ people: 0, of: 3 })

    await omar.phone.sync()
    expect(await reach(), 'sent is not yet held').toEqual(start)
    await omar.phone.sync()
    expect(await reach()).toMatchObject({ phones: start.phones + 1, people: 0 })
    expect(await omar.phone.does(omar.me, 'notices.read', { notice: 'n' })).toBe('')
    expect(await omar.phone.does(omar.me, 'notices.read', { notice: 'n' })).toBe('')
    await lina.phone.sync()
    await lina.phone.sync()
    expect(await reach()).toMatchObject({ phones: start.phones + 2, people: 1, of: 3 })
    for (const { phone, me } of [adel, omar]) {
      await phone.sync()
      expect(phone.rows(me, 'reach')).toEqual([])
      if (me !== omar.me) expect(phone.rows(me, 'reading')).toEqual([])
    }
  })

  test('C2.reach C3.reach: reach counts phones of families; staff who hold it, and the author, are not counted', async () => {
    const school = await newSchool(stage)
    const rana = await school.phoneOf('rana')
    const [adel, muna] = [await school.phoneOf('adel'), await school.phoneOf('muna')]
    const [omar, hanan] = [await school.phoneOf('omar'), await school.phoneOf('hanan')]
    const everybody = [rana, adel, muna, omar, hanan]
    await rana.phone.does(rana.me, 'notices.publish', notice('all', 'encouragement', 'place'))
    await rana.phone.does(rana.me, 'notices.publish', notice('5a', 'encouragement', 'students+teachers:5a'))
    await adel.phone.does(adel.me, 'notices.publish', notice('staff', 'official', 'staff'))
    for (const round of [1, 2, 3])
      for (const { phone } of everybody) expect(await phone.sync(), `${round}`).toBeTruthy()
    const reach = ({ phone, me }: typeof rana, id: string) => phone.row(me, 'reach', id)?.body
    expect(reach(rana, 'all')).toMatchObject({ phones: 2, people: 0, of: 7 })
    expect(reach(rana, '5a')).toMatchObject({ phones: 1, people: 0, of: 3 })
    expect(reach(adel, 'staff')).toMatchObject({ phones: 2, people: 0, of: 3 })

    // The principal reads everything that is said; he is not among the readers of what was not said to him.
    for (const { phone, me } of [adel, muna, omar]) await phone.does(me, 'notices.read', { notice: '5a' })
    await rana.phone.sync()
    await rana.phone.sync()
    expect(reach(rana, '5a')).toMatchObject({ people: 2, of: 3 })
  })

  test('after its hour the school counts no more; an end before the beginning is refused', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const [omar, lina] = [await school.phoneOf('omar'), await school.phoneOf('lina')]
    const now = stage.clock.now
    const ending = { ...notice('n', 'official', 'students'), expiresAt: now + day }
    const wrong = { ...notice('w', 'official', 'students'), expiresAt: now }
    expect(await adel.phone.does(adel.me, 'notices.publish', wrong)).toBe('over_before_begun')
    expect(await adel.phone.does(adel.me, 'notices.publish', ending)).toBe('')
    const rounds = async () => {
      for (const { phone } of [omar, lina, adel, adel]) await phone.sync()
      return adel.phone.row(adel.me, 'reach', 'n')?.body
    }
    await omar.phone.sync()
    await omar.phone.does(omar.me, 'notices.read', { notice: 'n' })
    const before = await rounds()
    expect(before).toMatchObject({ people: 1, of: 3 })
    stage.clock.now = now + 2 * day
    await lina.phone.does(lina.me, 'notices.read', { notice: 'n' })
    expect(await rounds()).toEqual(before)
    expect(lina.phone.row(lina.me, 'notice', 'n')?.body).toMatchObject({
      title: 'عنوان',
      expiresAt: now + day,
    })
    stage.clock.now = now
  })

  test('a notice is taken back by its author alone, once, and its words leave the board', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const [rana, omar] = [await school.phoneOf('rana'), await school.phoneOf('omar')]
    await adel.phone.does(adel.me, 'notices.publish', notice('n', 'official', 'place'))
    for (const { phone } of [rana, omar]) await phone.sync()
    const withdraw = ({ phone, me }: typeof adel) => phone.does(me, 'notices.withdraw', { notice: 'n' })
    expect(await withdraw(rana)).toBe('not_yours')
    expect(await withdraw(omar)).toBe('not_yours')
    expect(await withdraw(adel)).toBe('')
    expect(await withdraw(adel)).toBe('')
    await omar.phone.sync()
    expect(omar.phone.row(omar.me, 'notice', 'n')?.body).toMatchObject({
      ...{ title: '', text: '', mustRead: false, withdrawnAt: stage.clock.now },
      source: 'وزارة التربية والتعليم',
    })
    expect(omar.phone.rows(omar.me, 'withdrawn')).toEqual([])
    expect(adel.phone.row(adel.me, 'withdrawn', 'n')?.body).toEqual({ title: 'عنوان', text: 'نصّ' })
  })

  test('T5.handedin: a teacher sees how far her work has come', async () => {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const lesson = { id: 'lesson', section: '5a', library: 'shelf', publishAt: stage.clock.now }
    expect(await muna.phone.does(muna.me, 'lessons.publish', lesson)).toBe('')
    const work = await school.assign(muna, { lessons: ['lesson'] })
    await omar.phone.sync()
    await omar.phone.does(omar.me, 'progress.keep', { lesson: 'lesson', reached: 1 })
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'h', assignment: work, answers: [] })
    await omar.phone.sync()
    await muna.phone.sync()
    await muna.phone.sync()
    expect(muna.phone.row(muna.me, 'reach', work)?.body).toMatchObject({ phones: 1, people: 1, of: 2 })
    expect(muna.phone.row(muna.me, 'reach', 'lesson')?.body).toMatchObject({ phones: 1, people: 1, of: 2 })
  })

  test('names that differ in a letter’s size or an underscore are different audiences', async () => {
    const school = await newSchool(stage)
    for (const id of ['5A', '5_a', '5xa'])
      await school.office('sections.open', { id, grade: '5', letter: id })
    for (const [who, section] of [
      ['omar', '5A'],
      ['lina', '5xa'],
      ['sami', '5_a'],
    ] as const)
      await school.office('people.move', { person: who, to: section, tie: `${who}-${section}` })
    const rana = await school.phoneOf('rana')
    for (const who of ['omar', 'lina', 'sami'] as const) {
      const { phone } = await school.phoneOf(who)
      await phone.sync()
    }
    await school.office('people.admit', {
      id: 'x',
      name: { own: 'x', father: '', grandfather: '', family: 'x' },
      gender: 'male',
      student: true,
    })
    await school.tie('x', 'student', '5a')
    for (const to of ['students:5a', 'students:5_a']) {
      await rana.phone.does(rana.me, 'notices.publish', notice(to.replace(':', '-'), 'encouragement', to))
    }
    await stage.house.db
      .updateTable('devices')
      .set({ cursor: 1_000_000 })
      .where('place_id', '=', school.place)
      .execute()
    await rana.phone.sync()
    await rana.phone.sync()
    const phones = (id: string) => rana.phone.row(rana.me, 'reach', id)?.body.phones
    // One pupil's phone sees 5_a, none sees 5a; her own sees both and is not counted.
    expect([phones('students-5a'), phones('students-5_a')]).toEqual([0, 1])
  })

  test('one deployment, two schools: a notice stays in its own', async () => {
    const [here, there] = [await newSchool(stage), await openSchool(stage, `there-${stage.engine}`)]
    const adel = await here.phoneOf('adel')
    const omar = await there.phoneOf('omar')
    await adel.phone.does(adel.me, 'notices.publish', notice('n', 'official', 'place'))
    await omar.phone.sync()
    expect(omar.phone.rows(omar.me, 'notice')).toEqual([])
    expect(await omar.phone.does(omar.me, 'notices.read', { notice: 'n' })).toBe('not_found')
  })
})
