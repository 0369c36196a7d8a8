/**
 * Takes the last import back, exactly: every row, tie, count and card is again what it was, and the next import is compared
 * with what stood before. What somebody has changed since stays as it is now; a person who has begun to work here, or whose
 * phone is enrolled, keeps his name and his work, without the ties that the import gave him.
 */
import { denialId, type Guardianship } from '../../../domain/guardians/guardianship.ts'
import type { TieBody } from '../../../domain/people/person.ts'
import { BulkRows, partsOf, type Stored } from '../../actions/bulk.ts'
import type { Database, Tx } from '../../db/database.ts'
import { again } from '../../store/again.ts'
import { bySql } from '../../store/sql.ts'
import { endCards, rosterNouns } from './apply.ts'
import { keepKnown, type LedgerEntry } from './ledger.ts'
import type { Entity } from './register.ts'

export interface Undone {
  importId: string
  file: string
  places: string[]
  /** Rows that are again as they were. */
  restored: number
  /** Rows that stayed, because somebody has worked on them since. */
  kept: number
}

/** @param place only the last import of this place; without one the last of the house, in all its places. */
export async function undoImport(db: Database, now: number, place?: string): Promise<Undone | undefined> {
  const last = await lastImport(db, place)
  if (!last) return undefined
  return again(bySql(db), last.places[0]!, async tx => {
    const undone: Undone = { ...last, restored: 0, kept: 0 }
    for (const place of last.places) {
      const { restored, kept } = await undoPlace(tx, place, last.importId)
      undone.restored += restored
      undone.kept += kept
    }
    return undone
  })
}

/** The last import of a place or of the house, if it still stands. */
export async function lastImport(db: Database, place?: string) {
  const found = await db
    .selectFrom('imports')
    .select(['import_id', 'name', 'at', 'state', 'place_id', 'counts', 'form'])
    .$if(place !== undefined, query => query.where('place_id', '=', place!))
    .orderBy('at', 'desc')
    .orderBy('v', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (found?.state !== 'done') return undefined
  const { import_id: importId, name: file, at, counts, form } = found
  if (place !== undefined) return { importId, file, at, counts, form, places: [place] }
  const rows = await db
    .selectFrom('imports')
    .select('place_id')
    .where('import_id', '=', importId)
    .where('state', '=', 'done')
    .orderBy('place_id')
    .execute()
  return { importId, file, at, counts, form, places: rows.map(row => row.place_id) }
}

async function undoPlace(tx: Tx, place: string, importId: string) {
  const rows = await BulkRows.hold(tx, place, rosterNouns)
  const { v, source } = await tx
    .selectFrom('imports')
    .select(['v', 'source'])
    .where('place_id', '=', place)
    .where('import_id', '=', importId)
    .where('state', '=', 'done')
    .executeTakeFirstOrThrow()
  const entries = await tx
    .selectFrom('undos')
    .select(['what', 'id', 'before'])
    .where('place_id', '=', place)
    .where('import_id', '=', importId)
    .execute()
  const ledger: LedgerEntry[] = []
  const newTies: string[] = []
  const cards: { id: string; uses: number }[] = []
  const newcomers: string[] = []
  const changed = new Set<string>()
  let restored = 0
  let kept = 0
  for (const { what, id, before } of entries) {
    const [kind, name] = what.split(':') as [string, string]
    if (kind === 'card') cards.push({ id, uses: Number(before) })
    if (kind === 'brought')
      ledger.push({
        ...{ entity: name as Entity, id },
        ...(JSON.parse(before) as { text: string; gone: boolean }),
      })
    // Counts follow from the ties by themselves.
    if (kind !== 'row' || name === 'headcount') continue
    changed.add(`${name}/${id}`)
    const now = rows.stored(name, id)
    const was = JSON.parse(before) as Stored
    if (now?.v === v && !isDenied(was, rows)) {
      restored++
      rows.restore(was)
    } else kept++
  }
  for (const { noun, id } of rows.writtenAt(v)) {
    if (noun === 'headcount' || changed.has(`${noun}/${id}`)) continue
    restored++
    if (noun === 'person') newcomers.push(id)
    else {
      if (noun === 'tie') newTies.push(id)
      rows.remove(noun as (typeof rosterNouns)[number], id)
    }
  }
  const busy = await peopleAtWork(tx, place, newcomers)
  for (const person of newcomers)
    if (busy.has(person)) {
      restored--
      kept++
    } else rows.remove('person', person)
  await rows.commit()
  for (const part of partsOf(newTies))
    await tx.deleteFrom('ties').where('place_id', '=', place).where('id', 'in', part).execute()
  await endCards(tx, place, newcomers)
  for (const { id, uses } of cards)
    await tx
      .updateTable('cards')
      .set({ uses_left: uses })
      .where('place_id', '=', place)
      .where('card_id', '=', id)
      .execute()
  // What this import brought first is forgotten; what it found is again as it was found.
  await tx
    .deleteFrom('brought')
    .where('place_id', '=', place)
    .where('source', '=', source)
    .where('import_id', '=', importId)
    .execute()
  await keepKnown(tx, { place, source, importId }, ledger)
  await tx.deleteFrom('undos').where('place_id', '=', place).execute()
  await tx
    .updateTable('imports')
    .set({ state: 'undone' })
    .where('place_id', '=', place)
    .where('import_id', '=', importId)
    .execute()
  return { restored, kept }
}

/** A guardian whom a court's order has denied the child since: nothing ties him again, and this neither. */
function isDenied({ noun, gone, body }: Stored, rows: BulkRows): boolean {
  if (gone || (noun !== 'tie' && noun !== 'guardianship')) return false
  const told = JSON.parse(body) as Partial<TieBody & Guardianship>
  const [guardian, child] = noun === 'tie' ? [told.person, told.target] : [told.guardian, told.child]
  return rows.at('denial', denialId(guardian!, child!)) !== undefined
}

/** Of these, who has an enrolled phone, or rows of his own beside his name and his ties. */
async function peopleAtWork(tx: Tx, place: string, people: readonly string[]): Promise<Set<string>> {
  const busy = new Set<string>()
  for (const part of partsOf(people, 200)) {
    const audiences = part.flatMap(person => [`pupil:${person}`, `self:${person}`])
    const rows = await tx
      .selectFrom('rows')
      .select('audience')
      .distinct()
      .where('place_id', '=', place)
      .where('audience', 'in', audiences)
      .where('noun', 'not in', ['person', 'tie'])
      .where('gone', '=', 0)
      .execute()
    for (const { audience } of rows) busy.add(audience.slice(audience.indexOf(':') + 1))
    const enrolled = await tx
      .selectFrom('enrolments')
      .select('person_id')
      .distinct()
      .where('place_id', '=', place)
      .where('person_id', 'in', part)
      .execute()
    for (const { person_id } of enrolled) busy.add(person_id)
  }
  return busy
}
