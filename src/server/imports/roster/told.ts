/** A plan as people read it: who and what is new, changed, gone, by name, with what has changed about it. */
import { bodyOf, type Body } from './records.ts'
import type { Entity, Place } from './register.ts'
import type { PlacePlan, RosterPlan } from './plan.ts'

export interface ToldChange {
  entity: Entity
  what: 'created' | 'updated' | 'gone'
  /** A person's name, a section's, «يزن العبّادي، 6A». */
  name: string
  /** Fields that are not what they were, with the old and the new value. */
  fields: [field: string, before: string, after: string][]
  at?: Place
}

/** Of each entity and kind of change the first `most`, schools first. */
export function tellPlan({ places }: RosterPlan, most: number): ToldChange[] {
  const told: ToldChange[] = []
  const counts = new Map<string, number>()
  for (const plan of places) {
    const names = namesIn(plan)
    for (const { entity, id, what, text, before, at } of plan.changes) {
      const key = `${entity}/${what}`
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      if (count > most) continue
      const fields = what === 'updated' ? fieldsOf(before, text) : []
      told.push({ entity, what, name: names(entity, id, text), fields, ...(at && { at }) })
    }
  }
  return told
}

function namesIn({ changes, known }: PlacePlan) {
  const fresh = new Map(changes.map(one => [`${one.entity}/${one.id}`, one.text]))
  const textOf = (entity: Entity, id: string) => fresh.get(`${entity}/${id}`) ?? known[entity].get(id)?.text
  const person = (id: string) => {
    const text = textOf('people', id)
    return text ? bodyOf<'people'>(text).name.filter(Boolean).join(' ') : id
  }
  const section = (id: string) => {
    const text = textOf('sections', id)
    return text ? bodyOf<'sections'>(text).title : id
  }
  return (entity: Entity, id: string, text: string): string => {
    if (entity === 'people') return person(id)
    if (entity === 'schools') return bodyOf<'schools'>(text).name
    if (entity === 'enrolments') {
      const body = bodyOf<'enrolments'>(text)
      return `${person(body.person)}، ${section(body.section)}`
    }
    if (entity === 'guardianships') {
      const body = bodyOf<'guardianships'>(text)
      return `${person(body.guardian)}، ${person(body.child)}`
    }
    return (bodyOf(text) as Body<'sections'>).title
  }
}

function fieldsOf(before: string, after: string): ToldChange['fields'] {
  const [old, now] = [before, after].map(text => JSON.parse(text) as Record<string, unknown>) as [
    Record<string, unknown>,
    Record<string, unknown>,
  ]
  const changed = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    key => JSON.stringify(old[key]) !== JSON.stringify(now[key]),
  )
  const told = (key: string, value: unknown) => (key === 'roles' ? rolesOf(value) : plain(value))
  return changed.map(key => [key, told(key, old[key]), told(key, now[key])])
}

/** Whose school and since when is in the file; who reads this wants to know as what. */
const rolesOf = (value: unknown) =>
  [...new Set(((value ?? []) as { role: string }[]).map(({ role }) => role))].join(' ')

function plain(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(' ')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(plain).join(' ')
  return String(value)
}
