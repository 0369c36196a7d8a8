/**
 * The only file that names the schema library: shapes say what may come from outside, with limits on everything.
 * A shape that fails names the first wrong field by its path ("questions.2.prompt").
 */
import * as v from 'valibot'
import { isDay } from './calendar/day.ts'

export type Shape<T> = v.GenericSchema<unknown, T>
export type From<S> = S extends v.GenericSchema<unknown, infer T> ? T : never

export const object = v.strictObject
export const optional = v.optional
export const array = <T>(item: Shape<T>, most: number) => v.pipe(v.array(item), v.maxLength(most))
export const tuple = v.strictTuple
export const oneOf = v.picklist
export const variant = v.variant
export const union = v.union
export const literal = v.literal
export const boolean = v.boolean
export const lazy = v.lazy

/** An id that some phone or server made: 22 sortable characters; short readable ones are allowed for seeds. */
export const id = () => v.pipe(v.string(), v.regex(/^[-0-9A-Za-z_]{1,64}$/))
/** Text that a person wrote: trimmed, at most `most` characters, never empty unless `least` is 0. */
export const text = (most: number, least = 1) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most))
/** Text kept to the letter, as a child typed it. */
export const verbatim = (most: number) => v.pipe(v.string(), v.maxLength(most))
export const matching = (pattern: RegExp, most = 200) =>
  v.pipe(v.string(), v.maxLength(most), v.regex(pattern))
export const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
export const number = (least: number, most: number) =>
  v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most))
/** Milliseconds since 1970, between 2000 and 2100. */
export const moment = () => whole(946_684_800_000, 4_102_444_800_000)

/** A date of Amman's calendar, `yyyy-mm-dd`, from 2000 on. */
export const day = () => v.pipe(v.string(), v.regex(/^20\d\d-\d\d-\d\d$/), v.check(isDay))

export type Checked<T> = { ok: true; value: T } | { ok: false; field: string }

export function checkShape<T>(shape: Shape<T>, value: unknown): Checked<T> {
  const result = v.safeParse(shape, value, { abortEarly: true, abortPipeEarly: true })
  if (result.success) return { ok: true, value: result.output }
  const path = result.issues[0]?.path?.map(step => String(step.key)).join('.') ?? ''
  return { ok: false, field: path }
}

/** Content that its own shape will check later. */
export const anything = v.unknown
