import { expect, test } from 'vitest'
import { Rates } from '../../src/server/rates.ts'
import { eachEngine } from './engines.ts'
import { FileLine } from './file-line.ts'
import { Phone } from './phone.ts'
import { newSchool, type TestSchool } from './school.ts'

eachEngine('rates', stage => {
  const blank = () => Phone.make(stage.url, () => stage.clock.now)
  const bounded = (rates: ConstructorParameters<typeof Rates>[0]) => {
    stage.house.rates = new Rates(rates)
  }

  test('a phone gone wild is asked to wait, and no other phone with it', async () => {
    const school = await newSchool(stage)
    const wild = await school.phoneOf('omar')
    const calm = await school.phoneOf('hanan')
    bounded({ device: [2, 60] })
    for (const _ of [1, 2]) expect((await wild.phone.sync()).status).toBe(200)
    const n = await wild.phone.act(wild.me, 'progress.keep', { lesson: 'shelf', reached: 1 })
    const answer = await wild.phone.sync()
    expect([answer.status, answer.refused]).toEqual([429, { code: 'too_many', field: '' }])
    expect((await calm.phone.sync()).status).toBe(200)
    // What it had to say waits on it and arrives later.
    bounded({})
    await wild.phone.sync()
    expect(wild.me.verdicts.has(n)).toBe(true)
  })

  test('a share is used up only by who can sign for the phone', async () => {
    const school = await newSchool(stage)
    const { phone } = await school.phoneOf('omar')
    bounded({ device: [2, 60] })
    const stranger = await blank()
    for (let times = 0; times < 5; times++)
      expect((await stranger.send([], head => ({ ...head, d: phone.id, k: phone.key }))).status).toBe(401)
    expect((await phone.sync()).status).toBe(200)
  })

  test('strangers of one network are bounded together; who lives here is not held up by them', async () => {
    const school = await newSchool(stage)
    const known = await school.phoneOf('omar')
    bounded({ stranger: [3, 60] })
    for (let times = 0; times < 3; times++) expect((await (await blank()).sync()).status).toBe(200)
    expect((await (await blank()).sync()).status).toBe(429)
    const asked = await fetch(`${stage.url}/api/cards/ABCDEF`)
    expect([asked.status, Number(asked.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
    expect((await known.phone.sync()).status).toBe(200)
  })

  test('whoever asks for files as nobody that is known is a stranger too, and no phone of the school is held up', async () => {
    // What the test before has used up is no matter here.
    bounded({})
    const school = await newSchool(stage)
    const { phone, me } = await school.phoneOf('omar')
    const line = new FileLine(phone, me)
    const hash = 'A'.repeat(43)
    const stranger = new FileLine(await blank(), me)
    bounded({ stranger: [3, 60] })
    for (let times = 0; times < 3; times++) expect((await stranger.fetch(hash)).status).toBe(401)
    expect((await stranger.fetch(hash)).status).toBe(429)
    const told = await stranger.announce(hash, 100)
    expect([told.status, told.code, Number(told.headers.get('retry-after'))]).toEqual([
      429,
      'too_many',
      expect.any(Number),
    ])
    // The same network, and a phone that is known: only strangers were counted.
    expect((await line.fetch(hash)).status).toBe(404)
  })

  test('S1.card: who guesses cards gets no further answers, and the school’s log says so; the right card still opens', async () => {
    const school = await newSchool(stage)
    bounded({ guessing: [3, 60] })
    const guesser = await blank()
    expect(await wrongCards(school, guesser, 3)).toEqual(['unknown_card', 'unknown_card', 'unknown_card'])
    const logged = stage.logged.filter(line => line.includes('cards are being guessed'))
    expect(logged).toHaveLength(1)
    // Even the right one waits now; it stays on the phone, and is taken when the hour is over.
    await guesser.enrol((await school.card('omar')).link)
    expect((await guesser.sync()).head).toMatchObject({ s: [], p: [] })
    await school.phoneOf('omar')
  })

  test.each([
    ['network', { guessingFrom: [4, 60] }],
    ['school', { guessingAt: [4, 60] }],
  ] as const)(
    'S1.card: where many cards are wrong at one %s a new phone has two tries; whoever has his card enrols, and the principal hears of it once',
    async (_, few) => {
      const school = await newSchool(stage)
      const principal = await school.phoneOf('adel')
      const teacher = await school.phoneOf('muna')
      bounded({ guessing: [10, 60], ...(few as object) })
      for (let times = 0; times < 2; times++)
        expect(await wrongCards(school, await blank(), 2)).toEqual(['unknown_card', 'unknown_card'])
      expect(await wrongCards(school, await blank(), 3)).toEqual(['unknown_card', 'unknown_card', undefined])
      const family = await blank()
      const me = await family.enrol((await school.card('omar')).link)
      await family.sync()
      expect(family.rows(me, 'person').map(row => row.id)).toContain('omar')
      const hears = async ({ phone, me: who }: typeof principal) => {
        await phone.sync()
        return phone.rows(who, 'alert').map(row => row.body)
      }
      const since = stage.clock.now
      expect(await hears(principal)).toEqual([{ kind: 'cards-guessed', since }])
      expect(await hears(teacher)).toEqual([])
      stage.clock.now += 26 * 60 * 60 * 1000
      expect(await wrongCards(school, await blank(), 2)).toEqual(['unknown_card', 'unknown_card'])
      expect((await hears(principal)).map(alert => alert.since)).toEqual([since, stage.clock.now])
      stage.clock.now = since
    },
  )

  test('wrong secrets for one card are bounded over all phones', async () => {
    const school = await newSchool(stage)
    bounded({ guessed: [2, 60] })
    const { link } = await school.card('omar')
    const wrong = async () => {
      const phone = await blank()
      const profile = await phone.profileFor(link)
      const letter = await phone.enrolment(profile, content => ({
        ...content,
        e: { ...content.e, secret: 'AAAAAAAAAA' },
      }))
      const answer = await phone.send([letter])
      return answer.head.r?.[0]?.[1]
    }
    expect([await wrong(), await wrong(), await wrong()]).toEqual(['unknown_card', 'unknown_card', undefined])
  })

  test('one phone fills no school: beyond its share of the quarantine its letters stay with it', async () => {
    const school = await newSchool(stage)
    const phone = await blank()
    const profile = await phone.profileFor((await school.card('omar')).link)
    const row = (n: number) => ({
      place_id: school.place,
      letter_id: `kept-${n}`,
      profile_id: profile.id,
      device_id: phone.id,
      reason: 'unknown_author',
      letter: '',
      arrived_at: stage.clock.now,
      n: 0,
      v: 0,
    })
    const rows = Array.from({ length: 999 }, (_, n) => row(n))
    for (let from = 0; from < rows.length; from += 100)
      await stage.house.db
        .insertInto('quarantine')
        .values(rows.slice(from, from + 100))
        .execute()
    const [last, over] = [1, 2].map(n =>
      phone.write(profile, 'progress.keep', { lesson: 'shelf', reached: n }),
    )
    const first = await last!
    expect((await phone.send([first])).head.r).toEqual([[first.id, 'unknown_author']])
    const answer = await phone.send([await over!])
    expect([answer.status, answer.head.r, answer.head.s]).toEqual([200, undefined, []])
    // The same letter again is no further one.
    expect((await phone.send([first])).head.r).toEqual([[first.id, 'unknown_author']])
  })
})

async function wrongCards(school: TestSchool, phone: Phone, times: number) {
  const codes: (string | undefined)[] = []
  for (let n = 0; n < times; n++) {
    const profile = await phone.profileFor((await school.card('omar')).link)
    const letter = await phone.enrolment(profile, content => ({
      ...content,
      e: { ...content.e, secret: 'AAAAAAAAAA' },
    }))
    codes.push((await phone.send([letter])).head.r?.[0]?.[1])
  }
  return codes
}
