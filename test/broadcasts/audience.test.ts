import { expect, test } from 'vitest'
import { sayArabic } from '../../src/app/words/say.ts'
import type { Audience } from '../../src/domain/audiences.ts'
import {
  audienceChoices,
  audienceOf,
  gradeOf,
  peopleOf,
  readersOf,
  whereOf,
} from '../../src/domain/notices/audience-choices.ts'
import { tellAudience, tellPeople, tellSend } from '../../src/domain/notices/tell.ts'
import type { Row } from '../../src/domain/row.ts'

const say = sayArabic()
const section = (id: string, grade: string, letter: string): Row<'section'> => ({
  ...{ noun: 'section', id, audience: 'place', about: 'amal', v: 1 },
  body: { grade, letter },
})
const headcount = (audience: Audience, people: number): Row<'headcount'> => ({
  ...{ noun: 'headcount', id: audience, audience: 'staff', about: 'amal', v: 1 },
  body: { audience, people },
})

const sections = [section('6b', '6', 'ب'), section('10a', '10', 'أ'), section('6a', '6', 'أ')]
const choices = audienceChoices(sections, [
  headcount('place', 130),
  headcount('staff', 11),
  headcount('grade:6', 58),
  headcount('guardians-grade:6', 40),
  headcount('section:6a', 30),
  headcount('guardians:6a', 22),
  headcount('section:6b', 28),
])

test('grades stand in the order of school, sections in the order of their letters', () => {
  expect(choices.grades.map(({ grade }) => grade)).toEqual(['6', '10'])
  expect(choices.grades[0]!.sections.map(({ id }) => id)).toEqual(['6a', '6b'])
})

test('C2.grade: each choice knows how many people it reaches, before anything is sent', () => {
  const people = (audience: Audience) => peopleOf(choices, audience)
  expect(people('place')).toBe(130)
  expect(people('staff')).toBe(11)
  expect(people('grade:6')).toBe(58)
  expect(people('guardians-grade:6')).toBe(40)
  expect(people('section:6b')).toBe(28)
  expect(people('guardians:6a')).toBe(22)
})

test('an audience that nobody counted reaches nobody', () => {
  expect(peopleOf(choices, 'grade:10')).toBe(0)
  expect(peopleOf(choices, 'guardians:6b')).toBe(0)
  expect(peopleOf(choices, 'section:7a')).toBe(0)
})

test('C3.grade: a grade and its readers make one audience, and lead back to the grade', () => {
  expect(audienceOf('grade:6', 'students')).toBe('grade:6')
  expect(audienceOf('grade:6', 'guardians')).toBe('guardians-grade:6')
  expect(audienceOf('section:6a', 'guardians')).toBe('guardians:6a')
  for (const to of [
    'place',
    'staff',
    'grade:6',
    'guardians-grade:6',
    'section:6a',
    'guardians:6a',
  ] as const) {
    const where = whereOf(to)
    if (where !== '') expect(audienceOf(where, readersOf(to))).toBe(to)
  }
})

test('a chosen section keeps its grade open', () => {
  expect(gradeOf(choices, 'section:6b')?.grade).toBe('6')
  expect(gradeOf(choices, 'grade:10')?.grade).toBe('10')
  expect(gradeOf(choices, 'place')).toBeUndefined()
})

test.each([
  ['place', 'المدرسة كلّها'],
  ['staff', 'المعلّمون والإداريّون'],
  ['grade:6', 'طلبة الصف السادس'],
  ['guardians-grade:6', 'أولياء أمور الصف السادس'],
  ['section:6a', 'طلبة السادس أ'],
  ['guardians:6b', 'أولياء أمور السادس ب'],
] as const)('the audience %s is called «%s»', (audience, words) => {
  const named = Object.fromEntries(sections.map(({ id, body }) => [id, body]))
  expect(tellAudience(say, audience, named)).toBe(words)
})

test.each([
  ['students', 58, '٥٨ طالبًا وطالبة', 'أرسل إلى ٥٨ طالبًا وطالبة'],
  ['students', 2, 'طالبان', 'أرسل إلى طالبين'],
  ['students', 3, '٣ طلبة', 'أرسل إلى ٣ طلبة'],
  ['guardians', 40, '٤٠ وليّ أمر', 'أرسل إلى ٤٠ وليّ أمر'],
  ['guardians', 2, 'وليّا أمر', 'أرسل إلى وليّي أمر'],
  ['staff', 1, 'زميل واحد', 'أرسل إلى زميل واحد'],
  ['everyone', 100, '١٠٠ شخص', 'أرسل إلى ١٠٠ شخص'],
] as const)('%s, %i: the number and the button are whole phrases', (readers, count, people, send) => {
  expect(tellPeople(say, readers, count)).toBe(people)
  expect(tellSend(say, readers, count)).toBe(send)
})
