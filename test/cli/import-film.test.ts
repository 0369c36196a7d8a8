import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnFilm } from '../../src/domain/lessons/film.ts'
import { film } from '../server/film-reel.ts'
import { everything, folder, run, school } from './school.ts'

const dataDir = folder(afterAll)
const reels = folder(afterAll)
const lesson = ['--lesson', 'موسم الزيتون والجملة الاسمية', '--place', 'amal']
let reel = ''
/** Each run starts a process of its own. Milliseconds. */
const slow = 120_000
beforeAll(async () => {
  reel = film(reels)
  expect((await school(dataDir, 'demo')).code).toBe(0)
}, slow)

const filmed = async () =>
  (await everything(dataDir, ['rows'])).rows!.flatMap(row => {
    const { noun, place_id, id, body } = row as { noun: string; place_id: string; id: string; body: string }
    if (noun !== 'lesson') return []
    const own = (JSON.parse(body) as { film?: OwnFilm }).film
    return own ? [{ key: `${place_id}/${id}`, own }] : []
  })

test(
  'import-film: what is no film, or has no lesson, is refused, and nothing is left behind',
  async () => {
    const text = join(reels, 'text.mp4')
    writeFileSync(text, '<!doctype html>')
    const bad = join(reels, 'bad.vtt')
    writeFileSync(bad, 'WEBVTT\n\n1 --> 2\nx\n')
    const refusals: [string[], string][] = [
      [['import-film', text, ...lesson], 'not_a_film'],
      [['import-film', join(reels, 'none.mp4'), ...lesson], 'file_not_readable'],
      [['import-film', reel, '--lesson', 'درس لا نعرفه'], 'lesson_not_found'],
      [['import-film', reel, ...lesson, '--transcript', bad], 'transcript_timing'],
    ]
    for (const [args, code] of refusals) {
      const ran = await school(dataDir, ...args, '--json')
      expect([ran.code, ran.json.error], code).toEqual([1, code])
    }
    expect((await school(dataDir, 'import-film', reel)).code, 'without a lesson').toBe(2)
    expect(await filmed()).toEqual([])
  },
  slow,
)

test(
  'import-film: without ffmpeg it says so in both languages, and does nothing',
  async () => {
    const env = { DATA_DIR: dataDir, FFMPEG_PATH: '/nowhere/ffmpeg' }
    const ran = await run('src/server/cli.ts', ['import-film', reel, ...lesson, '--json'], env)
    expect([ran.code, ran.json.error]).toEqual([1, 'no_ffmpeg'])
    expect(ran.err).toContain('لا ffmpeg في /nowhere/ffmpeg')
    expect(ran.err).toContain('There is no ffmpeg at /nowhere/ffmpeg')
    expect(await filmed()).toEqual([])
  },
  slow,
)

test(
  'T2.filmed S3.transcript: import-film hangs a film on the library’s lesson and on its copies',
  async () => {
    const words = join(reels, 'words.txt')
    writeFileSync(words, 'أهلًا بكم.\n\nهذا درس الزيتون.\n')
    const ran = await school(dataDir, 'import-film', reel, ...lesson, '--transcript', words, '--json')
    expect(ran.code).toBe(0)
    expect(ran.json).toMatchObject({ place: 'amal', seconds: 6, transcript: 2 })
    expect(ran.err).toMatch(/\d+%/)
    const all = await filmed()
    expect(all.length).toBeGreaterThan(1)
    expect(all.every(({ key }) => key.startsWith('amal/'))).toBe(true)
    expect(all[0]!.own.transcript).toEqual([{ t: 'أهلًا بكم.' }, { t: 'هذا درس الزيتون.' }])
    expect(readdirSync(join(dataDir, 'films'))).toEqual([])
  },
  slow,
)
