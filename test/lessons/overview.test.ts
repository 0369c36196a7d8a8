import { expect, test } from 'vitest'
import { readOverview } from '../../src/domain/lessons/overview.ts'
import { day, homeOf, lesson, now, progress } from './pupil.ts'

const ids = (lines: readonly { id: string }[]) => lines.map(line => line.id)

test('S3.unfinished: what is begun stands before what is not, and what is done is not there', async () => {
  const home = homeOf([
    lesson('older', { publishAt: now - 5 * day }),
    lesson('done', { publishAt: now - 4 * day }),
    lesson('begun', { publishAt: now - 3 * day }),
    lesson('newer', { publishAt: now - 2 * day }),
    progress('done', 8),
    progress('begun', 3),
  ])
  const { unfinished } = await readOverview([home], now)
  expect(ids(unfinished)).toEqual(['begun', 'older', 'newer'])
  expect(unfinished[0]).toMatchObject({ state: 'begun', reached: 3, pages: 8 })
})

test('S3.overview: all lessons stand by subject, in the order in which they open', async () => {
  const home = homeOf([
    lesson('fractions', { subject: 'maths' }),
    lesson('later', { publishAt: now + day }),
    lesson('olives', { publishAt: now - 2 * day }),
    lesson('robots', { subject: 'الروبوت' }),
  ])
  const { subjects } = await readOverview([home], now)
  expect(subjects.map(one => one.subject)).toEqual(['arabic', 'maths', 'الروبوت'])
  expect(ids(subjects[0]!.lessons)).toEqual(['olives', 'later'])
})

test('S3.overview: a lesson of a later day is named as coming, and counts neither as open nor as unfinished', async () => {
  const home = homeOf([lesson('open'), lesson('tomorrow', { publishAt: now + day }), progress('open', 8)])
  const { subjects, unfinished, done, of } = await readOverview([home], now)
  expect(subjects[0]!.lessons.map(line => line.state)).toEqual(['done', 'coming'])
  expect(unfinished).toEqual([])
  expect({ done, of }).toEqual({ done: 1, of: 1 })
})

test('a lesson opens at its very hour', async () => {
  const home = homeOf([lesson('now', { publishAt: now })])
  expect((await readOverview([home], now)).unfinished).toHaveLength(1)
  expect((await readOverview([home], now - 1)).unfinished).toHaveLength(0)
})

test('a lesson that has grown since it was finished is begun again', async () => {
  const home = homeOf([lesson('grown'), progress('grown', 6)])
  expect((await readOverview([home], now)).unfinished[0]).toMatchObject({ state: 'begun', reached: 6 })
})

test("a classmate's progress and another section's lessons are not his", async () => {
  const other = { ...lesson('other', { section: '6b' }), about: '6b' }
  const home = homeOf([lesson('mine'), other, progress('mine', 8, 'classmate')])
  const { unfinished, of } = await readOverview([home], now)
  expect(ids(unfinished)).toEqual(['mine'])
  expect(of).toBe(1)
})
