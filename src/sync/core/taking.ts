/**
 * What an answer changes on the board, as plain data: no clock, chance, network or storage. Whoever keeps the board makes all
 * of these changes in one transaction, or none. A late answer (another tab, a carried file) is held against what the phone
 * holds by now; its receipts always count.
 */
import type { Ack, BoardRow, Contact, Cursor } from '../../storage/board.ts'
import { rowKey } from '../../storage/row-key.ts'
import { fromUtf8 } from '../../wire/bytes.ts'
import type { Columns } from '../../wire/columns.ts'
import { readJson } from '../../wire/json.ts'
import { rowsFromColumns } from '../../wire/rows.ts'
import type { PlaceAnswer, SyncAnswer } from '../../wire/sync.ts'

/** What a place stood at when the phone asked. */
export interface Held {
  cursor: number
  generation: string
  epoch: string
}

export interface Asked {
  /** Letters that the request carried, in its order. */
  letters: readonly { letter: string; place: string }[]
  held: ReadonlyMap<string, Held>
  /** The schools' lives that the vault knew at the asking. */
  epochs: ReadonlyMap<string, string>
  /** The phone's clock at the asking. */
  at: number
}

export interface NewBundle {
  profile: string
  place: string
  bytes: Uint8Array
}

/** As many rows as are kept at one go: a finger is answered between two of them. */
export interface Slice {
  rows: BoardRow[]
  gone: string[]
}
const sliceRows = 100

export interface Taking {
  forget: { places: string[]; audiences: { place: string; audience: string }[] }
  /** Rows and those that are gone, read from the answer one slice after the other. */
  slices: Iterable<Slice>[]
  bundles: NewBundle[]
  cursors: Cursor[]
  acks: Ack[]
  /** Letters of which the family's copy has served: the school's own row has come. */
  kin: string[]
  contact: Contact
  /**
   * Schools' lives that are new to this phone; each is offered again what an older one had taken. A first meeting may be one
   * too: who enrolled and left in one exchange never heard of the life before.
   */
  epochs: { place: string; epoch: string }[]
  /** How many of the letters that were sent got their receipt. */
  letters: number
  news: boolean
}

/**
 * @param cursors what the board holds now, read in the transaction that will make the changes.
 * @param epochs the schools' lives as the vault knows them; the board may have been thrown away meanwhile.
 */
export function taking(
  asked: Asked,
  answer: SyncAnswer,
  frames: readonly Uint8Array[],
  cursors: ReadonlyMap<string, Cursor>,
  epochs: ReadonlyMap<string, string>,
): Taking {
  const { bundles: named = [], slices = [] } = answer
  const bundles = named.map(({ p, i: place }, at) => ({ profile: p, place, bytes: frames[at]! }))
  const sliced = slices.map(({ i: place, n: noun }, at) => ({
    place,
    noun,
    bytes: frames[named.length + at]!,
  }))
  const acks = receipts(asked, answer)
  const said = new Set(acks.map(ack => ack.letter))
  const all: Taking = {
    forget: { places: [], audiences: [] },
    slices: [],
    bundles: [],
    cursors: [],
    acks,
    kin: acks.filter(({ code }) => code === '').map(({ letter }) => letter),
    // A school that took none of our cards answers for no place, and does not know this phone yet; of one that did, silence
    // says that nothing is new.
    contact: {
      key: 'contact',
      server: answer.now,
      phone: asked.at,
      known: answer.p.length > 0 || asked.held.size > 0,
    },
    epochs: answer.p
      .filter(({ i, e }) => isNews(e, asked.epochs.get(i), epochs.get(i)))
      .map(({ i, e }) => ({ place: i, epoch: e })),
    letters: asked.letters.filter(({ letter }) => said.has(letter)).length,
    news: false,
  }
  for (const part of answer.p) {
    const present = cursors.get(part.i)
    if (!applies(part, asked.held.get(part.i), present)) continue
    const own = bundles.filter(({ place }) => place === part.i)
    all.bundles.push(...own)
    takePlace(all, part, present)
    const head = answer.rows?.[part.i] as Record<string, Columns> | undefined
    const frames = sliced.filter(({ place }) => place === part.i)
    all.slices.push(rowsOf(part.i, head, frames))
    all.news ||= own.length > 0 || head !== undefined || frames.length > 0 || part.b !== undefined
  }
  return all
}

/** The server's word on each letter, with the life of the school that gave it. */
function receipts({ letters, held }: Asked, { s, all, r = [], u = [], p }: SyncAnswer): Ack[] {
  const placeOf = new Map(letters.map(({ letter, place }) => [letter, place]))
  const epochOf = new Map(p.map(({ i, e }) => [i, e]))
  const ack = (letter: string, code: string): Ack => {
    const place = placeOf.get(letter) ?? ''
    // A place that is not named stands where the phone had it: it speaks in the life that the phone named.
    const epoch = epochOf.get(place) ?? held.get(place)?.epoch ?? ''
    return { letter, code, place, epoch }
  }
  const torn = u.flatMap(i => letters[i] ?? [])
  return [
    ...(all ? letters.map(({ letter }) => letter) : s).map(letter => ack(letter, '')),
    ...r.map(([letter, code]) => ack(letter, code)),
    ...torn.map(({ letter }) => ack(letter, 'not_understood')),
  ]
}

/** Another life of the school than the one that this phone knows. A late answer of a life before is none: it was asked earlier. */
const isNews = (said: string, asked: string | undefined, known: string | undefined) =>
  known === undefined || (known !== said && asked === known)

/** The answer fits what the phone holds now: the same epoch and audiences, and it brings the cursor forward. */
function applies(part: PlaceAnswer, asked: Held | undefined, present: Cursor | undefined): boolean {
  if (part.x) return present?.cursor === asked?.cursor && present?.epoch === asked?.epoch
  // What begins anew takes whatever comes whole, also from another life of the school.
  if (!present || present.cursor === 0) return part.f === 0
  const same = present.epoch === part.e && present.generation === (asked?.generation ?? '')
  // An answer from before other answers, in which a child had left and has since come back, names the same audiences as now.
  const isNewer = present.cursor < part.t || (present.cursor === part.t && part.g !== present.generation)
  return same && part.f <= present.cursor && isNewer
}

function takePlace(all: Taking, part: PlaceAnswer, present: Cursor | undefined) {
  const place = part.i
  // What comes whole replaces what was there: a row that is gone meanwhile is not named in it.
  if (part.x || part.f === 0) all.forget.places.push(place)
  const audiences = part.b ?? present?.audiences ?? []
  const lost = (present?.audiences ?? []).filter(audience => !audiences.includes(audience))
  for (const audience of [...lost, ...(part.z ?? [])]) all.forget.audiences.push({ place, audience })
  all.cursors.push({ place, cursor: part.t, generation: part.g, epoch: part.e, audiences })
}

/** An answer of which a slice cannot be read is none. */
export class Unreadable extends Error {}

function* rowsOf(
  place: string,
  head: Record<string, Columns> = {},
  frames: readonly { noun: string; bytes: Uint8Array }[],
): Generator<Slice> {
  for (const [noun, columns] of Object.entries(head)) yield* inSlices(place, noun, columns)
  for (const { noun, bytes } of frames) {
    const read = readJson(fromUtf8(bytes))
    if (!read.ok) throw new Unreadable()
    yield* inSlices(place, noun, read.value as Columns)
  }
}

function* inSlices(place: string, noun: string, columns: Columns): Generator<Slice> {
  let all: Slice = { rows: [], gone: [] }
  for (const sent of rowsFromColumns(columns)) {
    const key = rowKey(place, noun, sent.id)
    if ('gone' in sent) all.gone.push(key)
    else all.rows.push({ key, place, noun, ...sent })
    if (all.rows.length + all.gone.length < sliceRows) continue
    yield all
    all = { rows: [], gone: [] }
  }
  yield all
}

/**
 * A captive portal also answers 200: what does not look like the school's answer is none. Nor is one that was cut between two
 * frames: its cursors would pass over bundles that never came.
 */
export function isAnswer(head: unknown, all: number): head is SyncAnswer {
  const { w, now, s, p, bundles = [], slices = [] } = (head ?? {}) as Partial<SyncAnswer>
  const isOne = typeof w === 'number' && typeof now === 'number' && Array.isArray(s) && Array.isArray(p)
  const frames = all - slices.length
  return isOne && Array.isArray(bundles) && bundles.length === frames
}
