import { expect, test } from 'vitest'
import { plainSay } from '../../src/app/words/say.ts'
import * as english from '../../src/app/words/en/index.ts'
import { sayArabic } from '../../src/app/words/say.ts'
import { summaryOf, type Summary } from '../../src/domain/children/summary.ts'
import { teachersOf, tellTeacher } from '../../src/domain/children/teachers.ts'
import { tellGrade, tellLate, tellSummary, tellTiles } from '../../src/domain/children/tell.ts'
import type { Work } from '../../src/domain/children/work.ts'
import type { Row } from '../../src/domain/row.ts'
import { day, now } from './school.ts'

const say = sayArabic()

/** The summary of so many works in each state. */
function week(counts: Partial<Record<Work['state'], number>>): Summary {
  const works = Object.entries(counts).flatMap(([state, count]) =>
    Array.from({ length: count }, (_, index): Work => {
      const dueAt = state === 'late' ? now - day : now + day
      return { id: `${state}${index}`, title: '', subject: '', dueAt, state: state as Work['state'] }
    }),
  )
  return summaryOf(works, now)
}

test('G2.summary: a week is told in a whole sentence, to the gender of the child', () => {
  const three = week({ arrived: 3, open: 1 })
  expect(tellSummary(say, 'female', three)).toBe('سلّمت ٣ واجبات، وبقي واجب')
  expect(tellSummary(say, 'male', three)).toBe('سلّم ٣ واجبات، وبقي واجب')
  expect(tellSummary(say, 'female', week({ arrived: 2, late: 1 }))).toBe('سلّمت واجبين، وتأخّر واجب')
  expect(tellSummary(say, 'male', week({ arrived: 1, late: 2, open: 3 }))).toBe(
    'سلّم واجبًا، وتأخّر واجبان، وبقيت ٣ واجبات',
  )
  expect(tellSummary(say, 'male', week({ arrived: 4 }))).toBe('سلّم ٤ واجبات، ولم يبقَ شيء')
  expect(tellSummary(say, 'female', week({}))).toBe('لا واجبات هذا الأسبوع')
})

test('G2.summary: the noun follows its number, up to a hundred', () => {
  const left = [1, 2, 3, 11, 100].map(open => tellSummary(say, 'male', week({ open })))
  expect(left).toEqual(['بقي واجب', 'بقي واجبان', 'بقيت ٣ واجبات', 'بقي ١١ واجبًا', 'بقي ١٠٠ واجب'])
})

test('what waits for the network counts as handed in: the road is not the fault of the child', () => {
  expect(tellSummary(say, 'male', week({ waiting: 1, open: 1 }))).toBe('سلّم واجبًا، وبقي واجب')
})

test('a child who has not begun is told what is left, and nothing else', () => {
  expect(tellSummary(say, 'male', week({ late: 1, open: 2 }))).toBe('تأخّر واجب، وبقي واجبان')
})

test('tiles are spoken by state, and only of what there is', () => {
  expect(tellTiles(say, week({ arrived: 2, waiting: 1, late: 1 }))).toBe('وصل ٢، على الهاتف ١، متأخّر ١')
})

test('late work is told in days, with the name of the child', () => {
  expect(tellLate(say, 'يزن', now, now - 2 * day)).toBe('تأخّر واجب يزن يومين')
  expect(tellLate(say, 'جنى', now, now - 1000)).toBe('انتهى موعد واجب جنى اليوم')
})

test('no sentence of a child speaks in percent', () => {
  for (const arrived of [0, 1, 7])
    for (const open of [0, 2]) {
      const told = tellSummary(say, 'female', week({ arrived, open, late: 1, waiting: 1 }))
      expect(told).not.toMatch(/[%٪]|بالمئة|بالمائة/)
    }
})

test('the sentences stand in English too', () => {
  const speak = plainSay(english, 'en', 'latn')
  expect(tellSummary(speak, 'female', week({ arrived: 3, open: 1 }))).toBe(
    'Handed in 3 assignments, one left',
  )
})

test('every grade of a school has a word', () => {
  expect(tellGrade(say, '6')).toBe('السادس')
  expect(tellGrade(say, '12')).toBe('الثاني عشر')
  expect(tellGrade(say, 'KG2')).toBe('KG2')
})

const teaching = (id: string, name: string, subject: string, homeroom = false) =>
  ({
    ...{ noun: 'teaching', id, audience: 'section:s', about: 's', v: 1 },
    body: { section: 's', subject, person: name, name, gender: 'female', homeroom },
  }) as Row<'teaching'>

test('G2.queries: a teacher of several subjects is one teacher, asked by a subject; the homeroom teacher comes first', () => {
  const teachers = teachersOf([
    teaching('1', 'ديانا عيسى موسى حدّاد', 'english'),
    teaching('2', 'عبير حاتم منير الخصاونة', '', true),
    teaching('3', 'عبير حاتم منير الخصاونة', 'maths'),
    teaching('4', 'عبير حاتم منير الخصاونة', 'science'),
  ])
  expect(teachers.map(({ subjects, homeroom, teaching }) => ({ subjects, homeroom, teaching }))).toEqual([
    { subjects: ['maths', 'science'], homeroom: true, teaching: '3' },
    { subjects: ['english'], homeroom: false, teaching: '1' },
  ])
  expect(tellTeacher(say, teachers[0]!)).toBe('المعلّمة عبير الخصاونة')
})
