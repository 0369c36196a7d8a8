/** Letters and heads with one thing wrong in them, at any depth, under good seals and good signatures. */
import fc from 'fast-check'
import { actionNames, findAction } from '../../../src/domain/actions.ts'
import { sunday } from '../engines.ts'
import type { Phone, Profile } from '../phone.ts'
import { bendJson, bent, tear, torn, type Bent, type Torn } from './bend.ts'
import { letterOf } from './sender.ts'
import { soundOf } from './sound.ts'

const acts = fc.oneof(
  ...actionNames().map(key => {
    const [name = '', version] = key.split('/')
    const shape = findAction(name, Number(version))!.shape
    return soundOf(shape).map(x => ({ a: { name, v: Number(version) }, x }))
  }),
)

export interface WrongLetter {
  who: number
  act: { a: object; x: unknown }
  enrols: boolean
  /** What is wrong; all is right in a few. */
  wrong: 'nothing' | 'content' | 'header' | 'inside' | 'bytes' | 'signer'
  bent: Bent
  torn: Torn
}

export const wrongLetter: fc.Arbitrary<WrongLetter> = fc.record({
  who: fc.nat(3),
  act: acts,
  enrols: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  wrong: fc.oneof(
    { weight: 2, arbitrary: fc.constant('nothing' as const) },
    { weight: 6, arbitrary: fc.constant('content' as const) },
    { weight: 4, arbitrary: fc.constantFrom('header', 'inside', 'bytes', 'signer') },
  ),
  bent,
  torn,
})

/** Numbers beyond those that the phone itself has used. */
let number = 1_000_000

/** @param newcomer a profile that has a card and is not enrolled: in its name wrong enrolments come. */
export async function writeWrong(
  phone: Phone,
  people: readonly Profile[],
  newcomer: { me: Profile; e: object },
  { who, act, enrols, wrong, bent, torn }: WrongLetter,
): Promise<Uint8Array> {
  const me = enrols ? newcomer.me : people[who]!
  const t = { clock: sunday, offset: 0, contact: sunday }
  const what = enrols ? { e: newcomer.e } : { ...act, t }
  const content = { d: phone.id, p: me.id, n: ++number, ...what }
  const letter = await letterOf(me, wrong === 'content' ? bendJson(content, bent) : JSON.stringify(content), {
    ...(wrong === 'header' && { header: plain => same(plain, tear(plain, torn)) }),
    ...(wrong === 'inside' && { inside: plain => tear(plain, torn) }),
    ...(wrong === 'signer' && { signer: people[(who + 1) % people.length]!.signer }),
  })
  return wrong === 'bytes' ? tear(letter, torn) : letter
}

/** A header of another length is a whole letter of another length: that is what `bytes` does. */
const same = (plain: Uint8Array, bent: Uint8Array) => {
  const header = new Uint8Array(plain)
  header.set(bent.subarray(0, plain.length))
  return header
}

export interface WrongHead {
  w: number
  known: boolean
  isBent: boolean
  bent: Bent
}
export const wrongHead: fc.Arbitrary<WrongHead> = fc.record({
  w: fc.constantFrom(1, 2, 3),
  known: fc.boolean(),
  isBent: fc.boolean(),
  bent,
})

/** @returns the head as a text. */
export function writeHead(phone: Phone, { w, known, isBent, bent }: WrongHead): string {
  const { k, ...head } = { ...(phone.head() as object), w } as Record<string, unknown>
  const whole: object = known ? head : { ...head, k }
  return isBent ? bendJson(whole, bent) : JSON.stringify(whole)
}
