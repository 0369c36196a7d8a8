/**
 * The register at a principal's desk: shown first, applied only as it was shown, taken back by its name. What was shown waits
 * here under a name of its own, one for each profile, so that it is sent once.
 */
import type { RosterChange, RosterLast, RosterPreview, RosterReply } from '../../../domain/rosters/roster.ts'
import { rosterEntities } from '../../../domain/rosters/roster.ts'
import { whoMay } from '../../../domain/policy/entering.ts'
import { newId } from '../../../letters/id.ts'
import type { Database, Tx } from '../../db/database.ts'
import { newPlaceRow } from '../../places/schools.ts'
import { applyRoster } from './apply.ts'
import { mostMissing, planRoster, type RosterPlan } from './plan.ts'
import { readRegister, type ReadRegister } from './read.ts'
import { tellPlan } from './told.ts'
import { lastImport, undoImport } from './undo.ts'

export interface Desk {
  db: Database
  place: string
  person: string
  profile: string
  now: number
}

const shownNames = 40
/** A list of children does not lie about: what nobody said yes to within an hour is shown anew. */
const shownFor = 60 * 60 * 1000

/** Whether the table lets him bring a register. */
export async function mayBring({ db, place, person }: Pick<Desk, 'db' | 'place' | 'person'>) {
  const roles = whoMay('registers', 'bring')
  if (roles.length === 0) return false
  const tie = await db
    .selectFrom('ties')
    .select('id')
    .where('place_id', '=', place)
    .where('person_id', '=', person)
    .where('role', 'in', roles)
    .where('past', '=', 0)
    .executeTakeFirst()
  return tie !== undefined
}

export async function showRoster(desk: Desk, name: string, content: Uint8Array): Promise<RosterReply> {
  const { db, place, profile, now } = desk
  const read = await readRegister({ name, content })
  const { register } = read
  if (!register) return { preview: { ...noPlan(), wrong: read.errors, notes: read.notes } }
  const plan = await db.transaction().execute(tx => planRoster(tx, register, { into: place, now }))
  const preview = previewOf(plan, read)
  if (plan.errors.length > 0) return { preview }
  preview.id = newId(now)
  await db.transaction().execute(async tx => {
    await forgetShown(tx, desk)
    await tx
      .insertInto('previews')
      .values({
        ...{ place_id: place, preview_id: preview.id, profile_id: profile, at: now, name },
        ...{ digest: plan.digest, content: Buffer.from(content).toString('base64') },
      })
      .execute()
  })
  return { preview }
}

export async function applyShown(desk: Desk, id: string, yes: boolean): Promise<RosterReply> {
  const { db, place, person, profile, now } = desk
  const shown = await db
    .selectFrom('previews')
    .select(['name', 'digest', 'content'])
    .where('place_id', '=', place)
    .where('preview_id', '=', id)
    .where('profile_id', '=', profile)
    .where('at', '>', now - shownFor)
    .executeTakeFirst()
  const content = shown && Buffer.from(shown.content, 'base64')
  const { register } = shown ? await readRegister({ name: shown.name, content: content! }) : {}
  if (!shown || !register) return { refused: 'preview_gone' }
  const applied = await applyRoster(db, register, {
    ...{ into: place, now, digest: shown.digest, yes, file: shown.name, by: person, openPlace: newPlaceRow },
  })
  if (!applied.ok) return { refused: applied.why === 'too_many_gone' ? 'too_many_gone' : 'changed_meanwhile' }
  await db.deleteFrom('previews').where('place_id', '=', place).where('preview_id', '=', id).execute()
  const last = await lastBrought(desk)
  return { applied: applied.plan.counts, ...(last && { last }) }
}

export async function undoLast(desk: Desk, id: string): Promise<RosterReply> {
  const last = await lastImport(desk.db, desk.place)
  // Asked twice, or about one that is not the last any more: nothing is undone by surprise.
  if (last?.importId !== id) return { refused: 'nothing_to_undo' }
  const undone = await undoImport(desk.db, desk.now, desk.place)
  if (!undone) return { refused: 'nothing_to_undo' }
  return { undone: { restored: undone.restored, kept: undone.kept } }
}

export async function lastBrought({
  db,
  place,
}: Pick<Desk, 'db' | 'place'>): Promise<RosterLast | undefined> {
  const last = await lastImport(db, place)
  if (!last) return undefined
  const { importId: id, file, at, counts } = last
  return { id, file, at, counts: JSON.parse(counts) as RosterLast['counts'] }
}

async function forgetShown(tx: Tx, { place, profile, now }: Desk) {
  await tx
    .deleteFrom('previews')
    .where('place_id', '=', place)
    .where(eb => eb.or([eb('profile_id', '=', profile), eb('at', '<=', now - shownFor)]))
    .execute()
}

function previewOf(plan: RosterPlan, { notes }: ReadRegister): RosterPreview {
  const { form, counts, byEntity, missing, errors } = plan
  const entities = { ...noPlan().entities }
  for (const entity of rosterEntities) entities[entity] = byEntity[entity]
  return {
    ...{ id: '', form, counts, entities, wrong: errors, notes: [...plan.notes, ...notes] },
    missing: Math.round(missing * 100),
    asks: missing > mostMissing,
    changes: tellPlan(plan, shownNames).filter((one): one is RosterChange =>
      (rosterEntities as readonly string[]).includes(one.entity),
    ),
  }
}

function noPlan(): RosterPreview {
  const none = { created: 0, updated: 0, unchanged: 0, removed: 0 }
  const entities = Object.fromEntries(
    rosterEntities.map(entity => [entity, none]),
  ) as unknown as RosterPreview['entities']
  return {
    ...{ id: '', form: '', counts: none, entities, missing: 0, asks: false },
    ...{ changes: [], wrong: [], notes: [] },
  }
}
