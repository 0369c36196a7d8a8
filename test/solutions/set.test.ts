import { expect, test } from 'vitest'
import { actor, classroom, day, moment, now, office, play } from '../domain/memory.ts'

const key = (more: object = {}) => ({
  assignment: 'work',
  opensAt: now + 2 * day,
  answers: [{ task: 't2', text: '٥', why: 'لأنّ ٢ + ٣ = ٥' }],
  ...more,
})

test('T8.keys T8.hour: solutions stay with their teacher until the school opens them at the hour', async () => {
  const { rows, muna } = await classroom()
  expect(await play(rows, muna, 'solutions.set', key())).toBe('')
  expect(await rows.get('key', 'work')).toMatchObject({ audience: 'self:muna' })
  const open = (at: number) => play(rows, office, 'solutions.open', { assignment: 'work' }, moment(at))
  expect(await open(now + 2 * day - 1)).toBe('not_open_yet')
  expect(await rows.get('solution', 'work')).toBeUndefined()
  expect(await open(now + 2 * day)).toBe('')
  expect(await rows.get('solution', 'work')).toMatchObject({
    audience: 'section:5a',
    body: { answers: [{ why: 'لأنّ ٢ + ٣ = ٥' }] },
  })
})

test('T8.hour: they open after the hand-in, and nobody but the school opens them', async () => {
  const { rows, muna, omar } = await classroom()
  expect(await play(rows, muna, 'solutions.set', key({ opensAt: now + day - 1 }))).toBe(
    'opens_before_due opensAt',
  )
  expect(await play(rows, omar, 'solutions.set', key())).toBe('not_yours')
  await play(rows, muna, 'solutions.set', key())
  expect(await play(rows, muna, 'solutions.open', { assignment: 'work' }, moment(now + 9 * day))).toBe(
    'not_yours',
  )
})

test('T8.keys: a solution answers a task of the work', async () => {
  const { rows, muna } = await classroom()
  const set = (answer: object) => play(rows, muna, 'solutions.set', key({ answers: [answer] }))
  expect(await set({ task: 't9', text: 'x', why: '' })).toBe('wrong_shape answers')
  expect(await set({ task: 't2', choice: 0, why: '' })).toBe('wrong_shape answers')
  expect(await set({ task: 't2', why: 'x' })).toBe('answer_missing answers')
  expect(await play(rows, muna, 'solutions.set', key({ answers: [] }))).toBe('answer_missing answers')
  const samir = actor('samir', ['teacher', '5a'])
  await set({ task: 't2', text: '5', why: '' })
  expect(await play(rows, samir, 'solutions.set', key())).toBe('already_there assignment')
})

test('T8.explanation: put right after the hour, they open again with the new words', async () => {
  const { rows, muna } = await classroom()
  await play(rows, muna, 'solutions.set', key())
  const later = moment(now + 3 * day)
  await play(rows, office, 'solutions.open', { assignment: 'work' }, later)
  const better = key({ opensAt: now + 9 * day, answers: [{ task: 't2', text: '٦', why: 'سهو' }] })
  expect(await play(rows, muna, 'solutions.set', better, later)).toBe('')
  // What is open stays open: the hour that was set first has passed.
  expect(await play(rows, office, 'solutions.open', { assignment: 'work' }, later)).toBe('')
  expect((await rows.get('solution', 'work'))?.body.answers[0]?.text).toBe('٦')
})
