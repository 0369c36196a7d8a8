import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { openPhone, type Phone } from '../../src/storage/phone.ts'
import { Session } from '../../src/storage/session.ts'
import { act } from '../../src/sync/act.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange, type Line } from '../../src/sync/exchange.ts'
import { leave } from '../../src/sync/leave.ts'
import { short } from '../../src/sync/short.ts'
import { readCardLink } from '../../src/wire/card.ts'
import { eachEngine } from './engines.ts'
import { newSchool, type TestSchool, type Who } from './school.ts'

let phones = 0
const open = () => {
  const name = `leaving-${++phones}`
  return openPhone({ board: `${name}-board`, vault: `${name}-vault`, bell: name })
}

eachEngine('leaving', stage => {
  const line: Line = {
    fetch: short((path, init) => fetch(`${stage.url}${String(path)}`, init)),
    onWay() {},
  }

  async function join(phone: Phone, school: TestSchool, who: Who) {
    const face = { name: who, motif: 'cypress', pocket: 'olive' as const }
    return enrol(phone, { kind: 'card', card: readCardLink((await school.card(who)).link)! }, face)
  }

  /** A phone with omar and his mother, who have met their school, and what omar has handed in without network. */
  async function setting() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const work = await school.assign(muna)
    const phone = await open()
    const omar = await join(phone, school, 'omar')
    const hanan = await join(phone, school, 'hanan')
    expect(await exchange(phone, line)).toBe('done')
    for (const session of [omar, hanan]) await session.refresh()
    const args = { id: 's1', assignment: work, answers: [{ task: 't1', text: 'نوحّد المقامين.' }] }
    const doing = { place: school.place, name: 'submissions.hand-in', args }
    expect(await act(omar, doing)).toBeUndefined()
    return { school, phone, omar, hanan, doing }
  }

  const attempts = async ({ place }: TestSchool) => {
    const rows = stage.house.db.selectFrom('rows').select('id').where('place_id', '=', place)
    return (await rows.where('noun', '=', 'submission').execute()).map(({ id }) => id)
  }
  const profilesAt = async ({ place }: TestSchool, phone: Phone) =>
    stage.house.store.each.phones.profilesOn(place, (await phone.vault.device.get('device'))!.id)

  /** Of whom anything lies on this phone, letters under way left out. */
  async function heldOf({ vault, board }: Phone, id: string) {
    const of = {
      vault: [vault.profiles, vault.copies, vault.drafts],
      board: [board.bundles, board.pages, board.merges],
    }
    const items = await Promise.all([...of.vault, ...of.board].map(table => table.toArray()))
    return JSON.stringify(items).includes(id)
  }

  test('work that waits is said first, and nobody leaves', async () => {
    const { phone, omar } = await setting()
    expect(await leave(omar)).toEqual({ ok: false, waiting: 1 })
    expect(await Session.open(phone, omar.profile.id)).toBeDefined()
  })

  test('who leaves takes all of his along, and what he handed in arrives all the same', async () => {
    const { school, phone, omar, hanan } = await setting()
    expect(await leave(omar, { anyway: true })).toEqual({ ok: true })
    expect(await Session.open(phone, omar.profile.id)).toBeUndefined()
    expect(await heldOf(phone, omar.profile.id)).toBe(false)
    expect(await exchange(phone, line)).toBe('done')
    expect(await attempts(school)).toEqual(['s1'])
    expect((await profilesAt(school, phone)).map(({ profile }) => profile)).toEqual([hanan.profile.id])
    expect(await heldOf(phone, omar.profile.id)).toBe(false)
    await hanan.refresh()
    expect(hanan.homes()).toHaveLength(1)
  })

  test('the last one leaves, the letters still go, and the board is empty', async () => {
    const { school, phone, omar, hanan } = await setting()
    await leave(omar, { anyway: true })
    await leave(hanan, { anyway: true })
    expect(await phone.board.rows.count()).toBe(0)
    expect(await exchange(phone, line)).toBe('done')
    expect(await attempts(school)).toEqual(['s1'])
    expect(await profilesAt(school, phone)).toEqual([])
    expect(await phone.vault.outbox.where('settledAt').equals(0).count()).toBe(0)
  })

  test('a pocket that left is not written for in another tab', async () => {
    const { phone, omar, doing } = await setting()
    const other = (await Session.open(phone, omar.profile.id))!
    await leave(omar, { anyway: true })
    const again = { ...doing, args: { ...doing.args, id: 's2' } }
    expect((await act(other, again))?.refused).toBe('profile_left')
    expect(await phone.vault.copies.where('profile').equals(omar.profile.id).count()).toBe(0)
  })
})
