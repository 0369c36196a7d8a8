/** The doors of the walk: each route of the server as it is asked by whoever stands before it. */
import { randomBytes } from 'node:crypto'
import { newLetterId } from '../../src/letters/id.ts'
import { writeErrand } from '../../src/letters/errand.ts'
import { sealRequest } from '../../src/letters/carried.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import { fromBase64url, join } from '../../src/wire/bytes.ts'
import { makeInbox, publicText } from '../../src/letters/keys.ts'
import { FileLine, seal } from '../server/file-line.ts'
import { FilmLine } from '../server/film-line.ts'
import type { Town } from './town.ts'

export interface Door {
  /** As the policy names it. */
  route: string
  /** What stands behind it: two tries of one door differ in whose it is. */
  relation: string
  /** @returns the status, or whether it was done where a status says nothing. */
  ask(town: Town, who: string): Promise<number | boolean>
}

const get =
  (path: string, headers = {}) =>
  async (town: Town) =>
    (await fetch(`${town.url}${path}`, { headers })).status

const lineOf = ({ phones, place }: Town, who: string) => new FileLine(phones.get(who)!.phone, { place })
const file = (route: string, ask: (line: FileLine) => Promise<number>): Door => ({
  route,
  relation: 'at home',
  ask: (town, who) => ask(lineOf(town, who)),
})
const fresh = () => seal(randomBytes(200))

/** A film that this phone has announced; of whoever may not, one that nobody has. */
function film(route: string, ask: (line: FilmLine) => Promise<{ status: number }>): Door {
  return {
    route,
    relation: 'at home',
    async ask({ phones, place, house }, who) {
      const line = new FilmLine(phones.get(who)!.phone, place, newLetterId(), 'package-lock.json')
      await line.announce()
      const { status } = await ask(line)
      // So many as one phone may have under way would soon be reached.
      await house.db.deleteFrom('films').where('place_id', '=', place).execute()
      return status
    },
  }
}

export const doors: Record<string, Door> = {
  'see a page': { route: 'GET /*', relation: 'anybody', ask: get('/', { accept: 'text/html' }) },
  'see the worker that clears': { route: 'GET /sw.js', relation: 'anybody', ask: get('/sw.js') },
  'ask for health': { route: 'GET /api/health', relation: 'anybody', ask: get('/api/health') },
  'see the demo’s cards': { route: 'GET /demo/cards', relation: 'anybody', ask: get('/demo/cards') },
  'ask for a card’s school': {
    route: 'GET /api/cards/:card',
    relation: 'anybody',
    async ask(town) {
      const { house, place } = town
      const about = { place, person: 'student', desk: 'student', now: house.now() } as const
      const { code } = await issueCard(house.store, house.schools, 'http://school.test', about)
      return get(`/api/cards/${code.replaceAll('-', '').slice(0, 6)}`)(town)
    },
  },
  'send a letter': {
    route: 'POST /sync',
    relation: 'anybody',
    ask: async ({ phones }, who) => (await phones.get(who)!.phone.send([])).status,
  },
  'carry a letter': {
    route: 'POST /carried',
    relation: 'anybody',
    async ask({ phones, url }, who) {
      const { phone, me } = phones.get(who)!
      const { bytes, headers } = await phone.signed()
      const point = fromBase64url(await publicText(await makeInbox(false)))!
      const request = join(fromBase64url(headers['x-haqiba-signature'])!, bytes)
      const body = await sealRequest(me.school, fromBase64url(newLetterId())!, point, request)
      const type = { 'content-type': 'application/octet-stream' }
      return (await fetch(`${url}/carried`, { method: 'POST', headers: type, body })).status
    },
  },
  'let a letter wait': {
    route: 'POST /sync',
    relation: 'not yet his',
    async ask({ phones, house, place }, who) {
      const { phone, me } = phones.get(who)!
      const letter = await phone.write(me, 'notices.read', { notice: 'probe-place' })
      await phone.send([letter])
      const waiting = await house.db
        .selectFrom('quarantine')
        .select('letter_id')
        .where('place_id', '=', place)
        .where('letter_id', '=', letter.id)
        .executeTakeFirst()
      return waiting !== undefined
    },
  },
  'ask what uploads can': {
    route: 'OPTIONS /files',
    relation: 'anybody',
    ask: async ({ url }) => (await fetch(`${url}/files`, { method: 'OPTIONS' })).status,
  },
  'announce a file': file('POST /files', async line => {
    const { attachment, sealed } = await fresh()
    return (await line.announce(attachment.hash, sealed.length)).status
  }),
  'ask for a file': file('HEAD /files/:place/:hash', async line => {
    const { attachment, sealed } = await fresh()
    await line.announce(attachment.hash, sealed.length)
    return (await line.ask('HEAD', `/files/${line.place}/${attachment.hash}`)).status
  }),
  'send a file': file('PATCH /files/:place/:hash', async line => (await line.send(await fresh())).status),
  'take a file back': file('DELETE /files/:place/:hash', async line => {
    const { attachment, sealed } = await fresh()
    await line.announce(attachment.hash, sealed.length)
    return (await line.ask('DELETE', `/files/${line.place}/${attachment.hash}`)).status
  }),
  'fetch own': {
    route: 'GET /files/:place/:hash',
    relation: 'his own',
    ask: async (town, who) =>
      (await lineOf(town, who).fetch(await town.house.blobs.put(Buffer.from(`the file of ${who}`)))).status,
  },
  'fetch another’s': {
    route: 'GET /files/:place/:hash',
    relation: 'another’s',
    ask: async (town, who) => {
      const other = who === 'director' ? 'support' : 'director'
      const hash = await town.house.blobs.put(Buffer.from(`the file of ${other}`))
      return (await lineOf(town, who).fetch(hash)).status
    },
  },
  'announce a film': film('POST /films', line => line.announce()),
  'ask for his film': film('HEAD /films/:place/:film', line => line.head()),
  'send his film': film('PATCH /films/:place/:film', line => line.patch(0)),
  'bring a register': {
    route: 'POST /api/rosters',
    relation: 'school',
    async ask({ phones, place, url }, who) {
      const { phone, me } = phones.get(who)!
      const head = { d: phone.id, p: me.id, place, id: newLetterId(), errand: { do: 'last' } as const }
      const body = await writeErrand(me.school, me.signer, head)
      const headers = { 'content-type': 'application/octet-stream' }
      return (await fetch(`${url}/api/rosters`, { method: 'POST', headers, body })).status
    },
  },
}

/** Whoever has a phone that was enrolled stands before these; the others stand open to all. */
export const signedDoors = Object.keys(doors).filter(
  name => !['anybody', 'not yet his'].includes(doors[name]!.relation),
)

/** @returns whether a door let somebody in; undefined where it did neither that nor say «not here». */
export function letIn(told: number | boolean): boolean | undefined {
  if (typeof told === 'boolean') return told
  if (told >= 200 && told < 300) return true
  return told === 404 || told === 401 ? false : undefined
}
