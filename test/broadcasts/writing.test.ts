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
  ...{ mustRead: false, later: false, publishAt: '', ends: false, expiresAt: '' },
}
const official: Writing = { ...word, kind: 'official', title: 'دوام الخميس', mustRead: true }
const why = (writing: Writing) => wrongsOf(writing, now).map(wrong => `${wrong.field}: ${wrong.why}`)

test('C2.grade: one word to the students and another to their guardians are two notices of one go', () => {
  expect(publishings(word, now).map(({ id, to, text }) => [id, to, text])).toEqual([
    ['n1', 'students-grade:6', 'أنا معكم.'],
    ['n2', 'guardians-grade:6', 'سؤال واحد على العشاء يكفي.'],
  ])
})

test('an official notice says the same to all whom it names, in one row', () => {
  expect(publishings(official, now).map(({ id, to, text }) => [id, to, text])).toEqual([
    ['n1', 'students+guardians-grade:6', 'أنا معكم.'],
  ])
})

test('C2.school C3.school: a word to the whole school is one for its students and one for their guardians', () => {
  expect(partsOf({ ...word, where: 'place' }).map(({ to }) => to)).toEqual(['students', 'guardians'])
})

test('an official notice to all who can be named in the school is told to everybody there', () => {
  const all: Writing = { ...official, where: 'place', readers: ['students', 'guardians', 'teachers'] }
  expect(partsOf(all).map(({ to }) => to)).toEqual(['place'])
  expect(partsOf({ ...all, readers: ['teachers'] }).map(({ to }) => to)).toEqual(['teachers'])
  expect(partsOf({ ...all, where: 'staff', readers: [] }).map(({ to }) => to)).toEqual(['staff'])
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

test("C2.planned C3.planned: an hour is Amman's, and lies ahead", () => {
  const planned: Writing = { ...word, later: true, publishAt: '2026-11-23T08:00' }
  expect(hourOf(planned)).toBe(Date.parse('2026-11-23T05:00:00Z'))
  expect(publishings(planned, now)[0]!.publishAt).toBe(Date.parse('2026-11-23T05:00:00Z'))
  expect(why(planned)).toEqual([])
  expect(why({ ...planned, publishAt: '' })).toEqual(['publishAt: hourMissing'])
  expect(why({ ...planned, publishAt: '2026-11-21T08:00' })).toEqual(['publishAt: hourPast'])
})

test('an end lies behind the beginning, and is said to the school only where there is one', () => {
  const ending: Writing = { ...word, ends: true, expiresAt: '2026-11-26T14:00' }
  expect(publishings(ending, now)[0]!.expiresAt).toBe(Date.parse('2026-11-26T11:00:00Z'))
  expect(publishings(word, now)[0]).not.toHaveProperty('expiresAt')
  expect(why(ending)).toEqual([])
  expect(why({ ...ending, expiresAt: '' })).toEqual(['expiresAt: endMissing'])
  expect(why({ ...ending, later: true, publishAt: '2026-11-26T14:00' })).toEqual(['expiresAt: endTooSoon'])
  expect(why({ ...ending, expiresAt: '2026-11-21T14:00' })).toEqual(['expiresAt: endTooSoon'])
})

test('what the school did not accept is opened again as it was written', () => {
  const [toStudents, toGuardians] = publishings(word, now)
  const ids = { first: 'n3', guardians: 'n4' }
  expect(publishings(reopened(toStudents!, 'amal', ids), now)).toEqual([{ ...toStudents, id: 'n3' }])
  expect(publishings(reopened(toGuardians!, 'amal', ids), now)).toEqual([{ ...toGuardians, id: 'n4' }])
})
