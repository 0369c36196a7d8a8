import { expect, test } from 'vitest'
import { Home } from '../../src/app/people/teacher-home.tsx'
import type { TeacherDay, WorkGlance } from '../../src/app/people/teacher-day.ts'
import { draw, textOf } from '../app/draw.tsx'

const now = Date.parse('2026-11-23T06:00:00Z')
const day = 24 * 60 * 60 * 1000
const work = (id: string, part: Partial<WorkGlance> = {}): WorkGlance => ({
  ...{ place: 'amal', id, title: id, subject: 'maths', grade: '6', letter: 'أ', dueAt: now + day },
  ...{ waiting: 0, handed: 0, of: 24 },
  ...part,
})
const teacher = (part: Partial<TeacherDay> = {}): TeacherDay => ({
  ...{ profile: 'p', face: { name: 'رنا', motif: 'star', pocket: 'olive' }, now, gender: 'female' },
  sections: [
    { place: 'amal', id: '6a', grade: '6', letter: 'أ', subjects: ['maths'], homeroom: true, students: 24 },
  ],
  ...{
    toMark: [],
    questions: [],
    soon: [],
    unread: [],
    held: [],
    waiting: 0,
    asked: 0,
    drafted: false,
    refused: 0,
  },
  ...part,
})

test('T7.desk: the work that has waited longest is the one thing to begin with', () => {
  const toMark = [work('first', { waiting: 5, handed: 13 }), work('second', { waiting: 2, handed: 2 })]
  const html = draw(<Home day={teacher({ toMark, waiting: 7 })} />)
  expect(html.match(/class="card (one|needs)"/g)).toHaveLength(1)
  expect(textOf(html)).toContain('صحّحي ٥ إجابات')
  expect(textOf(html)).toContain('سلّم ١٣ من ٢٤')
  expect(html).toContain('href="/desk/amal/first"')
  expect(html.indexOf('/desk/amal/first')).toBeLessThan(html.indexOf('/desk/amal/second'))
})

test('T6.inbox T6.answerby: questions show when their answer was promised', () => {
  const question = { place: 'amal', id: 'q', who: 'قيس الخصاونة', text: 'هل «كان» فعل؟', answerBy: now + day }
  const text = textOf(draw(<Home day={teacher({ questions: [question], asked: 1 })} />))
  expect(text).toContain('قيس الخصاونة')
  expect(text).toContain('سؤال ينتظر جوابك')
  expect(text).toContain('غدًا')
})

test('a day without anything says so, and still leads to publishing', () => {
  const html = draw(<Home day={teacher({ drafted: true })} />)
  expect(textOf(html)).toContain('لا شيء ينتظرك الآن')
  expect(textOf(html)).toContain('أكملي الواجب الذي بدأتِه')
  expect(html).toContain('href="/publish/work"')
  expect(html).toContain('href="/lessons?show=library"')
  expect(textOf(html)).toContain('السادس أ الرياضيات، تربية الصف')
})

test('what the school did not accept stands before everything else', () => {
  const html = draw(<Home day={teacher({ refused: 1, toMark: [work('w', { waiting: 1 })], waiting: 1 })} />)
  expect(html.indexOf('href="/sent"')).toBeLessThan(html.indexOf('/desk/amal/w'))
  expect(textOf(html)).toContain('عملك محفوظ على هذا الهاتف')
})

test('S2.lost: work of an ended phone waits for her word above all that she marks', () => {
  const held = [{ place: 'amal', id: 'letter', name: 'عمر الحمايدة', title: 'واجب الكسور' }]
  const html = draw(<Home day={teacher({ held, toMark: [work('w', { waiting: 1 })], waiting: 1 })} />)
  expect(html.indexOf('href="/held/amal/letter"')).toBeLessThan(html.indexOf('/desk/amal/w'))
  expect(textOf(html)).toContain('عمر الحمايدة: واجب الكسور')
})
