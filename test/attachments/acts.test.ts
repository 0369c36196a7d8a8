import { expect, test } from 'vitest'
import { fileId, type Attachment } from '../../src/domain/attachments/attachment.ts'
import { actor, classroom, moment, now, office, play, type Memory } from '../domain/memory.ts'

const photo = (letter: string): Attachment => ({
  hash: letter.repeat(43),
  key: 'K'.repeat(43),
  type: 'image/webp',
  bytes: 1000,
  width: 640,
  height: 480,
})
const handIn = (files: Attachment[], more: Attachment[] = []) => ({
  id: 'a',
  assignment: 'work',
  answers: [
    { task: 't1', files },
    { task: 't2', files: more },
  ],
})
const handedIn = async (files: Attachment[]) => {
  const { rows, muna, omar } = await classroom()
  expect(await play(rows, omar, 'submissions.hand-in', handIn(files))).toBe('')
  return { rows, muna, omar }
}
const here = (file: string) => ({
  file,
  state: 'here',
  hash: 'H'.repeat(43),
  key: 'L'.repeat(43),
  type: 'image/webp',
  bytes: 900,
})
const states = async (rows: Memory, about: string) =>
  (await rows.list('file', about)).map(({ body }) => body.state)

test('S5.photo: work with a photo is taken before the photo came, and says that it is on its way', async () => {
  const { rows } = await handedIn([photo('A')])
  const [file] = await rows.list('file', 'a')
  expect(file).toMatchObject({
    id: fileId('A'.repeat(43), 'a'),
    audience: 'pupil:omar',
    body: { sent: 'A'.repeat(43), state: 'coming', type: 'image/webp', bytes: 1000, width: 640, height: 480 },
  })
  expect((await rows.get('submission', 'a'))?.body.answers[0]?.files).toEqual([photo('A')])
})

test('only the school says that a file is here, once, and of a file that an act has named', async () => {
  const { rows, omar } = await handedIn([photo('A')])
  const id = (await rows.list('file', 'a'))[0]!.id
  expect(await play(rows, omar, 'files.arrive', here(id))).toBe('not_yours')
  const other = here(fileId('B'.repeat(43), 'a'))
  expect(await play(rows, office, 'files.arrive', other)).toBe('not_found file')
  expect(await play(rows, office, 'files.arrive', here(id))).toBe('')
  expect(await play(rows, office, 'files.arrive', here(id))).toBe('already_there file')
  expect((await rows.get('file', id))?.body).toMatchObject({
    sent: 'A'.repeat(43),
    state: 'here',
    hash: 'H'.repeat(43),
    bytes: 900,
    width: 640,
  })
})

test('six files at most in one act, over all its answers', async () => {
  const { rows, omar } = await classroom()
  const some = [...'ABCDEF'].map(photo)
  expect(await play(rows, omar, 'submissions.hand-in', handIn([...some, photo('G')]))).toBe(
    'wrong_shape answers.0.files',
  )
  expect(await play(rows, omar, 'submissions.hand-in', handIn(some, [photo('G')]))).toBe(
    'wrong_shape answers.files',
  )
  expect(await rows.list('file', 'a')).toEqual([])
  expect(await play(rows, omar, 'submissions.hand-in', handIn(some))).toBe('')
})

test('a mark given again with the same voice note leaves what is known of it', async () => {
  const { rows, muna } = await handedIn([])
  const mark = { submission: 'a', points: 5, comment: '', ifV: 0, files: [photo('V')] }
  expect(await play(rows, muna, 'marks.give', mark)).toBe('')
  await play(rows, office, 'files.arrive', here(fileId('V'.repeat(43), 'a')))
  const { v } = (await rows.get('mark', 'a'))!
  expect(await play(rows, muna, 'marks.give', { ...mark, points: 6, ifV: v })).toBe('')
  expect(await states(rows, 'a')).toEqual(['here'])
})

test('a question and its answer may be said in a voice note alone, never in nothing', async () => {
  const { rows, muna, omar } = await classroom()
  rows.put('tie', 'omar-5a', {
    audience: 'pupil:omar',
    about: 'omar',
    body: { person: 'omar', role: 'student', target: '5a', grade: '5' },
  })
  rows.put('teaching', 'muna-5a', {
    audience: 'section:5a',
    about: '5a',
    body: { section: '5a', person: 'muna', name: 'منى', gender: 'female', subject: 'maths' } as never,
  })
  const ask = { id: 'q', child: 'omar', teaching: 'muna-5a', text: ' ' }
  expect(await play(rows, omar, 'questions.ask', ask)).toBe('wrong_shape text')
  expect(await play(rows, omar, 'questions.ask', { ...ask, files: [photo('Q')] })).toBe('')
  const answer = { id: 'r', question: 'q', text: '' }
  expect(await play(rows, muna, 'questions.answer', answer)).toBe('wrong_shape text')
  expect(await play(rows, muna, 'questions.answer', { ...answer, files: [photo('R')] })).toBe('')
  expect([await states(rows, 'q'), await states(rows, 'r')]).toEqual([['coming'], ['coming']])
  expect((await rows.get('answer', 'r'))?.body.files).toEqual([photo('R')])
})

test('a notice’s photo is seen by whoever may read the notice', async () => {
  const { rows } = await classroom()
  rows.put('headcount', 'place', {
    audience: 'staff',
    about: 'school',
    body: { audience: 'place', people: 3 },
  })
  const notice = {
    ...{ id: 'n', kind: 'official', title: 'x', text: 'y', to: 'place', source: 'z' },
    ...{ mustRead: false, publishAt: now, files: [photo('N')] },
  }
  const adel = actor('adel', ['principal', 'school'])
  expect(await play(rows, adel, 'notices.publish', notice, moment(now))).toBe('')
  expect((await rows.list('file', 'n'))[0]?.audience).toBe('place')
})
