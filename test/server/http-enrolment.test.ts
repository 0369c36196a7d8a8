import { expect, test } from 'vitest'
import { seal } from '../../src/letters/suite.ts'
import { newLetterId } from '../../src/letters/id.ts'
import { makeSigner } from '../../src/letters/keys.ts'
import { join, toUtf8 } from '../../src/wire/bytes.ts'
import { cardLink, readCode } from '../../src/wire/card.ts'
import { letterKinds, writeHeader } from '../../src/wire/letter.ts'
import { dump, eachEngine } from './engines.ts'
import { Phone } from './phone.ts'
import { day, newSchool } from './school.ts'

eachEngine('enrolment', stage => {
  const blank = () => Phone.make(stage.url, () => stage.clock.now)
  const quarantine = (place: string) =>
    stage.house.db
      .selectFrom('quarantine')
      .select(['letter_id', 'reason'])
      .where('place_id', '=', place)
      .execute()

  test('S1.card: one request enrols by card and brings what the child may see', async () => {
    const school = await newSchool(stage)
    const phone = await blank()
    const me = await phone.enrol((await school.card('omar')).link)
    const answer = await phone.sync()
    expect(answer.head.s).toHaveLength(1)
    expect(answer.bundles).toMatchObject([{ place: school.place, bundle: { person: 'omar', whole: 1 } }])
    expect(phone.row(me, 'person', 'omar')?.body.name[0]).toBe('عمر')
    expect(phone.rows(me, 'teaching').map(row => row.body.person)).toEqual(['muna'])
    expect(phone.rows(me, 'person')).toHaveLength(1)
  })

  test('S1.code: a typed code finds the school’s keys, and enrols', async () => {
    const school = await newSchool(stage)
    const card = await school.card('omar')
    const typed = readCode(card.code.toLowerCase())!
    const found = await fetch(`${stage.url}/api/cards/${typed.card}`)
    const keys = (await found.json()) as { place: string; seal: string; sign: string }
    const theirs = (await school.house.schools.find(school.place))!
    expect(keys).toEqual({ place: school.place, seal: theirs.sealText, sign: theirs.signText })
    // The phone does not know yet whose card it is: the first answer says so.
    const phone = await blank()
    const me = await phone.enrol(cardLink('', { ...typed, ...keys, person: 'unknown', desk: 'student' }))
    const answer = await phone.sync()
    expect(answer.head.r).toBeUndefined()
    expect(answer.bundles[0]!.bundle.person).toBe('omar')
    expect(phone.row(me, 'person', 'omar')).toBeDefined()
    for (const wrong of ['ZZZZZZ', 'abc', '%00', 'A'.repeat(150)]) {
      const answer = await fetch(`${stage.url}/api/cards/${wrong}`)
      expect([answer.status, await answer.json()]).toEqual([404, { code: 'unknown_card' }])
    }
  })

  test('the same enrolment again takes no second use of the card', async () => {
    const school = await newSchool(stage)
    const { link } = await school.card('omar', 1)
    const phone = await blank()
    const me = await phone.enrol(link)
    const [letter] = phone.outbox
    await Promise.all([phone.send([letter!]), phone.send([letter!]), phone.send([letter!])])
    // Written anew, because an answer was lost and the letter with it: still the same profile.
    const anew = await phone.enrolment(me)
    expect((await phone.send([anew])).head.s).toEqual([anew.id])
    const left = await stage.house.db
      .selectFrom('cards')
      .select('uses_left')
      .where('place_id', '=', school.place)
      .executeTakeFirstOrThrow()
    expect(left.uses_left).toBe(0)
  })

  test('many phones at once use a card no more often than it allows', async () => {
    const school = await newSchool(stage)
    const { link } = await school.card('omar')
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const phone = await blank()
        await phone.enrol(link)
        return phone.sync()
      }),
    )
    expect(answers.filter(answer => answer.head.s.length === 1)).toHaveLength(3)
    const refused = answers.flatMap(answer => answer.head.r?.map(([, code]) => code) ?? [])
    expect(refused).toEqual(Array.from({ length: 3 }, () => 'card_used_up'))
  })

  test('work behind a used-up card waits in quarantine, in its order, until a new card enrols the profile', async () => {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const work = await school.assign(muna)
    const { link } = await school.card('omar', 1)
    const first = await blank()
    await first.enrol(link)
    await first.sync()

    const phone = await blank()
    const me = await phone.enrol(link)
    for (const id of ['one', 'two', 'three', 'four'])
      await phone.act(me, 'submissions.hand-in', { id, assignment: work, answers: [] })
    const letters = phone.outbox.map(letter => letter.id)
    const refused = await phone.sync()
    expect(refused.head.s).toEqual([])
    expect(refused.head.r?.map(([, code]) => code)).toEqual([
      'card_used_up',
      ...letters.slice(1).map(() => 'unknown_author'),
    ])
    expect(refused.bundles).toEqual([])
    expect((await quarantine(school.place)).map(row => row.letter_id).sort()).toEqual(letters.sort())

    me.card = (await phone.profileFor((await school.card('omar')).link)).card
    phone.outbox.push(await phone.enrolment(me))
    const taken = await phone.sync()
    expect(taken.head.r).toBeUndefined()
    const attempts = ['one', 'two', 'three', 'four'].map(id => phone.row(me, 'submission', id)?.body.attempt)
    expect(attempts).toEqual([1, 2, 3, 4])
    expect((await quarantine(school.place)).map(row => row.reason)).toEqual(['card_used_up'])
  })

  test('of two waiting letters under one number, the author of the later hears that it was taken', async () => {
    const school = await newSchool(stage)
    const [omar, lina] = [await school.card('omar'), await school.card('lina')]
    const phone = await blank()
    const [hers, his] = [await phone.profileFor(lina.link), await phone.profileFor(omar.link)]
    phone.profiles.push(hers, his)
    // The storage of this phone was copied: both copies count on from the same number.
    const n = 40
    const keep = (me: typeof his) => phone.write(me, 'progress.keep', { lesson: 'shelf', reached: 1 }, { n })
    const [first, second] = [await keep(hers), await keep(his)]
    const { head } = await phone.send([first, second])
    expect(head.r?.map(([, code]) => code)).toEqual(['unknown_author', 'unknown_author'])

    for (const me of [hers, his]) phone.outbox.push(await phone.enrolment(me))
    const answer = await phone.sync()
    expect(answer.head.s).toHaveLength(2)
    const verdicts = (me: typeof his) =>
      answer.bundles.find(({ profile }) => profile === me.id)!.bundle.verdicts
    expect(verdicts(hers)).toContainEqual([first.id.slice(0, 6), n, 'not_found', 'lesson'])
    expect(verdicts(his)).toContainEqual([second.id.slice(0, 6), n, 'number_taken', ''])
    expect(verdicts(hers)).toHaveLength(2)
    expect(verdicts(his)).toHaveLength(2)
    expect(await quarantine(school.place)).toMatchObject([{ letter_id: second.id, reason: 'number_taken' }])
    // Told once: who holds all of it hears it no more.
    expect((await phone.sync()).bundles).toEqual([])
    expect((await phone.send([second])).head.r).toEqual([[second.id, 'number_taken']])
  })

  test('an expired card is refused by its name, and its letters are kept', async () => {
    const school = await newSchool(stage)
    const { link } = await school.card('omar')
    const before = stage.clock.now
    stage.clock.now += 31 * day
    const phone = await blank()
    await phone.enrol(link)
    const answer = await phone.sync()
    stage.clock.now = before
    expect(answer.head.r?.map(([, code]) => code)).toEqual(['card_expired'])
    expect(await quarantine(school.place)).toMatchObject([{ reason: 'card_expired' }])
  })

  const forged: [string, (content: any) => unknown, string][] = [
    [
      'a guessed secret',
      content => ({ ...content, e: { ...content.e, secret: '2345678ABC' } }),
      'unknown_card',
    ],
    [
      'a card that was never printed',
      content => ({ ...content, e: { ...content.e, card: 'ABCDEF' } }),
      'unknown_card',
    ],
    [
      'a profile that is not its key’s hash',
      content => ({ ...content, p: 'A'.repeat(22) }),
      'not_understood',
    ],
    ['a device that is not its key’s hash', content => ({ ...content, d: 'A'.repeat(22) }), 'not_understood'],
    [
      'a key that is no point',
      content => ({ ...content, e: { ...content.e, inbox: 'A'.repeat(87) } }),
      'not_understood',
    ],
    ['a field too many', content => ({ ...content, admin: true }), 'not_understood'],
    [
      'a person chosen by himself',
      content => ({ ...content, e: { ...content.e, person: 'adel' } }),
      'not_understood',
    ],
  ]
  test.each(forged)('%s enrols nobody', async (_, change, code) => {
    const school = await newSchool(stage)
    const phone = await blank()
    const profile = await phone.profileFor((await school.card('omar')).link)
    const letter = await phone.enrolment(profile, change)
    const answer = await phone.send([letter])
    expect(answer.head.r).toEqual([[letter.id, code]])
    const { db } = stage.house
    for (const table of ['enrolments', 'devices', 'results'] as const)
      expect(await db.selectFrom(table).selectAll().where('place_id', '=', school.place).execute()).toEqual(
        [],
      )
    const { uses_left } = await db
      .selectFrom('cards')
      .select('uses_left')
      .where('place_id', '=', school.place)
      .executeTakeFirstOrThrow()
    expect(uses_left).toBe(3)
  })

  test('a letter signed by another key, and a parcel, are not understood', async () => {
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('omar')
    const before = await dump(stage.house, school.place)
    const args = { lesson: 'shelf', reached: 1 }
    const stranger = await phone.write(me, 'progress.keep', args, {}, await makeSigner())
    const id = newLetterId()
    const header = writeHeader({ kind: letterKinds.parcel, schoolKey: me.school.keyId, id, padded: 128 })
    const outside = join(toUtf8('haqiba letter 1\n'), header)
    const parcel = { id, bytes: join(header, await seal(me.school.seal, new Uint8Array(128), outside)) }
    const answer = await phone.send([stranger, parcel])
    expect(answer.head.r).toEqual([
      [stranger.id, 'not_understood'],
      [id, 'not_understood'],
    ])
    expect(await dump(stage.house, school.place)).toBe(before)
  })

  test('one bit turned, at every place of a letter, is never applied', async () => {
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('omar')
    const before = await dump(stage.house, school.place)
    const letter = await phone.write(me, 'no.such', {})
    const turned = [...letter.bytes.keys()].map(at => {
      const bytes = letter.bytes.slice()
      bytes[at]! ^= 1 << (at % 8)
      return { id: '', bytes }
    })
    const answer = await phone.send(turned)
    expect(answer.status).toBe(200)
    expect(answer.head.s).toEqual([])
    // Some bits make it no letter at all; those are told by their place in the request.
    const torn = (answer.head.u ?? []).map(() => 'not_understood')
    const codes = (answer.head.r ?? []).map(([, code]) => code)
    expect([...codes, ...torn]).toEqual(turned.map(() => 'not_understood'))
    expect(await dump(stage.house, school.place)).toBe(before)
    expect((await phone.send([letter])).head.s).toEqual([letter.id])
  })
})
