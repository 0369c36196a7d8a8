import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Film, OwnFilm } from '../../src/domain/lessons/film.ts'
import { workshopOf } from '../../src/server/films/workshop.ts'
import { eachEngine } from './engines.ts'
import { FileLine } from './file-line.ts'
import { FilmLine } from './film-line.ts'
import { film, soundAlone } from './film-reel.ts'
import { newSchool } from './school.ts'

const folder = mkdtempSync(join(tmpdir(), 'haqiba-reel-'))
const reel = { whole: '', silent: '', text: '', list: '', sound: '' }
beforeAll(() => {
  reel.whole = film(folder)
  reel.silent = film(folder, 'silent.mp4', { silent: true })
  reel.sound = soundAlone(folder)
  reel.text = join(folder, 'text.mp4')
  writeFileSync(reel.text, '<!doctype html><title>no film</title>')
  reel.list = join(folder, 'list.mp4')
  writeFileSync(
    reel.list,
    `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://${reel.whole}\n#EXT-X-ENDLIST\n`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

eachEngine('films', stage => {
  let films = 0
  async function scene() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const id = `film-of-a-lesson-${++films}`
    const lesson = `lesson-${films}`
    const publish = () =>
      muna.phone.does(muna.me, 'lessons.publish', {
        ...{ id: lesson, section: '5a', library: 'shelf', publishAt: stage.clock.now },
        film: { kind: 'coming', id },
      })
    const line = (file: string) => new FilmLine(muna.phone, school.place, id, file)
    const filmOf = async ({ phone, me } = muna) => {
      await phone.sync()
      return phone.row(me, 'lesson', lesson)?.body.film as Film
    }
    return { school, muna, id, lesson, publish, line, filmOf }
  }
  const made = async () => {
    await stage.house.films.start()
    await stage.house.films.idle()
  }

  test('T2.filmed S3.filmed S3.audio: a film becomes Opus of about 16 kbit/s, a second wrapping for phones without it, pictures and a small video, for the section and nobody else', async () => {
    const { school, publish, line, filmOf } = await scene()
    expect(await publish()).toBe('')
    expect(await filmOf()).toMatchObject({ kind: 'coming' })
    expect((await line(reel.whole).send()).status).toBe(204)
    await made()
    const own = (await filmOf()) as OwnFilm
    expect(own).toMatchObject({ kind: 'own', seconds: 6 })
    const { audio, pictures, video } = own
    expect(audio.map(one => one.type)).toEqual(['audio/webm', 'audio/mp4'])
    expect((audio[0]!.bytes * 8) / 6, 'bits a second').toBeLessThan(22_000)
    expect(pictures.length).toBeGreaterThan(0)
    expect(pictures.length).toBeLessThanOrEqual(8)
    expect(video.bytes).toBeGreaterThan(audio[0]!.bytes)
    const webm = await stage.house.blobs.bytes(audio[0]!.hash)
    expect(Buffer.from(webm!).includes('A_OPUS')).toBe(true)

    const omar = await school.phoneOf('omar')
    const files = new FileLine(omar.phone, omar.me)
    for (const { hash, bytes } of [...audio, ...pictures, video]) {
      const { status, body } = await files.fetch(hash)
      expect([status, body.length]).toEqual([200, bytes])
      expect(createHash('sha256').update(body).digest('base64url')).toBe(hash)
    }
    const part = await files.fetch(video.hash, { range: 'bytes=100-199' })
    expect([part.status, part.body.length]).toEqual([206, 100])
    for (const [who, status] of [
      ['hanan', 200],
      ['adel', 200],
      ['sami', 404],
      ['samir', 404],
    ] as const) {
      const { phone, me } = await school.phoneOf(who)
      expect((await new FileLine(phone, me).fetch(video.hash)).status, who).toBe(status)
    }
  })

  test('a film that is ready before its lesson arrives waits for it', async () => {
    const { publish, line, filmOf } = await scene()
    await line(reel.whole).send()
    await made()
    expect(await publish()).toBe('')
    expect(await filmOf()).toMatchObject({ kind: 'own', seconds: 6 })
  })

  test('a film without sound gives pictures and video; what is none says why, and leaves nothing', async () => {
    const outcome = async (file: string) => {
      const { publish, line, filmOf } = await scene()
      await publish()
      expect((await line(file).send()).status).toBe(204)
      await made()
      return filmOf()
    }
    const silent = (await outcome(reel.silent)) as OwnFilm
    expect([silent.kind, silent.audio, silent.pictures.length > 0]).toEqual(['own', [], true])
    expect(await outcome(reel.text)).toMatchObject({ kind: 'coming', problem: 'not_a_film' })
    expect(await outcome(reel.list), 'a list of other files').toMatchObject({ problem: 'not_a_film' })
    expect(await outcome(reel.sound)).toMatchObject({ kind: 'coming', problem: 'no_picture' })
    expect(readdirSync(workshopOf(stage.house.config.dataDir))).toEqual([])
  })

  test('a cut upload goes on where it was; a piece whose hash is wrong never lands', async () => {
    const { publish, line, filmOf } = await scene()
    await publish()
    const sending = line(reel.whole)
    expect((await sending.announce()).status).toBe(201)
    expect((await sending.patch(0)).offset).toBe(sending.piece)
    const bent = sending.bytes.slice(sending.piece, 2 * sending.piece)
    bent[7]! ^= 1
    expect(await sending.patch(sending.piece, bent)).toMatchObject({ status: 460, code: 'chunk_hash_wrong' })
    expect(await sending.patch(0)).toMatchObject({ status: 409, code: 'offset_wrong' })
    expect(await sending.head()).toMatchObject({ status: 200, offset: sending.piece })
    expect((await sending.send()).status).toBe(204)
    await made()
    expect(await filmOf()).toMatchObject({ kind: 'own', seconds: 6 })
  })

  test('only who teaches sends films, and only who announced one goes on with it', async () => {
    const { school, id, line } = await scene()
    const omar = await school.phoneOf('omar')
    const his = new FilmLine(omar.phone, school.place, id, reel.whole)
    expect(await his.announce()).toMatchObject({ status: 404, code: 'not_yours' })
    await line(reel.whole).announce()
    expect((await his.head()).status).toBe(404)
    expect((await his.patch(0)).status).toBe(404)
    expect(await line(reel.whole).announce(3 * 1024 ** 3)).toMatchObject({ status: 200 })
    const samir = await school.phoneOf('samir')
    const large = new FilmLine(samir.phone, school.place, `${id}-large`, reel.whole)
    expect(await large.announce(3 * 1024 ** 3)).toMatchObject({ status: 413, code: 'film_too_large' })
  })

  test('without ffmpeg the school says so before a byte is sent', async () => {
    const { line, filmOf } = await scene()
    const { config } = stage.house
    config.ffmpeg = '/nowhere/ffmpeg'
    try {
      expect(await line(reel.whole).announce()).toMatchObject({ status: 501, code: 'no_ffmpeg' })
    } finally {
      delete config.ffmpeg
    }
    expect(await filmOf()).toBeUndefined()
  })

  test('a film that was stopped in the middle is begun again, and done once', async () => {
    const { muna, publish, line, filmOf } = await scene()
    await publish()
    await line(reel.whole).send()
    await stage.house.films.start()
    await stage.house.films.stop()
    expect(await filmOf()).toMatchObject({ kind: 'coming' })
    const { house } = await stage.another()
    await house.films.start()
    await house.films.idle()
    const before = muna.phone.place(muna.me.place).cursor
    expect(await filmOf()).toMatchObject({ kind: 'own' })
    expect(muna.phone.place(muna.me.place).cursor, 'its lesson was written once').toBe(before + 1)
    await house.films.start()
    await house.films.idle()
    await muna.phone.sync()
    expect(muna.phone.place(muna.me.place).cursor).toBe(before + 1)
  })
})
