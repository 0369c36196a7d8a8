/**
 * This product: its server behind its real doors, and the phone's own code over fake-indexeddb. What comes down are lessons on
 * a section's board; what goes up are a child's questions, each sealed and signed; the notice is a principal's.
 */
import 'fake-indexeddb/auto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Desk } from '../../../src/domain/people/person.ts'
import { performOffice } from '../../../src/server/actions/perform.ts'
import { issueCard } from '../../../src/server/cards/cards.ts'
import { openDoors } from '../../../src/server/http/app.ts'
import { openHouse, type House } from '../../../src/server/house.ts'
import { openPhone } from '../../../src/storage/phone.ts'
import type { Session } from '../../../src/storage/session.ts'
import { act } from '../../../src/sync/act.ts'
import { enrol } from '../../../src/sync/enrol.ts'
import { exchange } from '../../../src/sync/exchange.ts'
import { short } from '../../../src/sync/short.ts'
import { readCardLink } from '../../../src/wire/card.ts'
import { browserFetch } from './browser.ts'
import type { Document } from './documents.ts'
import type { Client, Peer } from './peer.ts'

const place = 'amal'
const section = '6a'

export interface Bodies {
  up: number
  down: number
}

export interface HaqibaPeer extends Peer {
  /** One notice to the whole section. */
  announce(document: Document): Promise<void>
  client(url: string): Promise<HaqibaClient>
}

export interface HaqibaClient extends Client {
  /** Another pocket on the same phone. */
  join(person: string, desk: Desk): Promise<Session>
  /** Bytes of bodies since the last call, without any header. */
  bodies(): Bodies
}

const people: [id: string, name: string, student: boolean][] = [
  ['yazan', 'يزن', true],
  ['jana', 'جنى', true],
  ['salma', 'سلمى', true],
  ['hana', 'هناء', false],
  ['rana', 'رنا', false],
  ['samar', 'سمر', false],
]
const ties: [person: string, role: string, target: string][] = [
  ['yazan', 'student', section],
  ['jana', 'student', section],
  ['salma', 'student', section],
  ['hana', 'guardian', 'yazan'],
  ['rana', 'teacher', section],
  ['samar', 'principal', place],
]

export async function openHaqiba(): Promise<HaqibaPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'haqiba-wire-'))
  const config = {
    host: '127.0.0.1',
    port: 0,
    dataDir: folder,
    database: join(folder, 'school.db'),
    origin: 'http://school',
  }
  const house = await openHouse(config, { log: pino({ level: 'warn' }) })
  const app = await openDoors(house, pagesIn(folder))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  await house.schools.openPlace(place, house.now())
  const office = async (calls: { name: string; args: object }[]) => {
    const refused = await performOffice(house.store, place, calls, house.now())
    if (refused) throw new Error(`The office was refused: ${JSON.stringify(refused)}`)
  }
  await office([
    { name: 'schools.describe', args: { name: 'الأمل', nameEn: 'Amal', hijriOffset: 0 } },
    { name: 'sections.open', args: { id: section, grade: '6', letter: 'أ' } },
    ...people.map(([id, own, student]) => ({
      name: 'people.admit',
      args: {
        id,
        name: { own, father: 'سالم', grandfather: 'علي', family: 'العبّادي' },
        gender: 'male',
        student,
      },
    })),
    ...ties.map(([person, role, target]) => ({
      name: 'people.tie',
      args: {
        id: `${person}-${target}`,
        person,
        role,
        target,
        ...(role === 'teacher' && { subject: 'arabic' }),
      },
    })),
  ])
  const samar = await newClient(house, `http://127.0.0.1:${port}`, 'samar', 'principal')
  await samar.sync()
  return {
    port,
    publish: documents => office(documents.map(asLesson)),
    async announce({ id, title, text, at }) {
      const notice = { id, kind: 'official', title, text, to: `students:${section}`, source: 'المدرسة' }
      await samar.does('notices.publish', { ...notice, mustRead: true, publishAt: at })
      await samar.sync()
    },
    client: url => newClient(house, url, 'yazan', 'student'),
    async close() {
      await samar.close()
      await app.close()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const asLesson = ({ id, title, text, at }: Document) => ({
  name: 'lessons.shelve',
  args: {
    ...{ id, section, publishAt: at, source: '', hash: '' },
    lesson: {
      title,
      subject: 'arabic',
      outcomes: [],
      credits: [],
      pages: [{ blocks: [{ k: 'p', t: [text] }] }],
    },
  },
})

let phones = 0

async function newClient(house: House, url: string, person: string, desk: Desk) {
  const name = `${process.pid}-${++phones}`
  const phone = await openPhone({ board: `board-${name}`, vault: `vault-${name}`, bell: name })
  let [up, down] = [0, 0]
  const line = {
    fetch: short(async (path, init) => {
      const response = await browserFetch(`${url}${String(path)}`, init)
      up += (init?.body as Uint8Array | undefined)?.length ?? 0
      down += Number(response.headers.get('content-length'))
      return response
    }),
    onWay() {},
  }
  const sessions: Session[] = []
  const join = async (who: string, at: Desk) => {
    const printed = await issueCard(house.store, house.schools, 'http://school', {
      place,
      person: who,
      desk: at,
      now: house.now(),
    })
    const face = { name: who, motif: 'cypress', pocket: 'olive' as const }
    const session = await enrol(phone, { kind: 'card', card: readCardLink(printed.link)! }, face)
    sessions.push(session)
    return session
  }
  const me = await join(person, desk)
  const does = async (action: string, args: object) => {
    const refused = await act(me, { place, name: action, args })
    if (refused) throw new Error(`${action} was refused: ${JSON.stringify(refused)}`)
  }
  return {
    join,
    does,
    async write(documents: readonly Document[]) {
      for (const { id, title, text } of documents) {
        const question = { id, child: person, teaching: `rana-${section}`, text: `${title}\n${text}` }
        await does('questions.ask', question)
      }
    },
    async sync() {
      for (;;) {
        const outcome = await exchange(phone, line)
        if (outcome === 'more') continue
        if (outcome !== 'done') throw new Error(`The exchange ended with ${outcome}`)
        break
      }
      for (const session of sessions) await session.refresh()
    },
    async holds() {
      const shared = await phone.board.rows
        .filter(row => row.noun === 'lesson' || row.noun === 'notice')
        .count()
      return shared + [...me.ledger.rows.values()].filter(row => row.noun === 'question').length
    },
    bodies() {
      const counted = { up, down }
      up = down = 0
      return counted
    },
    async close() {
      phone.bell.close()
      phone.board.close()
      phone.vault.close()
    },
  }
}

/** The doors want a built app to hand out; nobody asks for it here. */
function pagesIn(folder: string): string {
  const pages = join(folder, 'pages')
  mkdirSync(pages)
  for (const page of ['index.html', 'shell.html'])
    writeFileSync(join(pages, page), '<!doctype html><title>x</title>')
  writeFileSync(join(pages, 'headers.json'), '{}')
  return pages
}
