import 'fake-indexeddb/auto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { momentOf } from '../../src/domain/calendar/day.ts'
import { performOffice } from '../../src/server/actions/perform.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import { openHouse, type House } from '../../src/server/house.ts'
import { exchange as serve } from '../../src/server/sync/exchange.ts'
import { openPhone, type Phone } from '../../src/storage/phone.ts'
import type { Session } from '../../src/storage/session.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange } from '../../src/sync/exchange.ts'
import { readCardLink } from '../../src/wire/card.ts'

/** Monday, 23 November 2026, nine in the morning. */
export const now = momentOf('2026-11-23', 9)
const name = (own: string) => ({ own, father: 'سالم', grandfather: 'علي', family: 'العبّادي' })

/** A school with one section, and a child's phone that has spoken with it. */
export interface ChildAtSchool {
  house: House
  phone: Phone
  child: Session
  /** What the school's office does. */
  office(...calls: { name: string; args: object }[]): Promise<void>
  /** The phone speaks with the school. */
  sync(): Promise<void>
}

export async function childAtSchool(gender: 'male' | 'female' = 'male'): Promise<ChildAtSchool> {
  const database = join(mkdtempSync(join(tmpdir(), 'haqiba-')), 'test.db')
  const config = { host: '', port: 0, dataDir: '', database, origin: 'http://school' }
  const house = await openHouse(config, { now: () => now, log: pino({ level: 'silent' }) })
  await house.schools.openPlace('amal', now)
  const office = async (...calls: { name: string; args: object }[]) => {
    const refusal = await performOffice(house.store, 'amal', calls, now)
    if (refusal) throw new Error(`The office was refused: ${JSON.stringify(refusal)}`)
  }
  await office(
    { name: 'schools.describe', args: { name: 'الأمل', nameEn: 'Amal', hijriOffset: 0 } },
    { name: 'sections.open', args: { id: '6a', grade: '6', letter: 'أ' } },
    { name: 'people.admit', args: { id: 'yazan', name: name('يزن'), gender, student: true } },
    { name: 'people.admit', args: { id: 'rana', name: name('رنا'), gender: 'female', student: false } },
    { name: 'people.tie', args: { id: 't1', person: 'yazan', role: 'student', target: '6a' } },
    {
      name: 'people.tie',
      args: { id: 't2', person: 'rana', role: 'teacher', target: '6a', subject: 'arabic' },
    },
  )
  const id = Math.random().toString(36).slice(2)
  const phone = await openPhone({ board: `b${id}`, vault: `v${id}`, bell: id })
  const card = { place: 'amal', person: 'yazan', desk: 'student' as const, now }
  const printed = await issueCard(house.store, house.schools, 'http://school', card)
  const face = { name: 'يزن', motif: 'roses', pocket: 'blue' as const }
  const child = await enrol(phone, { kind: 'card', card: readCardLink(printed.link)! }, face)
  const sync = async () => {
    await exchange(phone, {
      async fetch(_input, init) {
        const signature = (init!.headers as Record<string, string>)['x-haqiba-signature']!
        const answer = await serve(house, init!.body as Uint8Array, signature, 'here')
        return answer.ok
          ? new Response(answer.body)
          : new Response(JSON.stringify(answer), { status: answer.status })
      },
      onWay() {},
    })
    await child.refresh()
  }
  await sync()
  return { house, phone, child, office, sync }
}

/** Work for the section, due on a day at eight in the evening. */
export const work = (id: string, due: string, more: object = {}) => ({
  name: 'assignments.publish',
  args: {
    ...{ id, section: '6a', subject: 'arabic', title: `واجب ${id}`, intro: '', lessons: [], weight: 10 },
    tasks: [{ id: 't1', kind: 'text', prompt: 'اكتب', points: 5 }],
    publishAt: momentOf('2026-11-15', 8),
    dueAt: momentOf(due, 20),
    ...more,
  },
})
