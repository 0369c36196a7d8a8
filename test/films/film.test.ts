import { expect, test } from 'vitest'
import { actor, classroom, now, play } from '../domain/memory.ts'
import {
  bytesOf,
  hashesOf,
  hostOf,
  isTakenAhead,
  lightPieces,
  pictureAt,
  soundFor,
  type OwnFilm,
} from '../../src/domain/lessons/film.ts'

const hash = (letter: string) => letter.repeat(43)
const film: OwnFilm = {
  kind: 'own',
  seconds: 600,
  audio: [
    { hash: hash('a'), bytes: 1_200_000, type: 'audio/webm' },
    { hash: hash('b'), bytes: 1_800_000, type: 'audio/mp4' },
  ],
  pictures: [
    { hash: hash('c'), bytes: 9000, at: 0 },
    { hash: hash('d'), bytes: 8000, at: 90.5 },
  ],
  video: { hash: hash('e'), bytes: 7_000_000 },
}
const link = { kind: 'platform', href: 'https://darsak.example/films/12', title: 'الكسور', seconds: 1260 }

test('T2.platform: a teacher hangs a lesson with a link to the platform’s film, its title and length', async () => {
  const { rows, muna } = await classroom()
  const args = { id: 'mine', section: '5a', library: 'lesson', publishAt: now }
  expect(await play(rows, muna, 'lessons.publish', { ...args, film: link })).toBe('')
  expect((await rows.get('lesson', 'mine'))?.body.film).toEqual(link)
  expect(hostOf(link.href)).toBe('darsak.example')
})

test('a link that is not https, or that hides a name before its host, is no film', async () => {
  const { rows, muna } = await classroom()
  const args = { id: 'mine', section: '5a', library: 'lesson', publishAt: now }
  const bad = [
    'http://a.example/1',
    'javascript:alert(1)',
    'https://good.example@bad.example/',
    'https://a b',
    '',
  ]
  for (const href of bad)
    expect(await play(rows, muna, 'lessons.publish', { ...args, film: { ...link, href } }), href).toMatch(
      /^wrong_shape film/,
    )
  for (const seconds of [0, 7201, 1.5])
    expect(await play(rows, muna, 'lessons.publish', { ...args, film: { ...link, seconds } })).toMatch(
      /^wrong_shape film/,
    )
})

test('T2.filmed: only the office says what became of a file; a teacher changes the film of her own lesson alone', async () => {
  const { rows, muna, omar } = await classroom()
  await play(rows, muna, 'lessons.publish', { id: 'mine', section: '5a', library: 'lesson', publishAt: now })
  const give = (who: typeof muna, given: unknown) =>
    play(rows, who, 'lessons.film', { id: 'mine', film: given })
  expect(await give(muna, film)).toBe('not_yours film')
  expect(await give(muna, { kind: 'coming', id: 'f1', problem: 'film_broken' })).toBe('not_yours film')
  expect(await give(omar, link)).toBe('not_yours id')
  expect(await give(actor('hala', ['teacher', '5a']), link)).toBe('not_yours id')
  expect(await give(muna, { kind: 'coming', id: 'f1' })).toBe('')
  expect(await give({ ...actor(''), office: true }, film)).toBe('')
  expect((await rows.get('lesson', 'mine'))?.body.film).toEqual(film)
  expect(await give(muna, undefined)).toBe('')
  expect((await rows.get('lesson', 'mine'))?.body).not.toHaveProperty('film')
})

test('a lesson that is imported again keeps the film that was attached to it', async () => {
  const { rows, muna } = await classroom()
  const office = { ...actor(''), office: true }
  const body = (await rows.get('lesson', 'lesson'))!.body
  const { title, subject, pages } = body
  const lesson = { title, subject, pages, outcomes: [], credits: [] }
  await play(rows, office, 'lessons.film', { id: 'lesson', film })
  const again = { id: 'lesson', publishAt: now, lesson, source: 'x.md', hash: '2' }
  expect(await play(rows, office, 'lessons.shelve', again)).toBe('')
  expect((await rows.get('lesson', 'lesson'))?.body.film).toEqual(film)
  await play(rows, muna, 'lessons.publish', { id: 'mine', section: '5a', library: 'lesson', publishAt: now })
  expect((await rows.get('lesson', 'mine'))?.body.film, 'a copy has the film of its original').toEqual(film)
})

test('S3.audio: a phone takes the lightest sound that it can play', () => {
  expect(soundFor(film, () => true)?.type).toBe('audio/webm')
  expect(soundFor(film, type => type === 'audio/mp4')?.type).toBe('audio/mp4')
  expect(soundFor(film, () => false)).toBeUndefined()
})

test('S3.pictures: the picture follows the second', () => {
  expect(pictureAt(film, 0)?.hash).toBe(hash('c'))
  expect(pictureAt(film, 90)?.hash).toBe(hash('c'))
  expect(pictureAt(film, 91)?.hash).toBe(hash('d'))
  const late = { ...film, pictures: [{ hash: hash('d'), bytes: 1, at: 4 }] }
  expect(pictureAt(late, 1)?.hash, 'before the first, the first').toBe(hash('d'))
})

test('S3.video: what is taken ahead is sound and pictures of this week’s lessons, never the video', () => {
  const light = lightPieces(
    film,
    soundFor(film, () => true),
  )
  expect(light.map(piece => piece.hash)).toEqual([hash('a'), hash('c'), hash('d')])
  const bytes = bytesOf(light)
  const day = 86_400_000
  expect(isTakenAhead(now - 2 * day, now, bytes)).toBe(true)
  expect(isTakenAhead(now + 3 * day, now, bytes)).toBe(true)
  expect(isTakenAhead(now - 8 * day, now, bytes)).toBe(false)
  expect(isTakenAhead(now, now, 40_000_000), 'a film of hours waits to be asked for').toBe(false)
})

test('a film names its files, and what is not there yet names none', () => {
  expect(hashesOf(film)).toEqual(['a', 'b', 'c', 'd', 'e'].map(hash))
  expect(hashesOf({ kind: 'coming', id: 'f1' })).toEqual([])
  expect(hashesOf(undefined)).toEqual([])
})
