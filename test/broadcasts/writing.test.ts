import { expect, test } from 'vitest'
import { publishNotice } from '../../src/domain/notices/publish.ts'
import {
  hourOf,
  partsOf,
  publishings,
  reopened,
  wordLimit,
  wrongsOf,
  type Writing,
} from '../../src/domain/notices/writing.ts'
import { checkShape } from '../../src/domain/shape.ts'

const now = Date.parse('2026-11-22T06:00:00Z')
const word: Writing = {
  ...{ kind: 'encouragement', place: 'amal', ids: { first: 'n1', guardians: 'n2' } },
  ...{ where: 'grade:6', readers: ['students', 'guardians'] },
  ...{ title: '', text: 'أنا معكم.', guardiansText: 'سؤال واحد على العشاء يكفي.', source: 'المرشدة هديل' },
  ...{ mustRead: false, later: false, day: '', time: '' },
}
const official: Writing = { ...word, kind: 'official', title: 'دوام الخميس', mustRead: true }
const why = (writing: Writing) => wrongsOf(writing, now).map(wrong => `${wrong.field}: ${wrong.why}`)

test('C2.grade: one word to the students and another to their guardians are two notices of one go', () => {
  expect(publishings(word, now).map(({ id, to, text }) => [id, to, text])).toEqual([
    ['n1', 'grade:6', 'أنا معكم.'],
    ['n2', 'guardians-grade:6', 'سؤال واحد على العشاء يكفي.'],
  ])
})

test('an official notice says the same to both', () => {
  expect(new Set(publishings(official, now).map(({ text }) => text))).toEqual(new Set(['أنا معكم.']))
})

test('the whole school is one notice, whoever was ticked before', () => {
  expect(partsOf({ ...word, where: 'place' }).map(({ to }) => to)).toEqual(['place'])
})

test('what is sent has the shape that the school accepts', () => {
  for (const args of [...publishings(word, now), ...publishings(official, now)])
    expect(checkShape(publishNotice.shape, args)).toEqual({ ok: true, value: args })
})

test('only the principal says that something must be read', () => {
  expect(publishings({ ...word, mustRead: true }, now)[0]!.mustRead).toBe(false)
  expect(publishings(official, now)[0]!.mustRead).toBe(true)
})

test('nothing is missing from a whole writing', () => {
  expect(why(word)).toEqual([])
  expect(why(official)).toEqual([])
})

test('what is missing is told at its field, all at once', () => {
  const blank: Writing = { ...official, where: '', title: ' ', text: '' }
  expect(why(blank)).toEqual(['where: whereMissing', 'title: titleMissing', 'text: textMissing'])
  expect(why({ ...word, readers: [] })).toEqual(['readers: readersMissing'])
  expect(why({ ...word, guardiansText: '' })).toEqual(['guardiansText: textMissing'])
  expect(why({ ...word, readers: ['students'], guardiansText: '' })).toEqual([])
})

test('a word is as long as a small screen, and says by how many letters it is longer', () => {
  expect(why({ ...word, text: 'ك'.repeat(wordLimit) })).toEqual([])
  expect(wrongsOf({ ...word, text: 'ك'.repeat(wordLimit + 12) }, now)).toEqual([
    { field: 'text', why: 'tooLong', count: 12 },
  ])
  expect(why({ ...official, text: 'ك'.repeat(wordLimit + 12) })).toEqual([])
})

test("C2.planned: an hour is Amman's, and lies ahead", () => {
  const planned = { ...word, later: true, day: '2026-11-23', time: '08:00' }
  expect(hourOf(planned)).toBe(Date.parse('2026-11-23T05:00:00Z'))
  expect(publishings(planned, now)[0]!.publishAt).toBe(Date.parse('2026-11-23T05:00:00Z'))
  expect(why(planned)).toEqual([])
  expect(why({ ...planned, time: '' })).toEqual(['hour: hourMissing'])
  expect(why({ ...planned, day: '2026-11-21' })).toEqual(['hour: hourPast'])
})

test('what the school did not accept is opened again as it was written', () => {
  const [toStudents, toGuardians] = publishings(word, now)
  const ids = { first: 'n3', guardians: 'n4' }
  expect(publishings(reopened(toStudents!, 'amal', ids), now)).toEqual([{ ...toStudents, id: 'n3' }])
  expect(publishings(reopened(toGuardians!, 'amal', ids), now)).toEqual([{ ...toGuardians, id: 'n4' }])
})
