/** أمّ يزن's phone with her three children, at two schools: the product's own phone code and doors, on a clock that we turn. */
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { performAct, performOffice } from '../../../src/server/actions/perform.ts'
import { issueCard } from '../../../src/server/cards/cards.ts'
import { openDoors } from '../../../src/server/http/app.ts'
import { openHouse, type House } from '../../../src/server/house.ts'
import { openPhone, type Phone } from '../../../src/storage/phone.ts'
import type { Session } from '../../../src/storage/session.ts'
import { act } from '../../../src/sync/act.ts'
import { enrol } from '../../../src/sync/enrol.ts'
import { readCardLink } from '../../../src/wire/card.ts'
import type { DemoSchool } from '../../../seeds/demo.ts'
import { openLine } from '../wire/line.ts'
import type { Happening } from './year.ts'

export const clock = { now: 0 }
Date.now = () => clock.now

const members = [
  ['yazan', 'student', ['amal']],
  ['jana', 'student', ['amal']],
  ['salma', 'student', ['yarmouk']],
  ['hana', 'guardian', ['amal', 'yarmouk']],
] as const

export async function openHouses(schools: DemoSchool[]) {
  const folder = mkdtempSync(join(tmpdir(), 'haqiba-term-'))
  const pages = join(folder, 'pages')
  mkdirSync(pages)
  for (const page of ['index.html', 'shell.html']) writeFileSync(join(pages, page), '<!doctype html>')
  writeFileSync(join(pages, 'headers.json'), '{}')
  const config = {
    host: '',
    port: 0,
    dataDir: folder,
    database: join(folder, 'school.db'),
    origin: 'http://x',
  }
  const house = await openHouse(config, { now: () => clock.now, log: pino({ level: 'silent' }) })
  for (const { place, office, last } of schools) {
    await house.schools.openPlace(place, clock.now)
    const refused = await performOffice(house.store, place, [...office, last], clock.now)
    if (refused) throw new Error(`The office was refused: ${JSON.stringify(refused)}`)
  }
  const app = await openDoors(house, pages)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const line = await openLine((app.server.address() as AddressInfo).port)
  const close = async () => {
    await line.close()
    await app.close()
    await house.close()
  }
  return { house, line, close }
}

let phones = 0
export async function openFamily(house: House): Promise<{ phone: Phone; sessions: Map<string, Session> }> {
  const name = `family-${++phones}`
  const phone = await openPhone({ board: `${name}-board`, vault: `${name}-vault`, bell: name })
  const sessions = new Map<string, Session>()
  for (const [person, desk, places] of members)
    for (const place of places) {
      const about = { place, person, desk, now: clock.now }
      const card = readCardLink((await issueCard(house.store, house.schools, 'http://x', about)).link)!
      const face = { name: person, motif: 'cypress', pocket: 'olive' as const }
      sessions.set(`${person}/${place}`, await enrol(phone, { kind: 'card', card }, face))
    }
  return { phone, sessions }
}

let staffActs = 0
/** Somebody does something: on the family's phone where he lives on it, else at the school. @returns why it could not be. */
export async function happen(house: House, sessions: Map<string, Session>, { place, act: did }: Happening) {
  const session = sessions.get(`${did.person}/${place}`)
  if (session) {
    const refused = await act(session, { place, name: did.name, args: did.args })
    return refused?.refused
  }
  const device = `staff-${++staffActs}`
  const key = { place, device, n: 1, profile: device, letter: device }
  const moment = { now: clock.now, tap: { clock: clock.now, offset: 0, contact: clock.now } }
  const call = { name: did.name, version: 1, args: did.args }
  return (await performAct(house.store, key, did.person, call, moment)).code || undefined
}
