/** A small school with a real server, and phones that talk to it as long as there is network. */
import 'fake-indexeddb/auto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect } from 'vitest'
import type { Desk } from '../../src/domain/people/person.ts'
import { performOffice } from '../../src/server/actions/perform.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import { openHouse, type House } from '../../src/server/house.ts'
import { exchange as serve } from '../../src/server/sync/exchange.ts'
import { openPhone, type Phone } from '../../src/storage/phone.ts'
import type { Session } from '../../src/storage/session.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange, type Line } from '../../src/sync/exchange.ts'
import { readCardLink } from '../../src/wire/card.ts'

export const now = Date.parse('2026-11-22T06:00:00Z')

export interface Pocket {
  phone: Phone
  session: Session
  /** Speaks with the school, and takes in what came. */
  sync(): Promise<string>
}

const name = (own: string) => ({ own, father: 'سالم', grandfather: 'علي', family: 'العبّادي' })
const admit = (id: string, own: string, gender: string, student = false) => ({
  name: 'people.admit',
  args: { id, name: name(own), gender, student },
})
const tie = (id: string, person: string, role: string, target: string, subject?: string) => ({
  name: 'people.tie',
  args: { id, person, role, target, ...(subject && { subject }) },
})

/** Grade 6: two children in section أ with one mother, one in ب with a father. */
const calls = [
  { name: 'schools.describe', args: { name: 'مدرسة الأمل', nameEn: 'Amal', hijriOffset: 0 } },
  { name: 'sections.open', args: { id: '6a', grade: '6', letter: 'أ' } },
  { name: 'sections.open', args: { id: '6b', grade: '6', letter: 'ب' } },
  admit('yazan', 'يزن', 'male', true),
  admit('jana', 'جنى', 'female', true),
  admit('omar', 'عمر', 'male', true),
  admit('hana', 'هناء', 'female'),
  admit('sami', 'سامي', 'male'),
  admit('rana', 'رنا', 'female'),
  admit('samar', 'سمر', 'female'),
  admit('hadeel', 'هديل', 'female'),
  tie('t1', 'yazan', 'student', '6a'),
  tie('t2', 'jana', 'student', '6a'),
  tie('t3', 'omar', 'student', '6b'),
  tie('t4', 'hana', 'guardian', 'yazan'),
  tie('t5', 'hana', 'guardian', 'jana'),
  tie('t6', 'sami', 'guardian', 'omar'),
  tie('t7', 'rana', 'teacher', '6a', 'arabic'),
  tie('t8', 'rana', 'homeroom', '6a'),
  tie('t9', 'samar', 'principal', 'amal'),
  tie('t10', 'hadeel', 'counselor', 'amal'),
]

export class School {
  readonly house: House
  online = true

  private constructor(house: House) {
    this.house = house
  }

  static async open(): Promise<School> {
    const file = join(mkdtempSync(join(tmpdir(), 'haqiba-')), 'test.db')
    const config = { host: '', port: 0, dataDir: '', database: file, origin: 'http://school' }
    const house = await openHouse(config, { now: () => now, log: pino({ level: 'silent' }) })
    await house.schools.openPlace('amal', now)
    expect(await performOffice(house.store, 'amal', calls, now)).toBeUndefined()
    return new School(house)
  }

  close() {
    return this.house.close()
  }

  /** A phone of its own for this person, enrolled by card and up to date. */
  async pocketOf(person: string, desk: Desk): Promise<Pocket> {
    const { store, schools } = this.house
    const card = await issueCard(store, schools, 'http://school', { place: 'amal', person, desk, now })
    const id = `${person}${Math.random().toString(36).slice(2)}`
    const phone = await openPhone({ board: `b${id}`, vault: `v${id}`, bell: id })
    const face = { name: person, motif: 'cypress', pocket: 'olive' as const }
    const session = await enrol(phone, { kind: 'card', card: readCardLink(card.link)! }, face)
    const sync = async () => {
      const result = await exchange(phone, this.line())
      await session.refresh()
      return result
    }
    expect(await sync()).toBe('done')
    return { phone, session, sync }
  }

  private line(): Line {
    return {
      fetch: async (_, init) => {
        if (!this.online) throw new TypeError('no network')
        const signature = (init!.headers as Record<string, string>)['x-haqiba-signature']!
        const result = await serve(this.house, init!.body as Uint8Array, signature, '')
        return result.ok
          ? new Response(result.body)
          : new Response(JSON.stringify(result), { status: result.status })
      },
      onWay() {},
    }
  }
}
