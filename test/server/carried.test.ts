import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { pack } from '../../src/letters/pack.ts'
import { openPhone, type Phone } from '../../src/storage/phone.ts'
import type { Session } from '../../src/storage/session.ts'
import { act } from '../../src/sync/act.ts'
import { carryIn, carryOut, handIn } from '../../src/sync/carry.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange, type Line } from '../../src/sync/exchange.ts'
import { short } from '../../src/sync/short.ts'
import { readCardLink } from '../../src/wire/card.ts'
import { carriedLimits, toText } from '../../src/wire/carried.ts'
import { toUtf8 } from '../../src/wire/bytes.ts'
import { eachEngine, dump } from './engines.ts'
import { day, newSchool, type TestSchool, type Who } from './school.ts'

let phones = 0
const open = () => {
  const name = `carried-${++phones}`
  return openPhone({ board: `${name}-board`, vault: `${name}-vault`, bell: name })
}

eachEngine('carried', stage => {
  const line: Line = {
    fetch: short((path, init) => fetch(`${stage.url}${String(path)}`, init)),
    onWay() {},
  }
  /** Anybody's phone with network. */
  const hand = (file: Uint8Array) => handIn(file, (path, init) => fetch(`${stage.url}${String(path)}`, init))
  const handed = async (file: Uint8Array) => {
    const said = await hand(file)
    if (!said.ok) throw new Error(`Not taken: ${said.why}`)
    return said.answer
  }

  async function join(phone: Phone, school: TestSchool, who: Who) {
    const face = { name: who, motif: 'cypress', pocket: 'olive' as const }
    return enrol(phone, { kind: 'card', card: readCardLink((await school.card(who)).link)! }, face)
  }

  /** A school with one assignment, and a phone with omar and his mother that has never had network. */
  async function setting() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const work = await school.assign(muna)
    const phone = await open()
    const omar = await join(phone, school, 'omar')
    const hanan = await join(phone, school, 'hanan')
    return { school, muna, work, phone, omar, hanan }
  }
  type Setting = Awaited<ReturnType<typeof setting>>

  /** The first file brings the cards there and everything back. */
  async function carriedOnce() {
    const all = await setting()
    const { phone, omar, hanan } = all
    expect(await carryIn(phone, await handed((await carryOut(phone))!))).toBe(true)
    for (const session of [omar, hanan]) await session.refresh()
    return all
  }

  const write = async ({ school, work }: Setting, session: Session, id: string, text = 'نوحّد المقامين.') =>
    expect(
      await act(session, {
        place: school.place,
        name: 'submissions.hand-in',
        args: { id, assignment: work, answers: [{ task: 't1', text }] },
      }),
    ).toBeUndefined()
  const waiting = ({ vault }: Phone) => vault.outbox.where('settledAt').equals(0).count()
  const attempts = async ({ place }: TestSchool) => {
    const rows = await stage.house.db
      .selectFrom('rows')
      .select('id')
      .where('place_id', '=', place)
      .where('noun', '=', 'submission')
      .execute()
    return rows.map(row => row.id).sort()
  }

  test('a phone that never has network enrols, reads and hands in by files alone', async () => {
    const all = await carriedOnce()
    const { school, phone, omar, hanan, work, muna } = all
    expect(omar.home(school.place)!.actor().ties).toHaveLength(1)
    expect((await omar.home(school.place)!.get('assignment', work))?.body.title).toBe('واجب الكسور')
    await write(all, omar, 'mine')
    expect(omar.home(school.place)!.stateOf('submission', 'mine')).toBe('here')
    const answer = await handed((await carryOut(phone))!)
    await muna.phone.sync()
    expect(muna.phone.row(muna.me, 'submission', 'mine')?.body.answers[0].text).toBe('نوحّد المقامين.')
    expect(await carryIn(phone, answer)).toBe(true)
    await omar.refresh()
    expect(omar.home(school.place)!.stateOf('submission', 'mine')).toBe('arrived')
    expect(await waiting(phone)).toBe(0)

    expect(
      await muna.phone.does(muna.me, 'marks.give', {
        submission: 'mine',
        points: 9,
        comment: 'جميل',
        ifV: 0,
      }),
    ).toBe('')
    expect(await carryIn(phone, await handed((await carryOut(phone))!))).toBe(true)
    for (const session of [omar, hanan]) {
      await session.refresh()
      expect((await session.home(school.place)!.get('mark', 'mine'))?.body.points).toBe(9)
    }
  })

  test('a file delivered twice, and again weeks later, has one effect; both answers may be brought back', async () => {
    const all = await carriedOnce()
    const { school, phone, omar } = all
    await write(all, omar, 'mine')
    const file = (await carryOut(phone))!
    const first = await handed(file)
    stage.clock.now += 21 * day
    const again = await handed(file)
    expect(await attempts(school)).toEqual(['mine'])
    expect(await carryIn(phone, again)).toBe(true)
    const cursor = await phone.board.cursors.get(school.place)
    expect(await carryIn(phone, first)).toBe(true)
    expect(await carryIn(phone, again)).toBe(true)
    expect(await phone.board.cursors.get(school.place)).toEqual(cursor)
    await omar.refresh()
    expect(omar.home(school.place)!.stateOf('submission', 'mine')).toBe('arrived')
    expect(await waiting(phone)).toBe(0)
  })

  test('work that goes by file and over the net takes effect once, whichever comes first', async () => {
    const all = await carriedOnce()
    const { school, phone, omar } = all
    await write(all, omar, 'net-first')
    const late = (await carryOut(phone))!
    expect(await exchange(phone, line)).toBe('done')
    await write(all, omar, 'file-first')
    const early = (await carryOut(phone))!
    const answer = await handed(early)
    expect(await exchange(phone, line)).toBe('done')
    expect(await attempts(school)).toEqual(['file-first', 'net-first'])
    const held = await phone.board.rows.toArray()
    // Both answers are older than what the phone holds by now: they raise no dead and turn back no cursor.
    expect(await carryIn(phone, await handed(late))).toBe(true)
    expect(await carryIn(phone, answer)).toBe(true)
    expect(await phone.board.rows.toArray()).toEqual(held)
    expect(await attempts(school)).toEqual(['file-first', 'net-first'])
    await omar.refresh()
    expect(omar.acts.size).toBe(0)
    expect(await exchange(phone, line)).toBe('done')
  })

  test('an answer that is forged, bent, another phone’s or another file’s changes nothing', async () => {
    const all = await carriedOnce()
    const { school, phone, omar } = all
    await write(all, omar, 'mine')
    const file = (await carryOut(phone))!
    const other = await setting()
    const stranger = await handed((await carryOut(other.phone))!)
    const answer = await handed(file)
    const before = [
      await phone.board.rows.toArray(),
      await phone.board.cursors.toArray(),
      await waiting(phone),
    ]
    const forged: Uint8Array[] = [stranger, file, toUtf8('haqiba:carried:1\r\nAQI'), await pack({ s: ['x'] })]
    for (let at = 0; at < answer.length; at += 37) {
      const bent = answer.slice()
      bent[at]! ^= 1
      forged.push(bent)
    }
    // The receipt of an earlier file under this one's name.
    const earlier = await handed((await carryOut(phone))!)
    const swapped = answer.slice()
    swapped.set(earlier.subarray(2, 18), 2)
    for (const one of [...forged, swapped]) expect(await carryIn(phone, one)).toBe(false)
    expect([
      await phone.board.rows.toArray(),
      await phone.board.cursors.toArray(),
      await waiting(phone),
    ]).toEqual(before)
    expect(await carryIn(phone, answer)).toBe(true)
    expect(await waiting(phone)).toBe(0)
    expect(await attempts(school)).toEqual(['mine'])
  })

  test('a file that never arrives costs nothing: the work waits and goes with the next', async () => {
    const all = await carriedOnce()
    const { school, phone, omar } = all
    await write(all, omar, 'mine')
    await carryOut(phone)
    expect(await waiting(phone)).toBe(1)
    await write(all, omar, 'more')
    expect(await carryIn(phone, await handed((await carryOut(phone))!))).toBe(true)
    expect(await attempts(school)).toEqual(['mine', 'more'])
    expect(await waiting(phone)).toBe(0)
  })

  test('a file passes as text, with words for whoever opens it, and nothing in it can be read', async () => {
    const all = await carriedOnce()
    await write(all, all.omar, 'mine', 'كلمات لا يقرؤها حامل الملفّ')
    const text = toText((await carryOut(all.phone))!, 'احمله إلى من عنده شبكة.')
    expect(text).toMatch(/^احمله إلى من عنده شبكة\.\r\nhaqiba:carried:1\r\n[-0-9A-Za-z_\r\n]+$/)
    for (const known of [all.school.place, 'submissions', 'mine']) expect(text.slice(50)).not.toContain(known)
    const answer = await handed(toUtf8(text))
    expect(await carryIn(all.phone, toUtf8(toText(answer)))).toBe(true)
    expect(await attempts(all.school)).toEqual(['mine'])
  })

  test('what is no file, not to this school, bent or too large is refused and changes nothing', async () => {
    const all = await carriedOnce()
    await write(all, all.omar, 'mine')
    const file = (await carryOut(all.phone))!
    const before = await dump(stage.house, all.school.place)
    const bents = [0, 1, 5, 20, 30, 70, file.length - 1].map(at => {
      const bent = file.slice()
      bent[at]! ^= 1
      return bent
    })
    for (const bad of [...bents, file.subarray(0, 40), toUtf8('صباح الخير'), new Uint8Array(0)]) {
      const said = await fetch(`${stage.url}/carried`, { method: 'POST', body: new Uint8Array(bad) })
      expect([400, 415]).toContain(said.status)
    }
    const large = new Uint8Array(carriedLimits.text + 1).fill(1)
    const said = await fetch(`${stage.url}/carried`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: large,
    })
    expect(said.status).toBe(413)
    // A bent id is another name for the same work: taken in, and its answer is nobody's.
    expect(JSON.parse(before).length).toBeGreaterThan(0)
    expect(await dump(stage.house, all.school.place)).toBe(before)
  })
})
