import { expect, test } from 'vitest'
import { mostClaims } from '../../src/domain/guardians/guardianship.ts'
import { performOffice } from '../../src/server/actions/perform.ts'
import { writeFamilies } from '../../src/server/db/families.ts'
import { eachEngine } from './engines.ts'
import { newSchool, type TestSchool } from './school.ts'

type Here = Awaited<ReturnType<TestSchool['phoneOf']>>

eachEngine('who stands by a child', stage => {
  const open = async () => {
    const school = await newSchool(stage)
    return { school, hanan: await school.phoneOf('hanan'), adel: await school.phoneOf('adel') }
  }
  const ids = ({ phone, me }: Here, noun: string) => phone.rows(me, noun).map(row => row.id)
  const all = ({ phone, me }: Here) => JSON.stringify(nouns.map(noun => phone.rows(me, noun)))
  const nouns = [
    ...['person', 'tie', 'mark', 'submission', 'question', 'answer', 'code', 'phones', 'progress'],
    ...['learner', 'guardianship', 'denial', 'petition', 'claim', 'ruling', 'notice', 'assignment'],
    ...['correction', 'corrected'],
  ]
  const asks = (one: Here, id: string, child = 'لينا، الخامس أ') =>
    one.phone.does(one.me, 'guardianships.ask', { id, child })
  const says = async (one: Here, name: string, args: object) => {
    await one.phone.sync()
    return one.phone.does(one.me, `guardianships.${name}`, args)
  }

  test('a guardian asks in her own words; the principal says which child is meant, and the child comes to her phone', async () => {
    const { hanan, adel } = await open()
    expect(await asks(hanan, 'c1')).toBe('')
    expect(ids(hanan, 'claim')).toEqual(['c1'])
    expect(await says(adel, 'approve', { petition: 'c1', child: 'lina', id: 'hanan-lina' })).toBe('')
    expect(ids(adel, 'petition')).toEqual([])
    expect(ids(adel, 'guardianship').sort()).toEqual(['hanan-lina', 'hanan-omar'])
    await hanan.phone.sync()
    expect(ids(hanan, 'claim')).toEqual([])
    expect(hanan.phone.row(hanan.me, 'ruling', 'c1')!.body).toMatchObject({ approved: true })
    expect(ids(hanan, 'person').sort()).toEqual(['hanan', 'lina', 'omar'])
  })

  test('a no has no reason, and asking tells nothing of whether there is such a child', async () => {
    const { hanan, adel } = await open()
    expect([await asks(hanan, 'real'), await asks(hanan, 'none', 'من لا يوجد')]).toEqual(['', ''])
    for (const petition of ['real', 'none']) expect(await says(adel, 'decline', { petition })).toBe('')
    await hanan.phone.sync()
    const [real, none] = ['real', 'none'].map(id => hanan.phone.row(hanan.me, 'ruling', id)!.body)
    expect(Object.keys(real!)).toEqual(Object.keys(none!))
    expect(real).toMatchObject({ approved: false })
    expect(await says(adel, 'decline', { petition: 'real' })).toBe('not_found')
    expect(await asks(hanan, 'real')).toBe('already_there')
  })

  test('four stand by a child at most, and so many may wait of one guardian', async () => {
    const { school, hanan, adel } = await open()
    for (const who of ['muna', 'samir', 'rana', 'adel']) await school.tie(who, 'guardian', 'lina')
    expect(await asks(hanan, 'fifth')).toBe('')
    const approve = { petition: 'fifth', child: 'lina', id: 'hanan-lina' }
    expect(await says(adel, 'approve', approve)).toBe('guardians_full')
    const tie = { id: 'x', person: 'hanan', role: 'guardian', target: 'lina' }
    const { house, place } = school
    expect(await performOffice(house.store, place, [{ name: 'people.tie', args: tie }], house.now())).toEqual(
      {
        ...{ refused: 'guardians_full', at: 0 },
      },
    )
    expect(await says(adel, 'end', { id: 'rana-lina' })).toBe('')
    expect(await says(adel, 'approve', approve)).toBe('')
    for (let n = 0; n < mostClaims; n++) expect(await asks(hanan, `more-${n}`)).toBe('')
    expect(await asks(hanan, 'too-many')).toBe('asked_enough')
  })

  test('one who stands by a child no more has nothing left of it', async () => {
    const { hanan, adel } = await open()
    expect(all(hanan)).toContain('omar')
    expect(await says(adel, 'end', { id: 'hanan-omar' })).toBe('')
    await hanan.phone.sync()
    expect(all(hanan)).not.toContain('omar')
    expect(await says(adel, 'end', { id: 'hanan-omar' })).toBe('not_found')
  })

  test('by a court’s order nothing of the child is left with the denied, whatever comes later, and he finds no trace of why', async () => {
    const { school, hanan, adel } = await open()
    // Of another child she goes on to hear: her pocket is not emptied as a whole.
    await school.tie('hanan', 'guardian', 'lina')
    const muna = await school.phoneOf('muna')
    const question = (id: string) => ({ id, child: 'omar', teaching: 'muna-5a', text: 'كيف عمر اليوم' })
    expect(await hanan.phone.does(hanan.me, 'questions.ask', question('before'))).toBe('')
    expect(await hanan.phone.does(hanan.me, 'phones.list', { person: 'omar' })).toBe('')
    expect(await hanan.phone.does(hanan.me, 'rescues.read', { pupil: 'omar' })).toBe('')
    for (const id of ['open', 'answered']) {
      const wrong = { id, person: 'omar', wrong: 'name', text: 'اسم عمر غير صحيح' }
      expect(await hanan.phone.does(hanan.me, 'corrections.ask', wrong)).toBe('')
    }
    await adel.phone.sync()
    const right = { id: 'answered', done: true, word: '' }
    expect(await adel.phone.does(adel.me, 'corrections.settle', right)).toBe('')
    const late = await hanan.phone.act(hanan.me, 'questions.ask', question('late'))
    const held = hanan.phone.outbox
    hanan.phone.outbox = []
    const pair = { guardian: 'hanan', child: 'omar' }
    expect(await says(adel, 'deny', { ...pair, order: '٣١٧ / ٢٠٢٦' })).toBe('')
    expect(adel.phone.rows(adel.me, 'denial').map(row => row.body)).toMatchObject([{ order: '٣١٧ / ٢٠٢٦' }])
    hanan.phone.outbox = held
    await hanan.phone.sync()
    await hanan.phone.sync()
    expect(hanan.me.verdicts.get(late)!.code).toBe('not_yours')
    for (const told of ['omar', 'كيف عمر', 'اسم عمر', '٣١٧', 'denial']) expect(all(hanan)).not.toContain(told)
    await muna.phone.sync()
    expect(ids(muna, 'question')).toEqual(['before'])
    // A register, the office or a yes by mistake bring him no nearer.
    const tie = { id: 'x', person: 'hanan', role: 'guardian', target: 'omar' }
    const { house, place } = school
    expect(await performOffice(house.store, place, [{ name: 'people.tie', args: tie }], house.now())).toEqual(
      {
        ...{ refused: 'guardian_denied', at: 0 },
      },
    )
    expect(await says(adel, 'deny', { ...pair, order: '١' })).toBe('already_there')
  })

  test('when the order is lifted all is back, the talk too', async () => {
    const { hanan, adel } = await open()
    const question = { id: 'q', child: 'omar', teaching: 'muna-5a', text: 'كيف عمر اليوم' }
    expect(await hanan.phone.does(hanan.me, 'questions.ask', question)).toBe('')
    const before = ids(hanan, 'person')
    const pair = { guardian: 'hanan', child: 'omar' }
    expect(await says(adel, 'deny', { ...pair, order: '٣١٧' })).toBe('')
    await hanan.phone.sync()
    expect(ids(hanan, 'question')).toEqual([])
    expect(await says(adel, 'lift', pair)).toBe('')
    await hanan.phone.sync()
    expect(ids(hanan, 'person').sort()).toEqual(before.sort())
    expect(ids(hanan, 'question')).toEqual(['q'])
    expect(await says(adel, 'lift', pair)).toBe('not_found')
  })

  test('the book is the principal’s alone, and nobody else answers, ends or denies', async () => {
    const { school, hanan, adel } = await open()
    expect(await asks(hanan, 'c1')).toBe('')
    await adel.phone.sync()
    expect(ids(adel, 'learner').sort()).toEqual(['lina-5a', 'omar-5a', 'sami-5b'])
    for (const who of ['omar', 'hanan', 'muna', 'rana'] as const) {
      const one = who === 'hanan' ? hanan : await school.phoneOf(who)
      for (const noun of ['learner', 'guardianship', 'denial', 'petition']) expect(ids(one, noun)).toEqual([])
      const pair = { guardian: 'hanan', child: 'omar' }
      for (const [name, args] of [
        ['approve', { petition: 'c1', child: 'lina', id: 'x' }],
        ['decline', { petition: 'c1' }],
        ['end', { id: 'hanan-omar' }],
        ['deny', { ...pair, order: '١' }],
        ['lift', pair],
      ] as const)
        expect(await says(one, name, args), `${who} ${name}`).toBe('not_yours')
    }
    expect(await asks(await school.phoneOf('omar'), 'c2')).toBe('not_yours')
  })

  test('the audit names child and guardian of a denial, and by whose device it was', async () => {
    const { school, adel } = await open()
    expect(await says(adel, 'deny', { guardian: 'hanan', child: 'omar', order: '١' })).toBe('')
    const [entry] = await stage.house.db
      .selectFrom('audit')
      .select(['device_id', 'person_id', 'about'])
      .where('place_id', '=', school.place)
      .where('what', '=', 'guardianships.deny')
      .execute()
    expect(entry).toMatchObject({ device_id: adel.phone.id, person_id: 'adel' })
    expect(entry!.about.split(' ').sort()).toEqual(['pupil:omar', 'self:hanan'])
  })

  test('a name that the office corrects is corrected in the book', async () => {
    const { school, adel } = await open()
    const name = { own: 'هناء', father: '', grandfather: '', family: 'العبّادي' }
    await school.office('people.admit', { id: 'hanan', name, gender: 'female', student: false })
    await adel.phone.sync()
    expect(adel.phone.row(adel.me, 'guardianship', 'hanan-omar')!.body).toMatchObject({
      name: 'هناء العبّادي',
    })
  })

  test('a school that is older than the book is given it whole, as one change that phones hear of', async () => {
    const { school, adel } = await open()
    const { db } = stage.house
    const book = () =>
      db
        .selectFrom('rows')
        .select(['noun', 'id', 'audience', 'about', 'body', 'gone'])
        .where('place_id', '=', school.place)
        .where('noun', 'in', ['learner', 'guardianship'])
        .orderBy('noun')
        .orderBy('id')
        .execute()
    const before = await book()
    expect(before).toHaveLength(4)
    await db.deleteFrom('rows').where('noun', 'in', ['learner', 'guardianship']).execute()
    await writeFamilies(db)
    expect(await book()).toEqual(before)
    await adel.phone.sync()
    const { v } = adel.phone.row(adel.me, 'learner', 'omar-5a')!
    expect(adel.phone.rows(adel.me, 'learner').every(row => row.v === v)).toBe(true)
  })
})
