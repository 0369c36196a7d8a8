/**
 * Takes an answer in. All of it lands in one transaction of the board, or nothing: rows, bundles, cursors and receipts.
 * A late answer (another tab, a carried file) is held against what the phone holds by now; its receipts always count.
 */
import { readEnvelope } from '../wire/envelope.ts'
import type { Columns } from '../wire/columns.ts'
import { rowsFromColumns } from '../wire/rows.ts'
import { limits, type PlaceAnswer, type SyncAnswer } from '../wire/sync.ts'
import { rowKey, type BoardRow, type Cursor, type SealedBundle } from '../storage/board.ts'
import type { Phone } from '../storage/phone.ts'
import type { Ask } from './ask.ts'
import { offerAgain } from './receipts.ts'

/** `letters`: how many of those that were sent got their receipt. */
export type Taken = { ok: true; letters: number; news: boolean; now: number } | { ok: false }

export async function take(phone: Phone, asked: Ask, bytes: Uint8Array): Promise<Taken> {
  const envelope = readEnvelope(bytes, { frames: limits.profiles * 40, frame: limits.frame })
  if (!envelope.ok || !isAnswer(envelope.head)) return { ok: false }
  const answer = envelope.head
  const { board } = phone
  const tables = [board.rows, board.bundles, board.pages, board.cursors, board.acks, board.kin, board.meta]
  let news = false
  for (const part of answer.p) if (await isRestored(phone, part)) await offerAgain(phone, part.i)
  await board.transaction('rw', tables, async () => {
    for (const part of answer.p) {
      const present = await board.cursors.get(part.i)
      if (!applies(part, asked.held.get(part.i), present)) continue
      const bundles = envelope.frames
        .map((frame, i) => ({ ...answer.bundles![i]!, bytes: new Uint8Array(frame).buffer }))
        .filter(({ i }) => i === part.i)
        .map(({ p, i, bytes }) => ({ profile: p, place: i, bytes }) as SealedBundle)
      await applyPlace(phone, part, present, answer.rows?.[part.i] as Record<string, Columns> | undefined)
      await board.bundles.bulkAdd(bundles)
      news ||= bundles.length > 0 || answer.rows?.[part.i] !== undefined || part.b !== undefined
    }
    await board.acks.bulkPut([
      ...answer.s.map(letter => ({ letter, code: '' })),
      ...(answer.r ?? []).map(([letter, code]) => ({ letter, code })),
    ])
    // The school's own row has come with this answer: the family's copy of the child's tap has served.
    for (const letter of answer.s) await board.kin.where('letter').equals(letter).delete()
    // A school that took none of our cards answers for no place, and does not know this phone yet.
    const known = answer.p.length > 0
    await board.meta.put({ key: 'contact', server: answer.now, phone: asked.at, known })
  })
  const said = new Set([...answer.s, ...(answer.r ?? []).map(([letter]) => letter)])
  const letters = asked.letters.filter(letter => said.has(letter)).length
  return { ok: true, letters, news, now: answer.now }
}

/** The school came back from a backup: what it had taken in since then it does not know any more. */
async function isRestored({ board }: Phone, { i, e }: PlaceAnswer): Promise<boolean> {
  const present = await board.cursors.get(i)
  return present !== undefined && present.epoch !== e
}

/** The answer fits what the phone holds now: the same epoch and audiences, and it brings the cursor forward. */
function applies(
  part: PlaceAnswer,
  asked: ReturnType<Ask['held']['get']>,
  present: Cursor | undefined,
): boolean {
  if (part.x) return present?.cursor === asked?.cursor && present?.epoch === asked?.epoch
  if (!present) return part.f === 0
  const same = present.epoch === part.e && present.generation === (asked?.generation ?? '')
  return same && part.f <= present.cursor && (present.cursor < part.t || part.g !== present.generation)
}

async function applyPlace(
  { board }: Phone,
  part: PlaceAnswer,
  present: Cursor | undefined,
  rows?: Record<string, Columns>,
) {
  const place = part.i
  if (part.x) await board.rows.where('[place+audience]').between([place, ''], [place, '\uffff']).delete()
  const audiences = part.b ?? present?.audiences ?? []
  for (const lost of (present?.audiences ?? []).filter(audience => !audiences.includes(audience)))
    await board.rows.where('[place+audience]').equals([place, lost]).delete()
  for (const anew of part.z ?? []) await board.rows.where('[place+audience]').equals([place, anew]).delete()
  for (const [noun, columns] of Object.entries(rows ?? {})) {
    const kept: BoardRow[] = []
    const gone: string[] = []
    for (const sent of rowsFromColumns(columns)) {
      const key = rowKey(place, noun, sent.id)
      if ('gone' in sent) gone.push(key)
      else kept.push({ key, place, noun, ...sent })
    }
    await board.rows.bulkPut(kept)
    await board.rows.bulkDelete(gone)
  }
  await board.cursors.put({ place, cursor: part.t, generation: part.g, epoch: part.e, audiences })
}

/** A captive portal also answers 200: what does not look like the school's answer is none. */
function isAnswer(head: unknown): head is SyncAnswer {
  const { w, now, s, p } = (head ?? {}) as Partial<SyncAnswer>
  return typeof w === 'number' && typeof now === 'number' && Array.isArray(s) && Array.isArray(p)
}
