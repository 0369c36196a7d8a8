import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { FileType } from '../../src/domain/attachments/attachment.ts'
import { eachEngine } from './engines.ts'
import { FileLine, filesUnder, seal, type Made } from './file-line.ts'
import { newSchool } from './school.ts'

eachEngine('files that can’t be kept', stage => {
  async function scene() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    await omar.phone.sync()
    const line = new FileLine(omar.phone, omar.me)
    let made = 0
    /** Hands in, sends, and says what became of the file for those who read the work. */
    async function come(file: Made, more: object = {}) {
      const id = `${work}-${++made}`
      const answers = [{ task: 't1', files: [{ ...file.attachment, ...more }] }]
      expect(await omar.phone.does(omar.me, 'submissions.hand-in', { id, assignment: work, answers })).toBe(
        '',
      )
      const told = await line.send(file)
      if (told.status > 204) throw new Error(told.code)
      await stage.house.arrivals.idle()
      await omar.phone.sync()
      await muna.phone.sync()
      const row = muna.phone.rows(muna.me, 'file').find(({ about }) => about === id)
      return row!.body as { state: string; code?: string; hash?: string; type: FileType }
    }
    return { school, omar, muna, line, come }
  }
  const photo = () =>
    sharp({ create: { width: 20, height: 20, channels: 3, background: '#a53' } })
      .jpeg()
      .toBuffer()

  test('a page of HTML that is named a photo is refused, with the reason for its author', async () => {
    const { come, line, omar } = await scene()
    const before = filesUnder(stage.house.config.dataDir)
    const html = await seal(Buffer.from('<!doctype html><script>alert(1)</script>'))
    expect(await come(html)).toMatchObject({ state: 'refused', code: 'file_type_wrong' })
    expect(filesUnder(stage.house.config.dataDir), 'nothing of it is kept').toEqual(before)
    expect((await line.fetch(html.attachment.hash)).status).toBe(404)
    expect(omar.phone.rows(omar.me, 'submission'), 'the work itself is').toHaveLength(1)
    expect(await come(html), 'and the next act that names it hears the same').toMatchObject({
      code: 'file_type_wrong',
    })
  })

  test('a photo of forty megapixels is refused, and nothing of it is kept', async () => {
    const { come, line } = await scene()
    const before = filesUnder(stage.house.config.dataDir)
    const forty = sharp({ create: { width: 8000, height: 5000, channels: 3, background: '#a53' } })
    const large = await seal(await forty.jpeg().toBuffer())
    expect(await come(large)).toMatchObject({ state: 'refused', code: 'file_pixels' })
    expect(filesUnder(stage.house.config.dataDir)).toEqual(before)
    expect((await line.fetch(large.attachment.hash)).status).toBe(404)
  })

  test('a file that the key of its act does not open is refused for that act alone', async () => {
    const { come } = await scene()
    const good = await seal(await photo())
    expect(await come(good, { key: 'B'.repeat(43) })).toMatchObject({
      state: 'refused',
      code: 'file_key_wrong',
    })
    expect(await come(good)).toMatchObject({ state: 'here' })
    expect(await come(good, { key: 'C'.repeat(43) }), 'also once it was opened').toMatchObject({
      state: 'refused',
      code: 'file_key_wrong',
    })
  })

  test('a photo that is called a voice note is refused; one that is called another picture is not', async () => {
    const { come } = await scene()
    expect(await come(await seal(await photo()), { type: 'audio/ogg' })).toMatchObject({
      code: 'file_type_wrong',
    })
    expect(await come(await seal(await photo()), { type: 'image/png' })).toMatchObject({
      state: 'here',
      type: 'image/webp',
    })
  })

  test('S5.audio S5.file: a voice note and a paper arrive as they were sent, sealed anew', async () => {
    const { come, line } = await scene()
    const ogg = Buffer.concat([
      Buffer.from('OggS\0\x02'),
      Buffer.alloc(22),
      Buffer.from('OpusHead\x01\x01 voice'),
    ])
    const voice = await come(await seal(ogg, 'audio/ogg'), { seconds: 12.5 })
    expect(voice).toMatchObject({ state: 'here', type: 'audio/ogg', seconds: 12.5, bytes: ogg.length })
    expect(await line.open(voice as { hash: string; key: string } & typeof voice)).toEqual(ogg)
    const paper = Buffer.from('%PDF-1.7\n1 0 obj\n')
    const pdf = await come(await seal(paper, 'application/pdf'))
    expect(await line.open(pdf)).toEqual(paper)
  })

  test('a file that ended the server again and again is not tried for ever', async () => {
    const { come, school } = await scene()
    const good = await seal(await photo())
    const line = good.attachment.hash
    stage.house.arrivals.wake()
    await stage.house.arrivals.idle()
    // As three kills in the middle of its cleaning leave it.
    const tried = JSON.stringify({ tries: 3 })
    const { db } = stage.house
    const device = { place_id: school.place, hash: line, device_id: 'x', length: good.sealed.length }
    await db
      .insertInto('incoming')
      .values({
        ...device,
        got: 0,
        state: 'open',
        result: tried,
        made_at: stage.clock.now,
        touched_at: stage.clock.now,
      })
      .execute()
    expect(await come(good)).toMatchObject({ state: 'refused', code: 'file_broken' })
  })
})
