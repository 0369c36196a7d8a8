import { expect, test } from 'vitest'
import { sayArabic } from '../../src/app/words/say.ts'
import { answerBy } from '../../src/domain/calendar/answer-by.ts'
import { datesFor } from '../../src/domain/calendar/tell.ts'
import { readQuestions } from '../../src/domain/questions/list.ts'
import { readMessages } from '../../src/domain/questions/messages.ts'
import { presumed, readTeachings } from '../../src/domain/questions/teachers.ts'
import { tellAbout, tellAnswerBy, tellTeaching } from '../../src/domain/questions/tell.ts'
import type { Notice } from '../../src/domain/notices/notice.ts'
import { day, homeOf, now, row } from '../lessons/pupil.ts'

const hour = day / 24
const question = (id: string, askedAt: number, person = 'yazan') =>
  row('question', id, person, {
    ...{ person, personName: '', child: person, section: '6a', subject: 'arabic', to: 'rana' },
    ...{ text: id, askedAt, answerBy: answerBy(askedAt) },
  })
const answer = (id: string, of: string, answeredAt: number) =>
  row('answer', id, of, { question: of, person: 'rana', name: 'رنا', text: id, answeredAt })
const teaching = (id: string, subject: string, person: string, homeroom = false) =>
  row('teaching', id, '6a', {
    ...{ section: '6a', subject, person, homeroom, gender: 'female' as const },
    name: 'رنا سالم علي المجالي',
  })

test('S8.threads: questions stand with their answers, what was said last at the head', async () => {
  const home = homeOf([
    question('old', now - 3 * day),
    question('new', now - day),
    question('hers', now, 'classmate'),
    answer('second', 'old', now - hour),
    answer('first', 'old', now - 2 * hour),
    teaching('t1', 'arabic', 'rana'),
  ])
  const asked = await readQuestions([home], now)
  expect(asked.map(one => one.id)).toEqual(['old', 'new'])
  expect(asked[0]!.answers.map(one => one.text)).toEqual(['first', 'second'])
  expect(asked[0]!.teacher?.name).toContain('رنا')
})

test('S8.answerby: a question waits until the promised hour, and is overdue after it', async () => {
  const home = homeOf([question('q', now)])
  const by = answerBy(now)
  expect((await readQuestions([home], by))[0]!.state).toBe('waiting')
  expect((await readQuestions([home], by + 1))[0]!.state).toBe('overdue')
  const answered = homeOf([question('q', now), answer('a', 'q', by + day)])
  expect((await readQuestions([answered], by + 2 * day))[0]!.state).toBe('answered')
})

test('S8.answerby: the promise is told in words', () => {
  const say = sayArabic()
  const dates = datesFor({ lang: 'ar', digits: 'arab', hijriOffset: 0 })
  const by = answerBy(now)
  expect(tellAnswerBy(say, dates, now, by)).toBe('الجواب قبل ٣:٠٠ م من يوم الثلاثاء ٢٤ تشرين الثاني')
  expect(tellAnswerBy(say, dates, now + day, by)).toBe('الجواب غدًا قبل ٣:٠٠ م')
  expect(tellAnswerBy(say, dates, now + 2 * day, by)).toBe('الجواب اليوم قبل ٣:٠٠ م')
  expect(tellAnswerBy(say, dates, now + 3 * day, by)).toContain('مضى موعد الجواب')
})

test('what a question is about, and whom it goes to, is told in words', () => {
  const say = sayArabic()
  expect(tellAbout(say, { lessonTitle: 'موسم الزيتون', page: 3 })).toBe('موسم الزيتون، الصفحة ٣')
  expect(tellAbout(say, { lessonTitle: 'موسم الزيتون' })).toBe('موسم الزيتون')
  expect(tellAbout(say, {})).toBeUndefined()
  expect(tellTeaching(say, teaching('t', 'arabic', 'rana').body)).toMatch(/رنا المجالي، اللغة العربية$/)
})

test("the lesson's own teacher is presumed, and without a lesson nobody is when there are several", async () => {
  const home = homeOf([
    teaching('home', '', 'rana', true),
    teaching('m', 'maths', 'khaled'),
    teaching('a2', 'arabic', 'substitute'),
    teaching('a1', 'arabic', 'rana'),
  ])
  const teachings = await readTeachings(home)
  expect(teachings.map(one => one.id)).toEqual(['a1', 'a2', 'm', 'home'])
  expect(presumed(teachings, { section: '6a', subject: 'arabic', by: 'substitute' })).toBe('a2')
  expect(presumed(teachings, { section: '6a', subject: 'arabic', by: '' })).toBe('a1')
  expect(presumed(teachings, { section: '6a', subject: 'art', by: '' })).toBeUndefined()
  expect(presumed(teachings)).toBeUndefined()
  expect(presumed(teachings.slice(0, 1))).toBe('a1')
})

test('S10.mustread: what must be read and is not yet stands at the head of the messages', async () => {
  const notice = (id: string, publishAt: number, given: Partial<Notice> = {}) =>
    row('notice', id, 'amal', {
      ...{ kind: 'official', title: id, text: id, to: 'place', source: 'المدرسة', by: 'p', byName: '' },
      ...{ mustRead: false, publishAt },
      ...given,
    })
  const home = homeOf([
    notice('must', now - 3 * day, { mustRead: true }),
    notice('must-read', now - 2 * day, { mustRead: true }),
    notice('word', now - day, { kind: 'encouragement', title: '', text: 'خطوة صغيرة' }),
    notice('later', now + day),
    row('reading', 'must-read.yazan', 'must-read', { notice: 'must-read', person: 'yazan', readAt: now }),
  ])
  const { letters } = await readMessages([home], now)
  expect(letters.map(one => one.heading)).toEqual(['must', 'خطوة صغيرة', 'must-read'])
  expect(letters.map(one => one.read)).toEqual([false, false, true])
})
