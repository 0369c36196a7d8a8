/** What a secret may be, so that it is remembered by whom it guards and not guessed by whoever looks on. */
import { toLatinDigits } from '../digits.ts'
import type { Desk } from '../people/person.ts'

export type Kind = 'pictures' | 'pin' | 'secret'
export type Weakness = 'picturesFour' | 'pinLength' | 'pinSix' | 'pinEasy' | 'secretLength'

/** Whoever holds marks and letters of many needs more than a child who keeps a brother out. */
export const isStaff = (desk: Desk) => desk !== 'student' && desk !== 'guardian'

/** The kinds that a person chooses from, the first being what most take. */
export const kindsOf = (desk: Desk): readonly Kind[] =>
  isStaff(desk) ? ['pin', 'secret'] : ['pictures', 'pin']

export const picturesToTap = 4
export const longestPin = 6
const shortestSecret = 8

/** One spelling for what may be typed in several. Pictures are their names in order. */
export const plainSecret = (kind: Kind, typed: string) => (kind === 'pin' ? toLatinDigits(typed) : typed)

/** Why it can't be taken; undefined when it can. */
export function weaknessOf(kind: Kind, desk: Desk, typed: string): Weakness | undefined {
  const plain = plainSecret(kind, typed)
  if (kind === 'pictures')
    return plain.split(' ').filter(Boolean).length === picturesToTap ? undefined : 'picturesFour'
  if (kind === 'secret') return [...plain].length >= shortestSecret ? undefined : 'secretLength'
  if (isStaff(desk) && !/^\d{6}$/.test(plain)) return 'pinSix'
  if (!/^\d{4,6}$/.test(plain)) return 'pinLength'
  return isRun(plain) ? 'pinEasy' : undefined
}

/** 1111, 1234, 4321: what everybody tries first. */
function isRun(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]))
  return steps.every(step => step === steps[0]) && Math.abs(steps[0]!) <= 1
}
