import { expect, test } from 'vitest'
import { sayArabic } from '../../src/app/words/say.ts'
import { circles, type Audience } from '../../src/domain/audiences.ts'
import {
  audienceChoices,
  audienceOf,
  gradeOf,
  namedIn,
  othersOf,
  peopleOf,
  whereOf,
} from '../../src/domain/notices/audience-choices.ts'
import { tellAudience, tellPeople, tellSend } from '../../src/domain/notices/tell.ts'
import type { Tie } from '../../src/domain/people/person.ts'
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
  headcount('students', 70),
  headcount('guardians', 52),
  headcount('teachers', 8),
  headcount('guardians+teachers', 58),
  headcount('students-grade:6', 58),
  headcount('guardians-grade:6', 40),
  headcount('students:6a', 30),
  headcount('guardians:6a', 22),
  headcount('guardians+teachers:6a', 25),
  headcount('students:6b', 28),
])

test('grades stand in the order of school, sections in the order of their letters', () => {
  expect(choices.grades.map(({ grade }) => grade)).toEqual(['6', '10'])
  expect(choices.grades[0]!.sections.map(({ id }) => id)).toEqual(['6a', '6b'])
})

test('C2.audience C2.school C2.grade C2.section: each choice knows how many people it reaches, before anything is sent', () => {
  const people = (audience: Audience) => peopleOf(choices, audience)
  expect(people('place')).toBe(130)
  expect(people('staff')).toBe(11)
  expect(people('students')).toBe(70)
  expect(people('students-grade:6')).toBe(58)
  expect(people('guardians-grade:6')).toBe(40)
  expect(people('students:6b')).toBe(28)
  expect(people('guardians:6a')).toBe(22)
})

test('C2.audience: of several kinds together each person is counted once', () => {
  const people = (audience: Audience) => peopleOf(choices, audience)
  expect(people('students+guardians')).toBe(122)
  // Two of the eight teachers are mothers here.
  expect(people('guardians+teachers')).toBe(58)
  expect(people('students+guardians+teachers')).toBe(128)
  expect(people('students+guardians+teachers:6a')).toBe(55)
})

test('nobody is told what he says himself: the writer is not counted', () => {
  const ties: Tie[] = [{ id: 't', person: 'samar', role: 'principal', target: 'amal', grade: '' }]
  expect(othersOf(choices, 'place', 'samar', ties)).toBe(129)
  expect(othersOf(choices, 'students', 'samar', ties)).toBe(70)
  const teaching: Tie = { id: 't2', person: 'samar', role: 'teacher', target: '6a', grade: '6' }
  expect(othersOf(choices, 'guardians+teachers:6a', 'samar', [...ties, teaching])).toBe(24)
})

test('an audience that nobody counted reaches nobody', () => {
  expect(peopleOf(choices, 'students-grade:10')).toBe(0)
  expect(peopleOf(choices, 'guardians:6b')).toBe(0)
  expect(peopleOf(choices, 'students:7a')).toBe(0)
})

test('C2.school C3.school C3.grade C3.section: a place and its readers make one audience, and lead back to them', () => {
  expect(audienceOf('grade:6', ['students'])).toBe('students-grade:6')
  expect(audienceOf('grade:6', ['guardians'])).toBe('guardians-grade:6')
  expect(audienceOf('section:6a', ['guardians'])).toBe('guardians:6a')
  expect(audienceOf('section:6a', ['guardians', 'students'])).toBe('students+guardians:6a')
  expect(audienceOf('place', ['teachers'])).toBe('teachers')
  expect(audienceOf('place', ['students', 'guardians', 'teachers'])).toBe('place')
  expect(audienceOf('staff', [])).toBe('staff')
  expect(audienceOf('grade:6', [])).toBeUndefined()
  const around = (['', '-grade:6', ':6a'] as const).flatMap(place =>
    circles.map(circle => `${circle}${place}` as Audience),
  )
  for (const to of around.filter(one => one !== 'students+guardians+teachers'))
    expect(audienceOf(whereOf(to), namedIn(to))).toBe(to)
})

test('a chosen section keeps its grade open', () => {
  expect(gradeOf(choices, 'section:6b')?.grade).toBe('6')
  expect(gradeOf(choices, 'grade:10')?.grade).toBe('10')
  expect(gradeOf(choices, 'place')).toBeUndefined()
})

test.each([
  ['place', 'المدرسة كلّها'],
  ['staff', 'المعلّمون والإداريّون'],
  ['students', 'طلبة المدرسة'],
  ['students+guardians', 'طلبة المدرسة وأولياء أمورهم'],
  ['students-grade:6', 'طلبة الصف السادس'],
  ['guardians-grade:6', 'أولياء أمور الصف السادس'],
  ['teachers-grade:6', 'معلّمو الصف السادس'],
  ['students:6a', 'طلبة السادس أ'],
  ['guardians:6b', 'أولياء أمور السادس ب'],
  ['students+guardians+teachers:6a', 'طلبة السادس أ وأهلهم ومعلّموهم'],
] as const)('the audience %s is called «%s»', (audience, words) => {
  const named = Object.fromEntries(sections.map(({ id, body }) => [id, body]))
  expect(tellAudience(say, audience, named)).toBe(words)
})

test.each([
  ['students', 58, '٥٨ طالبًا وطالبة', 'إرسال إلى ٥٨ طالبًا وطالبة'],
  ['students', 2, 'طالبان', 'إرسال إلى طالبين'],
  ['students', 3, '٣ طلبة', 'إرسال إلى ٣ طلبة'],
  ['guardians', 40, '٤٠ وليّ أمر', 'إرسال إلى ٤٠ وليّ أمر'],
  ['guardians', 2, 'وليّا أمر', 'إرسال إلى وليّي أمر'],
  ['teachers', 7, '٧ معلّمين', 'إرسال إلى ٧ معلّمين'],
  ['students+guardians', 122, '١٢٢ شخصًا', 'إرسال إلى ١٢٢ شخصًا'],
  ['staff', 1, 'زميل واحد', 'إرسال إلى زميل واحد'],
  ['everyone', 100, '١٠٠ شخص', 'إرسال إلى ١٠٠ شخص'],
] as const)('%s, %i: the number and the button are whole phrases', (readers, count, people, send) => {
  expect(tellPeople(say, readers, count)).toBe(people)
  expect(tellSend(say, readers, count)).toBe(send)
})
