import { expect, test } from 'vitest'
import {
  directionOf,
  isFurther,
  isVowelled,
  pageOf,
  readLesson,
  turned,
  turnOf,
} from '../../src/domain/lessons/reading.ts'
import { day, homeOf, lesson, now, progress, row } from './pupil.ts'

test('S3.progress: an address without a page opens where the child has come to', () => {
  expect(pageOf(undefined, 8, 3)).toBe(3)
  expect(pageOf(undefined, 8, 0)).toBe(1)
  expect(pageOf(undefined, 5, 8)).toBe(5)
})

test('an address may name a page or the end; a page that is not there is the nearest one', () => {
  expect(pageOf('6', 8, 3)).toBe(6)
  expect(pageOf('99', 8, 3)).toBe(8)
  expect(pageOf('0', 8, 3)).toBe(1)
  expect(pageOf('xyz', 8, 3)).toBe(3)
  expect(pageOf('end', 8, 3)).toBe('end')
  expect(pageOf('1', 0, 0)).toBe('end')
})

test('pages are turned up to the end and back from it, and not before the first', () => {
  expect(turned(3, 8, 1)).toBe(4)
  expect(turned(8, 8, 1)).toBe('end')
  expect(turned('end', 8, 1)).toBeUndefined()
  expect(turned('end', 8, -1)).toBe(8)
  expect(turned(1, 8, -1)).toBeUndefined()
})

test('arrow keys follow the direction of reading', () => {
  expect(turnOf('ArrowLeft', 'rtl')).toBe(1)
  expect(turnOf('ArrowRight', 'rtl')).toBe(-1)
  expect(turnOf('ArrowRight', 'ltr')).toBe(1)
  expect(turnOf('Enter', 'rtl')).toBeUndefined()
})

test('S3.progress: only a page further than all before is told', () => {
  expect(isFurther(4, 3)).toBe(true)
  expect(isFurther(3, 3)).toBe(false)
  expect(isFurther('end', 3)).toBe(false)
})

test('a lesson is read with its progress, the work tied to it and his own questions', async () => {
  const work = (id: string, lessons: string[], publishAt: number) =>
    row('assignment', id, '6a', {
      ...{ section: '6a', subject: 'arabic', title: id, intro: '', lessons, tasks: [], publishAt },
      ...{ dueAt: now + day, weight: 5, by: 'rana', byName: 'رنا' },
    })
  const question = (id: string, person: string) =>
    row('question', id, 'olives', {
      ...{ person, personName: '', child: person, section: '6a', subject: 'arabic', to: 'rana' },
      ...{ lesson: 'olives', page: 3, text: 'لماذا؟', askedAt: now, answerBy: now + day },
    })
  const home = homeOf([
    lesson('olives'),
    progress('olives', 3),
    work('tied', ['olives'], now - day),
    work('loose', [], now - day),
    work('later', ['olives'], now + day),
    question('his', 'yazan'),
    question('hers', 'classmate'),
  ])
  const read = (await readLesson(home, 'olives', now))!
  expect(read.reached).toBe(3)
  expect(read.work.map(one => one.id)).toEqual(['tied'])
  expect(read.questions.map(one => one.id)).toEqual(['his'])
})

test('a lesson that is not on this phone is nothing, and no error', async () => {
  expect(await readLesson(homeOf([]), 'gone', now)).toBeNull()
  expect(await readLesson(undefined, 'gone', now)).toBeNull()
})

test('a page is set in Naskh when it has tashkeel throughout, not for a shadda or an ending here and there', () => {
  const page = (text: string) => ({ blocks: [{ k: 'p' as const, t: [text] }] })
  expect(isVowelled(page('فِي بُسْتَانِ جَدِّي فِي عَجْلُونَ شَجَرَةُ زَيْتُونٍ كَبِيرَةٌ'))).toBe(true)
  expect(isVowelled(page('إنّ الجدّ علّمنا أنّ القطاف عيدٌ، والسماءُ صافيةٌ في الصباح الباكر'))).toBe(false)
  expect(isVowelled(page('2 + 3 = 5'))).toBe(false)
})

test('a text is read from the side of its first letter', () => {
  expect(directionOf('3. الزيتون olive')).toBe('rtl')
  expect(directionOf('«A day» في العقبة')).toBe('ltr')
  expect(directionOf('12 = 7 + 5')).toBeUndefined()
})
