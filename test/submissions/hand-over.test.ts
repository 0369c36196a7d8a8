import { expect, test } from 'vitest'
import { fileId } from '../../src/domain/attachments/attachment.ts'
import { actor, classroom, day, moment, now, play } from '../domain/memory.ts'

const photo = { hash: 'f'.repeat(43), key: 'k'.repeat(43), type: 'image/jpeg', bytes: 10 }
const answers = [{ task: 't1', text: 'نوحّد المقامين', files: [photo] }]
const give = { submission: 'h', to: 'pocket-of-lina', id: 'h-lina' }

/** Omar and Lina on one phone; sami, who learns elsewhere, has a pocket there too. What Lina did lies under Omar's name. */
async function setting() {
  const { rows, muna, omar } = await classroom()
  const lina = actor('lina', ['student', '5a'])
  const pockets: Record<string, typeof lina> = {
    'pocket-of-lina': lina,
    'pocket-of-omar': omar,
    'pocket-of-sami': actor('sami', ['student', '5b']),
    'pocket-of-mother': actor('hanan', ['guardian', 'lina']),
  }
  const beside = async (profile: string) => pockets[profile]
  const early = moment(now + 9 * day, { clock: now, offset: 0, contact: now })
  await play(rows, omar, 'submissions.hand-in', { id: 'h', assignment: 'work', answers }, early)
  return { rows, muna, omar: { ...omar, beside }, lina: { ...lina, beside } }
}

test('work goes to whose it was as it stands: answers, files, and the hour of the tap', async () => {
  const { rows, omar } = await setting()
  const before = (await rows.get('submission', 'h'))!.body
  expect(await play(rows, omar, 'submissions.hand-over', give, moment(now + 10 * day))).toBe('')
  expect(await rows.get('submission', 'h')).toBeUndefined()
  const moved = (await rows.get('submission', 'h-lina'))!
  expect(moved).toMatchObject({ audience: 'pupil:lina', about: 'work' })
  expect(moved.body).toEqual({ ...before, person: 'lina' })
  expect(moved.body).toMatchObject({ tappedAt: now, lateness: 'tapped_before_arrived_after', answers })
  expect(await rows.get('file', fileId(photo.hash, 'h'))).toBeUndefined()
  const file = { audience: 'pupil:lina', about: 'h-lina', body: { state: 'coming' } }
  expect(await rows.get('file', fileId(photo.hash, 'h-lina'))).toMatchObject(file)
})

test('both are told, each in rows of his own, with the time', async () => {
  const { rows, omar } = await setting()
  await play(rows, omar, 'submissions.hand-over', give, moment(now + 10 * day))
  const told = { from: 'omar', to: 'lina', assignment: 'work', movedAt: now + 10 * day }
  expect(await rows.get('handover', 'h')).toMatchObject({ audience: 'pupil:omar', body: told })
  expect(await rows.get('handover', 'h-lina')).toMatchObject({ audience: 'pupil:lina', body: told })
})

test('where she has handed in herself it is one attempt more, and the numbers of his others stay', async () => {
  const { rows, omar, lina } = await setting()
  await play(rows, lina, 'submissions.hand-in', { id: 'own', assignment: 'work', answers: [] })
  await play(rows, omar, 'submissions.hand-in', { id: 'second', assignment: 'work', answers: [] })
  expect(await play(rows, omar, 'submissions.hand-over', give)).toBe('')
  await play(rows, omar, 'submissions.hand-in', { id: 'third', assignment: 'work', answers: [] })
  const attempts = (await rows.list('submission', 'work')).map(({ id, body }) => [id, body.attempt])
  expect(attempts).toEqual([
    ['h-lina', 2],
    ['own', 1],
    ['second', 2],
    ['third', 3],
  ])
})

test('it can be given back by the one who has it now', async () => {
  const { rows, omar, lina } = await setting()
  await play(rows, omar, 'submissions.hand-over', give)
  const back = { submission: 'h-lina', to: 'pocket-of-omar', id: 'again' }
  expect(await play(rows, lina, 'submissions.hand-over', back)).toBe('')
  expect((await rows.list('submission', 'work')).map(({ id, body }) => [id, body.person])).toEqual([
    ['again', 'omar'],
  ])
})

test('nobody takes work out of another’s pocket, and a teacher does not move it by this', async () => {
  const { rows, muna, lina } = await setting()
  expect(await play(rows, lina, 'submissions.hand-over', give)).toBe('not_yours')
  expect(await play(rows, muna, 'submissions.hand-over', give)).toBe('not_yours')
  expect(await play(rows, lina, 'submissions.hand-over', { ...give, submission: 'x' })).toBe(
    'not_found submission',
  )
})

test('only a pocket of the same phone can have it, and only one whose work it is too', async () => {
  const { rows, omar } = await setting()
  const to = (profile: string) => play(rows, omar, 'submissions.hand-over', { ...give, to: profile })
  expect(await to('pocket-of-a-stranger')).toBe('not_beside to')
  expect(await to('pocket-of-omar')).toBe('not_beside to')
  expect(await to('pocket-of-sami')).toBe('not_their_work to')
  expect(await to('pocket-of-mother')).toBe('not_their_work to')
  expect((await rows.get('submission', 'h'))?.body.person).toBe('omar')
})

test('what is marked stays where it is', async () => {
  const { rows, muna, omar } = await setting()
  await play(rows, muna, 'marks.give', { submission: 'h', points: 8, comment: '', ifV: 0 })
  expect(await play(rows, omar, 'submissions.hand-over', give)).toBe('marked_already submission')
})

test('on the phone, which knows nobody else, the pocket that gives it is without it at once', async () => {
  const { rows, omar } = await setting()
  const { beside: _, ...alone } = omar
  expect(await play(rows, alone, 'submissions.hand-over', give)).toBe('')
  expect(await rows.list('submission', 'work')).toEqual([])
  expect((await rows.get('handover', 'h'))?.body).toMatchObject({ from: 'omar', to: '', toName: '' })
  expect(await rows.get('handover', 'h-lina')).toBeUndefined()
})
