import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actionNames, findAction } from '../../src/domain/actions.ts'
import { checkShape } from '../../src/domain/shape.ts'
import { actor, classroom, day, moment, now, play, work } from './memory.ts'

const handIn = (id: string) => ({ id, assignment: 'work', answers: [] })

test('every action has a name of a noun and a verb, and no name is given twice', () => {
  const names = actionNames()
  for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z-]+\/\d+$/)
  expect(new Set(names).size).toBe(names.length)
  expect(findAction('submissions.hand-in', 2)).toBeUndefined()
})

test('whatever comes as arguments is taken or refused by field, never thrown', () => {
  const actions = actionNames().map(name => name.split('/') as [string, string])
  fc.assert(
    fc.property(fc.constantFrom(...actions), fc.anything(), ([name, version], odd) => {
      const { shape } = findAction(name, Number(version))!
      const checked = checkShape(shape, odd)
      expect(checked.ok).toBe(false)
    }),
  )
})

test('the furthest page counts, in whatever order the words arrive', async () => {
  const pages = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(pages, async turned => {
      const { rows, omar } = await classroom()
      for (const reached of turned)
        expect(await play(rows, omar, 'progress.keep', { lesson: 'lesson', reached })).toBe('')
      const furthest = Math.max(...turned)
      expect((await rows.get('progress', 'lesson.omar'))?.body).toMatchObject({
        reached: furthest,
        done: furthest === 9,
      })
    }),
  )
})

test('every hand-in is one more attempt; none replaces another', async () => {
  const { rows, omar } = await classroom()
  for (const id of ['a', 'b', 'c']) expect(await play(rows, omar, 'submissions.hand-in', handIn(id))).toBe('')
  expect(await play(rows, omar, 'submissions.hand-in', handIn('b'))).toBe('already_there id')
  expect((await rows.list('submission', 'work')).map(row => row.body.attempt)).toEqual([1, 2, 3])
  const lina = actor('lina', ['student', '5a'])
  expect(await play(rows, lina, 'submissions.hand-in', handIn('l'))).toBe('')
  expect((await rows.get('submission', 'l'))?.body.attempt).toBe(1)
})

test('work handed in after closing is taken', async () => {
  const { rows, omar } = await classroom()
  expect(await play(rows, omar, 'submissions.hand-in', handIn('a'), moment(now + 9 * day))).toBe('')
  expect((await rows.get('submission', 'a'))?.body.lateness).toBe('late')
})

test('an answer to a task that is not there is no answer', async () => {
  const { rows, omar } = await classroom()
  const args = { ...handIn('a'), answers: [{ task: 'none', text: 'x' }] }
  expect(await play(rows, omar, 'submissions.hand-in', args)).toBe('wrong_shape answers')
})

test('a mark carries its work’s title and weight, and stays within its points', async () => {
  const { rows, muna, omar } = await classroom()
  await play(rows, omar, 'submissions.hand-in', handIn('a'))
  const mark = { submission: 'a', points: 9.5, comment: '', ifV: 0 }
  expect(await play(rows, muna, 'marks.give', { ...mark, points: 10.5 })).toBe('points_over_total points')
  expect(await play(rows, muna, 'marks.give', mark)).toBe('')
  expect((await rows.get('mark', 'a'))?.body).toMatchObject({
    title: 'واجب',
    subject: 'maths',
    weight: 30,
    outOf: 10,
    points: 9.5,
  })
  expect(await play(rows, actor('x', ['teacher', '5b']), 'marks.give', mark)).toBe('not_yours')
  expect(await play(rows, omar, 'marks.give', mark)).toBe('not_yours')
})

test('another teacher changes a mark only when she has seen it', async () => {
  const { rows, muna, omar } = await classroom()
  await play(rows, omar, 'submissions.hand-in', handIn('a'))
  const mark = { submission: 'a', points: 5, comment: '', ifV: 0 }
  await play(rows, muna, 'marks.give', mark)
  const other = actor('hala', ['homeroom', '5a'])
  expect(await play(rows, other, 'marks.give', mark)).toBe('changed_meanwhile')
  const { v } = (await rows.get('mark', 'a'))!
  expect(await play(rows, other, 'marks.give', { ...mark, ifV: v })).toBe('')
  expect(await play(rows, muna, 'marks.give', mark), 'not even its first author, once it is another’s').toBe(
    'changed_meanwhile',
  )
})

test('the weights of a subject never pass a hundred; changing a work counts it once', async () => {
  const { rows, muna } = await classroom()
  expect(await play(rows, muna, 'assignments.publish', { ...work('two'), weight: 70 })).toBe('')
  expect(await play(rows, muna, 'assignments.publish', { ...work('three'), weight: 0.5 })).toBe(
    'weights_over_total weight',
  )
  expect(await play(rows, muna, 'assignments.publish', { ...work('three'), subject: 'art' })).toBe('')
  expect(await play(rows, muna, 'assignments.publish', { ...work('two'), weight: 60 })).toBe('')
  expect(await play(rows, muna, 'assignments.publish', { ...work('four'), weight: 10 })).toBe('')
})

test('work is due after it is published, asks something, and names lessons of its own section', async () => {
  const { rows, muna } = await classroom()
  const publish = (more: object) =>
    play(rows, muna, 'assignments.publish', { ...work('w'), weight: 1, ...more })
  expect(await publish({ dueAt: now })).toBe('due_before_publication dueAt')
  expect(await publish({ tasks: [] })).toBe('wrong_shape tasks')
  expect(await publish({ lessons: ['none'] })).toBe('not_found lessons')
  rows.put('lesson', 'far', {
    ...(await rows.get('lesson', 'lesson'))!,
    audience: 'section:5b',
    body: { section: '5b' } as never,
  })
  expect(await publish({ lessons: ['far'] })).toBe('lesson_of_other_section lessons')
})
