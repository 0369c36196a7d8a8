/** What must hold in every seed: after each step, and at rest once all faults are over. */
import { classOf, type Audience } from '../../../src/domain/audiences.ts'
import type { Ack, BoardRow, Cursor } from '../../../src/storage/board.ts'
import type { Copy, Device, Waiting } from '../../../src/storage/vault.ts'
import { note } from './actions.ts'
import type { SimPhone } from './phones.ts'
import type { ServerRow } from './servers.ts'
import type { Town } from './town.ts'
import { sealedMark, Violation, type Done, type Truth } from './truth.ts'

const fail = (text: string): never => {
  throw new Violation(text)
}

/** Shelves of each phone's board that were found sound; what has not changed since is not looked at again. */
const seen = new WeakMap<SimPhone, { rows: unknown; cursors: unknown }>()
/** Rows of the school in which no mark stands twice; a row that changes is another one. */
const single = new WeakSet<object>()
/** Bodies of rows on phones as text: what stands on a disk is replaced, never changed. */
const texts = new WeakMap<object, string>()

/** After each step. */
export function checkStep(town: Town, truth: Truth) {
  for (const phone of town.phones) {
    const { board } = phone
    const [rows, cursors] = [board.shelf('rows').items, board.shelf('cursors').items]
    const last = seen.get(phone)
    if (last?.rows === rows && last.cursors === cursors) continue
    seen.set(phone, { rows, cursors })
    boardAgrees(town, phone)
  }
  nothingAbsent(town, truth)
  nothingDoubled(town)
}

/**
 * Cursor and rows never disagree: at cursor c the board holds what the place's boards held at c, of the audiences that the
 * last answer named, and nothing of any other.
 */
function boardAgrees({ servers }: Town, phone: SimPhone) {
  const cursors = phone.board.items('cursors') as unknown as Cursor[]
  const held = new Map<string, BoardRow[]>()
  for (const row of phone.board.items('rows') as unknown as BoardRow[]) {
    if (!held.has(row.place)) held.set(row.place, [])
    held.get(row.place)!.push(row)
  }
  for (const { place, cursor, epoch, audiences } of cursors) {
    const rows = held.get(place) ?? []
    held.delete(place)
    const strange = rows.find(row => !audiences.includes(row.audience))
    if (strange)
      fail(`${phone.name} holds ${strange.key} of ${strange.audience}, which is not among its audiences`)
    const then = cursor > 0 ? servers.at(place, epoch, cursor) : undefined
    if (!then) continue
    const due = [...then.values()].filter(row => audiences.includes(row.audience))
    sameRows(`${phone.name}, board of ${place} at ${cursor}`, rows, due)
  }
  for (const [place, rows] of held)
    fail(`${phone.name} holds ${rows.length} rows of ${place} and no cursor of it`)
}

function sameRows(where: string, held: readonly BoardRow[], due: readonly ServerRow[]) {
  const mine = new Map<string, BoardRow>()
  for (const row of held) mine.set(`${row.noun}/${row.id}`, row)
  for (const row of due) {
    const key = `${row.noun}/${row.id}`
    const found = mine.get(key)
    if (!found) fail(`${where}: ${key} is missing`)
    else if (found.v !== row.v || textOf(found.body) !== row.body)
      fail(`${where}: ${key} stands at ${found.v}, the school's at ${row.v}`)
    mine.delete(key)
  }
  for (const extra of mine.keys()) fail(`${where}: ${extra} should not be there`)
}

function textOf(body: object): string {
  let text = texts.get(body)
  if (text === undefined) texts.set(body, (text = JSON.stringify(body)))
  return text
}

/** Nobody's work is absent from phone and school at once. */
function nothingAbsent(town: Town, truth: Truth) {
  const waiting = new Set<string>()
  for (const phone of town.phones)
    for (const item of phone.vault.items('outbox') as unknown as Waiting[]) waiting.add(item.letter)
  const known = town.servers.lettersKnown()
  for (const act of truth.acts.values()) {
    if (act.excused || known.has(act.letter) || truth.dismissed.has(act.mark) || waiting.has(act.letter))
      continue
    if (!town.servers.knows(act)) fail(`${act.mark} is neither on ${act.phone} nor at the school`)
  }
}

/** Each action takes effect at most once: a mark never stands twice. */
function nothingDoubled({ servers }: Town) {
  for (const place of servers.places())
    for (const row of servers.rows(place)) {
      if (row.noun !== note || row.gone || single.has(row)) continue
      const { marks } = JSON.parse(row.body) as { marks: string[] }
      if (new Set(marks).size < marks.length)
        fail(`${row.id} of ${place} holds a mark twice: ${marks.join(' ')}`)
      single.add(row)
    }
}

/** At rest: what the phone holds is what the school says that it may see, exactly; every act ended in one of two ways. */
export async function checkRest(town: Town, truth: Truth) {
  checkStep(town, truth)
  for (const phone of town.phones) {
    await seesExactly(town, phone)
    nothingClear(phone)
  }
  for (const act of truth.acts.values()) await endedWell(town, truth, act)
}

async function seesExactly({ servers }: Town, phone: SimPhone) {
  const device = (phone.vault.items('device') as unknown as Device[])[0]
  const tab = phone.tabs[0]
  if (!device || !tab) return
  for (const place of servers.places()) {
    const profiles = servers.profilesOf(place, device.id)
    const rows = servers.rows(place).filter(row => !row.gone)
    const boards = new Set<Audience>()
    for (const { profile, person } of profiles) {
      const audiences = await servers.audiencesOf(place, person)
      for (const audience of audiences) if (classOf(audience) === 'board') boards.add(audience)
      const own = new Set(audiences.filter(audience => classOf(audience) === 'letter'))
      const session = await phone.switchTo(tab, profile)
      if (!session) continue
      await phone.run(tab, () => session.refresh())
      const held = [...session.ledger.rows.values()].filter(row => row.place === place)
      const due = rows.filter(row => own.has(row.audience as Audience))
      sameRows(`${phone.name}, ${session.profile.face.name} in ${place}`, held, due)
    }
    const held = (phone.board.items('rows') as unknown as BoardRow[]).filter(row => row.place === place)
    sameRows(
      `${phone.name}, board of ${place} at rest`,
      held,
      rows.filter(row => boards.has(row.audience as Audience)),
    )
  }
}

/** Applied once, or refused where its author sees it. */
async function endedWell(town: Town, truth: Truth, act: Done) {
  const { servers } = town
  const row = servers.rows(act.place).find(one => one.noun === note && one.id === act.id && !one.gone)
  const marks = row ? (JSON.parse(row.body) as { marks: string[] }).marks : []
  const stands = marks.includes(act.mark)
  const lasting = !act.audience.startsWith('section:')
  const held: Standing[] = []
  for (const phone of town.phones) if (holds(phone, act)) held.push(await standingOn(town, phone, act))
  const refused = held.includes('refused') || truth.dismissed.has(act.mark)
  const waits = held.includes('waiting')
  if (stands && refused && !act.excused)
    fail(`${act.mark} took effect, and its author is told that it did not`)
  if (stands && waits) fail(`${act.mark} took effect, and its author still sees it wait`)
  if (act.excused || refused || stands) return
  if (truth.leavers.has(act.profile) && servers.knows(act)) return
  if (lasting) fail(`${act.mark} of ${act.phone} neither took effect nor was refused`)
  else if (waits) fail(`${act.mark} of ${act.phone} still waits`)
}

const holds = (phone: SimPhone, act: Done) => phone.profiles().some(profile => profile.id === act.profile)

/** How an act stands on a phone: where nothing is left of it, the school's row stands in its place. */
type Standing = 'waiting' | 'refused' | 'gone'

async function standingOn({ ground }: Town, phone: SimPhone, act: Done): Promise<Standing> {
  const acks = phone.board.items('acks') as unknown as Ack[]
  if (acks.some(ack => ack.letter === act.letter && ack.code !== '')) return 'refused'
  const copies = phone.vault.items('copies') as unknown as Copy[]
  const copy = copies.find(one => one.profile === act.profile && one.n === act.n && !one.confirmed)
  const mine = copy && (await ground.openCopy(phone, copy))
  if (mine?.letter !== act.letter) return 'gone'
  return mine.code === undefined ? 'waiting' : 'refused'
}

/** Nothing of what concerns one person lies in clear on the disk. */
function nothingClear(phone: SimPhone) {
  for (const [disk, name] of [
    [phone.board, 'board'],
    [phone.vault, 'vault'],
  ] as const)
    for (const [table, shelf] of disk.picture())
      for (const item of shelf.items.values())
        if (showsMark(item)) fail(`${phone.name}, ${name}.${table} holds a private word in clear`)
}

function showsMark(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(sealedMark)
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof ArrayBuffer) return Buffer.from(value).includes(sealedMark)
  if (ArrayBuffer.isView(value)) return showsMark(value.buffer)
  if (Array.isArray(value)) return value.some(showsMark)
  for (const key in value)
    if (showsMark(key) || showsMark((value as Record<string, unknown>)[key])) return true
  return false
}
