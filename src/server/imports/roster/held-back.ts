/**
 * Guardians whom a register names and the school does not tie: a court's order denies them the child, or four stand by him already
 * (domain/guardians). The register is taken in without these ties, and its report names each with file and line.
 */
import type { Denial, Guardianship } from '../../../domain/guardians/guardianship.ts'
import { denialId, mostGuardians } from '../../../domain/guardians/guardianship.ts'
import type { Tx } from '../../db/database.ts'
import { standing, standingAfter, type Change } from './merge.ts'
import { ourId, type ByEntity, type Known, type Told } from './records.ts'
import { guardianTie, type Wish, type WishedTie } from './wish.ts'
import type { RosterNote } from './wrong.ts'

/** What the book of a place says today. */
export interface Book {
  /** By guardian and child (denialId). */
  denied: ReadonlySet<string>
  /** Who stands by each child, by tie. */
  standing: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export type Why = 'guardian_denied' | 'guardians_full'
type Pair = Pick<WishedTie, 'id' | 'person' | 'target'>

/**
 * The ties among these that are not to be made. Those that stand keep their room; of the others the register's order decides.
 * @param leaving ties of the register that it takes back now.
 */
export function heldBack(
  wished: readonly Pair[],
  leaving: ReadonlySet<string>,
  { denied, standing }: Book,
): Map<string, Why> {
  const held = new Map<string, Why>()
  const room = new Map<string, Set<string>>()
  const byChild = (child: string) => {
    const own = room.get(child)
    if (own) return own
    const staying = [...(standing.get(child) ?? [])].filter(([tie]) => !leaving.has(tie))
    const made = new Set(staying.map(([, guardian]) => guardian))
    room.set(child, made)
    return made
  }
  for (const { id, person, target } of wished) {
    const beside = byChild(target)
    if (denied.has(denialId(person, target))) held.set(id, 'guardian_denied')
    else if (!beside.has(person) && beside.size >= mostGuardians) held.set(id, 'guardians_full')
    else beside.add(person)
  }
  return held
}

/** Takes them out of what the register wishes. */
export function holdBack(before: Wish, after: Wish, book: Book) {
  const leaving = new Set([...before.ties.keys()].filter(id => !after.ties.has(id)))
  const wished = [...after.ties.values()].filter(tie => tie.role === 'guardian')
  for (const id of heldBack(wished, leaving, book).keys()) after.ties.delete(id)
}

export async function readBook(tx: Tx, place: string): Promise<Book> {
  const lines = (noun: string) =>
    tx
      .selectFrom('rows')
      .select(['id', 'body'])
      .where('place_id', '=', place)
      .where('noun', '=', noun)
      .where('gone', '=', 0)
      .execute()
  const denials = (await lines('denial')).map(row => JSON.parse(row.body) as Denial)
  const standing = new Map<string, Map<string, string>>()
  for (const { id, body } of await lines('guardianship')) {
    const { guardian, child } = JSON.parse(body) as Guardianship
    standing.set(child, (standing.get(child) ?? new Map<string, string>()).set(id, guardian))
  }
  return { denied: new Set(denials.map(({ guardian, child }) => denialId(guardian, child))), standing }
}

interface Read {
  source: string
  known: ByEntity<Known>
  told: ByEntity<Told>
  changes: readonly Change[]
}

/** What a register's reader is told of them: where they stand in it. */
export async function tellHeld({ source, known, told, changes }: Read, book: Book): Promise<RosterNote[]> {
  const before = (await standing(known)).guardianships
  const after = (await standingAfter(known, changes)).guardianships
  const pairs = [...after].map(([own, one]) => {
    const [person, target] = idsOf(source, one)
    return { own, person, target, id: guardianTie(source, person, target) }
  })
  const kept = new Set(pairs.map(pair => pair.id))
  const leaving = new Set(
    [...before.values()].map(one => guardianTie(source, ...idsOf(source, one))).filter(id => !kept.has(id)),
  )
  const held = heldBack(pairs, leaving, book)
  return pairs.flatMap(({ own, id }) => {
    const code = held.get(id)
    const at = told.guardianships.get(own)?.at
    return code && at ? [{ file: at.file, line: at.line, field: 'guardian', code, times: 1 }] : []
  })
}

const idsOf = (source: string, { guardian, child }: { guardian: string; child: string }) =>
  [ourId(source, 'people', guardian), ourId(source, 'people', child)] as const
