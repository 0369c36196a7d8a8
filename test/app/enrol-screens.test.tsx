import { expect, test } from 'vitest'
import { CardTrouble } from '../../src/app/card-trouble.tsx'
import { CardForm } from '../../src/app/enrol-card.tsx'
import { DeskStep } from '../../src/app/enrol-desk.tsx'
import { FaceForm } from '../../src/app/enrol-face.tsx'
import { FamilyForm } from '../../src/app/enrol-family.tsx'
import type { Newcomer } from '../../src/app/enrol-steps.ts'
import { RenewStep } from '../../src/app/enrol-here.tsx'
import { Family } from '../../src/app/faces.tsx'
import type { Scanner } from '../../src/app/scan.ts'
import type { Profile } from '../../src/storage/vault.ts'
import { draw, textOf } from './draw.tsx'

const nothing = () => {}
const camera = { camera: true } as Scanner
const pocket = (id: string, name: string, desk: Profile['desk']) =>
  ({
    id,
    desk,
    face: { name, motif: 'roses', pocket: 'blue' },
    homes: [],
    lock: { kind: 'none' },
  }) as unknown as Profile

const cardForm = (props: Partial<Parameters<typeof CardForm>[0]>) =>
  draw(<CardForm lives typing={false} scanner={camera} onReading={nothing} {...props} />)

test('whoever can scan is shown the camera first, whoever has a code the field, and there is one main button', () => {
  const scanning = cardForm({})
  const typing = cardForm({ typing: true })
  expect(scanning.indexOf('صوّر المربّع')).toBeLessThan(scanning.indexOf('رمز البطاقة'))
  expect(typing.indexOf('صوّر المربّع')).toBeGreaterThan(typing.indexOf('رمز البطاقة'))
  for (const html of [scanning, typing]) expect(html.match(/btn main/g)).toHaveLength(1)
})

test('a phone without a camera is offered a picture of the card, and the code as the way on', () => {
  const html = cardForm({ scanner: { camera: false } as Scanner })
  expect(html).toContain('type="file"')
  expect(html).not.toContain('صوّر المربّع')
  expect(html).toMatch(/btn main[^>]*>أضف البطاقة/)
})

const newcomer = (name: string, here = false): Newcomer => ({
  ...{ ticket: {} as never, face: { name, motif: 'roses', pocket: 'blue' }, here },
})
const family = (all: Newcomer[]) =>
  draw(<FamilyForm all={all} busy={false} onBack={nothing} onMake={nothing} />)

test('S1.family: a family’s card shows each child with the school’s name for him, all chosen, and one button for all', () => {
  const html = family([newcomer('يزن'), newcomer('جنى'), newcomer('قيس', true)])
  expect(html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2)
  expect(html.match(/<input[^>]*value="(يزن|جنى)"/g)).toHaveLength(2)
  expect(html.match(/btn main/g)).toHaveLength(1)
  expect(textOf(html)).toContain('أضف الاثنين إلى الحقيبة')
  expect(textOf(html)).toContain('هنا من قبل')
})

test('S1.family: where all of them are here already nothing is left to add', () => {
  const html = family([newcomer('يزن', true), newcomer('جنى', true)])
  expect(html).not.toContain('btn main')
  expect(textOf(html)).toContain('كلّهم على هذا الهاتف من قبل')
})

test('the code is typed from the left, and what is wrong with it is told at its field', () => {
  const html = cardForm({ wrong: 'الرمز قصير.' })
  expect(html).toMatch(/<input[^>]*id="f-code"[^>]*dir="ltr"/)
  expect(html).toMatch(/id="f-code-error" role="alert">.*الرمز قصير\./)
})

test('a typed code is asked whose it is, with all five desks', () => {
  const html = draw(<DeskStep onBack={nothing} onPick={nothing} />)
  expect(html.match(/type="radio"/g)).toHaveLength(5)
})

const face = (same: Profile[]) =>
  draw(
    <FaceForm profiles={same} same={same} busy={false} onBack={nothing} onMake={nothing} onJoin={nothing} />,
  )

test('a face has twelve motifs and four colours, each with a name that is spoken', () => {
  const html = face([])
  expect(html.match(/name="motif"/g)).toHaveLength(12)
  expect(html.match(/name="pocket"/g)).toHaveLength(4)
  expect(textOf(html)).toContain('النخلة')
  expect(textOf(html)).toContain('أضفه إلى الحقيبة')
  expect(html).not.toContain('للشخص نفسه')
})

test('the same person in another school is offered only where there is such a pocket', () => {
  expect(textOf(face([pocket('m', 'أمّ يزن', 'guardian')]))).toMatch(/للشخص نفسه؟.*أمّ يزن/)
})

test('renewing names the pocket that the card goes to', () => {
  const profile = pocket('y', 'يزن', 'student')
  const html = draw(<RenewStep profile={profile} busy={false} onBack={nothing} onJoin={nothing} />)
  expect(textOf(html)).toContain('أضفها إلى جيب يزن')
})

test('a refused card says first that the work is safe, why, and leads to the new card of the same pocket', () => {
  const html = draw(<CardTrouble profile="a_b-c" code="card_used_up" />)
  expect(textOf(html)).toMatch(/عملك محفوظ.*استُعملت هذه البطاقة.*أضف البطاقة الجديدة/)
  expect(html).toContain('href="/enrol?for=a_b-c"')
  expect(textOf(draw(<CardTrouble profile="a" code="code_of_next_year" />))).toContain('اطلب من المدرسة')
})

test('the family is shown by what it chose, and by nothing that can be counted', () => {
  const people = [pocket('1', 'يزن', 'student'), pocket('2', 'أمّ يزن', 'guardian')]
  const html = draw(<Family people={people} />)
  expect(html.match(/class="face /g)).toHaveLength(2)
  expect(textOf(html)).not.toMatch(/[0-9٠-٩]/)
  expect(html).toMatch(/href="\/enrol"[^>]*>.*أضف شخصًا/)
})
