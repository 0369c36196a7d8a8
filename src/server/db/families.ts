/**
 * The principal's book of families, written once for ties that are older than it (domain/guardians/book). It is one change of
 * each place: phones hear of it like of any other.
 */
import type { Kysely } from 'kysely'
import type { Person, TieBody } from '../../domain/people/person.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyDb = Kysely<any>

interface Stored {
  id: string
  body: string
}

export async function writeFamilies(db: AnyDb) {
  const places = (await db.selectFrom('places').select(['place_id', 'v']).execute()) as Place[]
  for (const place of places) await writeBook(db, place)
}

interface Place {
  place_id: string
  v: number | string
}

async function writeBook(db: AnyDb, { place_id, v }: Place) {
  const standing = (noun: string) =>
    db
      .selectFrom('rows')
      .select(['id', 'body'])
      .where('place_id', '=', place_id)
      .where('noun', '=', noun)
      .where('gone', '=', 0)
      .orderBy('id')
      .execute() as Promise<Stored[]>
  const people = await standing('person')
  const names = new Map(people.map(({ id, body }) => [id, nameIn(JSON.parse(body) as Person)]))
  const ties = (await standing('tie')).map(({ id, body }) => ({ id, ...(JSON.parse(body) as TieBody) }))
  const lines = ties.flatMap(({ id, person, role, target }): Line[] => {
    const name = names.get(person) ?? ''
    if (role === 'student')
      return [{ noun: 'learner', id, about: person, body: { person, name, section: target } }]
    if (role === 'guardian')
      return [{ noun: 'guardianship', id, about: target, body: { guardian: person, name, child: target } }]
    return []
  })
  if (lines.length === 0) return
  const next = Number(v) + 1
  for (let i = 0; i < lines.length; i += partSize) {
    const part = lines.slice(i, i + partSize).map(({ body, ...line }) => ({
      ...{ place_id, audience: 'families', v: next, gone: 0 },
      ...{ ...line, body: JSON.stringify(body) },
    }))
    await db.insertInto('rows').values(part).execute()
  }
  await db.updateTable('places').set({ v: next }).where('place_id', '=', place_id).execute()
}
const partSize = 200

interface Line {
  noun: string
  id: string
  about: string
  body: object
}

/** As it was said when this was written: what comes later must not change it. */
const nameIn = ({ name }: Person) => name.filter(Boolean).join(' ')
