/** What a source has brought to a place, kept record by record. */
import type { Tx } from '../../db/database.ts'
import { partsOf } from '../../actions/bulk.ts'
import type { Entity } from './register.ts'
import { byEntity, type ByEntity, type Known } from './records.ts'

export async function readKnown(tx: Tx, place: string, source: string): Promise<ByEntity<Known>> {
  const rows = await tx
    .selectFrom('brought')
    .select(['entity', 'source_id', 'gone', 'record'])
    .where('place_id', '=', place)
    .where('source', '=', source)
    .execute()
  const known = byEntity<Known>()
  for (const { entity, source_id, gone, record } of rows)
    known[entity as Entity].set(source_id, { text: record, gone: gone === 1 })
  return known
}

/** Which school of which source is which place, over the whole house. */
export async function knownSchools(tx: Tx, source?: string) {
  const rows = await tx
    .selectFrom('brought')
    .select(['place_id', 'source', 'source_id'])
    // Each key begins with its place: asked place by place the answer costs nothing, however much was brought.
    .where('place_id', 'in', tx.selectFrom('places').select('place_id'))
    .where('entity', '=', 'schools')
    .$if(source !== undefined, query => query.where('source', '=', source!))
    .execute()
  return rows.map(({ place_id, source, source_id }) => ({ place: place_id, source, school: source_id }))
}

export interface LedgerEntry {
  entity: Entity
  id: string
  text: string
  gone: boolean
}

export async function keepKnown(
  tx: Tx,
  { place, source, importId }: { place: string; source: string; importId: string },
  entries: readonly LedgerEntry[],
) {
  const rows = entries.map(({ entity, id, text, gone }) => ({
    place_id: place,
    source,
    entity,
    source_id: id,
    gone: gone ? 1 : 0,
    record: text,
    import_id: importId,
  }))
  for (const part of partsOf(rows))
    await tx
      .insertInto('brought')
      .values(part)
      .onConflict(conflict =>
        conflict.columns(['place_id', 'source', 'entity', 'source_id']).doUpdateSet(eb => ({
          gone: eb.ref('excluded.gone'),
          record: eb.ref('excluded.record'),
          import_id: eb.ref('excluded.import_id'),
        })),
      )
      .execute()
}
