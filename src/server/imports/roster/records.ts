/** Records of a register as they are kept: JSON by entity and id, so that an import is compared with the one before it. */
import { hash } from 'node:crypto'
import type { Entity, Place, Register } from './register.ts'

export const entities = [
  'schools',
  'terms',
  'courses',
  'sections',
  'people',
  'enrolments',
  'guardianships',
] as const satisfies readonly Entity[]

export type Records<N extends Entity = Entity> = {
  [E in N]: Map<string, Body<E>>
}
/** A record without its place in the file; `past`: it was over by its own days when it was brought. */
export type Body<E extends Entity = Entity> = Omit<Register[E][number], 'gone' | 'at'> & { past?: true }

export interface Known {
  text: string
  gone: boolean
}
export interface Told extends Known {
  at: Place
}
export type ByEntity<T> = Record<Entity, Map<string, T>>

export const byEntity = <T>() =>
  Object.fromEntries(entities.map(entity => [entity, new Map()])) as unknown as ByEntity<T>

/** The same content is the same text, in whatever order its fields were written. */
export function textOf(record: { at: Place; gone: boolean; past?: true }): string {
  const { at: _, gone: __, ...body } = record
  return JSON.stringify(Object.fromEntries(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))))
}

export const bodyOf = <E extends Entity>(text: string) => JSON.parse(text) as Body<E>

/** Our id for something of a register: the same in every import and every school. */
export const ourId = (...parts: string[]) =>
  `r${hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 21)}`
