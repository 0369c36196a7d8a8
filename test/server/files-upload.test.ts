import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { fileLimits } from '../../src/wire/files.ts'
import { eachEngine, dump } from './engines.ts'
import { FileLine, filesUnder, seal, type Made } from './file-line.ts'
import { noise } from './noise.ts'
import { day, newSchool } from './school.ts'

const { chunk } = fileLimits

eachEngine('sending files', stage => {
  async function scene() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    await omar.phone.sync()
    return { school, muna, omar, work, line: new FileLine(omar.phone, omar.me) }
  }
  type Scene = Awaited<ReturnType<typeof scene>>

  let made = 0
  async function handIn({ omar, work }: Scene, ...files: Made[]): Promise<string> {
    const id = `handed-${++made}`
    const answers = [{ task: 't1', files: files.map(file => file.attachment) }]
    const args = { id, assignment: work, answers }
    expect(await omar.phone.does(omar.me, 'submissions.hand-in', args)).toBe('')
    return id
  }

  /** The file rows of a submission as its teacher sees them now. */
  async function seen({ muna }: Scene, about: string) {
    await stage.house.arrivals.idle()
    await muna.phone.sync()
    return muna.phone
      .rows(muna.me, 'file')
      .filter(row => row.about === about)
      .map(row => row.body)
  }

  test('S5.photo: work is taken before its photo, says that it is on its way, and shows it once it came', async () => {
    const all = await scene()
    const photo = await seal(await noise(300))
    const id = await handIn(all, photo)
    expect(await seen(all, id)).toEqual([
      { sent: photo.attachment.hash, state: 'coming', type: 'image/jpeg', bytes: photo.attachment.bytes },
    ])
    expect((await all.line.send(photo)).status).toBe(204)
    const [file] = await seen(all, id)
    expect(file).toMatchObject({ state: 'here', type: 'image/webp', width: 300, height: 300 })
    expect(file.hash).not.toBe(photo.attachment.hash)
    const opened = await new FileLine(all.muna.phone, all.muna.me).open(file)
    expect(await sharp(opened).metadata()).toMatchObject({ format: 'webp', width: 300, height: 300 })
    expect(opened.length).toBe(file.bytes)
  })

  test('what a teacher says to a work has a voice note beside its photo; each is told by itself', async () => {
    const all = await scene()
    const { muna, omar } = all
    const photo = await seal(await noise(50))
    const id = await handIn(all, photo)
    const ogg = Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(22), Buffer.from('OpusHead\x01\x01')])
    const voice = await seal(ogg, 'audio/ogg')
    const mark = { submission: id, points: 5, comment: '', ifV: 0, files: [voice.attachment] }
    expect(await muna.phone.does(muna.me, 'marks.give', mark)).toBe('')
    expect((await new FileLine(muna.phone, muna.me).send(voice)).status).toBe(204)
    const states = Object.fromEntries((await seen(all, id)).map(({ sent, state }) => [sent, state]))
    expect(states).toEqual({ [photo.attachment.hash]: 'coming', [voice.attachment.hash]: 'here' })
    await omar.phone.sync()
    const heard = omar.phone.rows(omar.me, 'file').find(({ body }) => body.state === 'here')
    expect(await all.line.open(heard!.body)).toEqual(ogg)
  })

  test('a notice’s photo stands on the board, for all who read the notice and no other school', async () => {
    const all = await scene()
    const adel = await all.school.phoneOf('adel')
    const photo = await seal(await noise(50))
    const notice = {
      ...{ id: `note-${++made}`, kind: 'official', title: 'x', text: 'y', to: 'students:5a', source: 'z' },
      ...{ mustRead: false, publishAt: stage.clock.now, files: [photo.attachment] },
    }
    expect(await adel.phone.does(adel.me, 'notices.publish', notice)).toBe('')
    expect((await new FileLine(adel.phone, adel.me).send(photo)).status).toBe(204)
    await stage.house.arrivals.idle()
    const { phone, me } = all.omar
    await phone.sync()
    const file = phone.places.get(me.place)!.board.get(`file/${phone.rows(me, 'file')[0]!.id}`)
    expect(file?.body).toMatchObject({ state: 'here' })
    expect((await new FileLine(phone, me).fetch(file!.body.hash)).status).toBe(200)
    const sami = await all.school.phoneOf('sami')
    expect((await new FileLine(sami.phone, sami.me).fetch(file!.body.hash)).status).toBe(404)
    const away = await (await newSchool(stage)).phoneOf('omar')
    expect((await new FileLine(away.phone, me).fetch(file!.body.hash)).status).toBe(404)
  })

  test('a photo that comes before its act waits for it', async () => {
    const all = await scene()
    const photo = await seal(await noise(100))
    expect((await all.line.send(photo)).status).toBe(204)
    await stage.house.arrivals.idle()
    const id = await handIn(all, photo)
    expect(await seen(all, id)).toMatchObject([{ state: 'here' }])
    const again = await handIn(all, photo)
    expect(await seen(all, again), 'and it serves every act that names it').toMatchObject([{ state: 'here' }])
    expect(
      filesUnder(stage.house.config.dataDir).filter(name => name.includes(photo.attachment.hash)),
    ).toEqual([])
  })

  test('a cut wastes one chunk at most, however many there were before it', async () => {
    const all = await scene()
    const photo = await seal(await noise(700))
    const { hash } = photo.attachment
    const size = photo.sealed.length
    const chunks = Math.ceil(size / chunk)
    expect(chunks).toBeGreaterThan(4)
    for (const k of [1, 2, 3]) {
      await all.line.send(photo, 1)
      // The next chunk leaves the phone, and half of it arrives before the line is cut.
      const piece = photo.sealed.slice(k * chunk, (k + 1) * chunk)
      const told = await all.line.chunk(hash, k * chunk, piece, piece.slice(0, chunk / 2))
      expect([told.status, told.code]).toEqual([460, 'chunk_hash_wrong'])
      expect(await all.line.offset(hash)).toBe(k * chunk)
    }
    expect((await all.line.send(photo)).status).toBe(204)
    expect(all.line.sent - size).toBeLessThanOrEqual(3 * chunk)
    expect(await seen(all, await handIn(all, photo))).toMatchObject([{ state: 'here' }])
  })

  test('a chunk whose hash is wrong never lands', async () => {
    const { line, school } = await scene()
    const photo = await seal(await noise(400))
    const { hash } = photo.attachment
    await line.send(photo, 1)
    const before = filesUnder(stage.house.config.dataDir)
    const piece = photo.sealed.slice(chunk, 2 * chunk)
    const turned = piece.slice()
    turned[9]! ^= 1
    expect(await line.chunk(hash, chunk, piece, turned)).toMatchObject({
      status: 460,
      code: 'chunk_hash_wrong',
    })
    expect(await line.offset(hash)).toBe(chunk)
    expect(filesUnder(stage.house.config.dataDir)).toEqual(before)
    expect(await stage.house.sent.size({ place: school.place, hash })).toBe(chunk)
    expect((await line.send(photo)).status).toBe(204)
  })

  test('what lies on the disk and what was noted may differ after a crash: the lesser of both counts', async () => {
    const { line, school } = await scene()
    const photo = await seal(await noise(400))
    const { hash } = photo.attachment
    const name = { place: school.place, hash }
    await line.send(photo, 1)
    // Ended between the disk and the database: half a chunk of something lies there, and nobody was told so.
    await stage.house.sent.write(name, chunk, randomBytes(chunk / 2))
    expect(await line.offset(hash)).toBe(chunk)
    await line.send(photo, 1)
    // A disk that has lost what it had promised.
    await stage.house.sent.write(name, 0, photo.sealed.slice(0, 100))
    expect(await line.offset(hash)).toBe(100)
    expect((await line.send(photo)).status).toBe(204)
    expect(Buffer.from((await stage.house.sent.read(name))!).equals(photo.sealed)).toBe(true)
    // Whole on the disk, and still half in the database.
    const half = { state: 'open', got: chunk }
    await stage.house.db.updateTable('incoming').set(half).where('hash', '=', hash).execute()
    expect(await line.offset(hash)).toBe(photo.sealed.length)
  })

  test('a chunk for another place in the file is not taken, and neither is one too long or without a hash', async () => {
    const { line } = await scene()
    const photo = await seal(await noise(400))
    const { hash } = photo.attachment
    await line.send(photo, 1)
    const piece = photo.sealed.slice(0, chunk)
    expect(await line.chunk(hash, 0, piece)).toMatchObject({ status: 409, code: 'offset_wrong' })
    const long = photo.sealed.slice(chunk, 2 * chunk + 1)
    expect(await line.chunk(hash, chunk, long)).toMatchObject({ status: 413, code: 'too_large' })
    const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
    expect(await line.ask('PATCH', `/files/${line.place}/${hash}`, '0 ', headers, piece)).toMatchObject({
      status: 400,
      code: 'wrong_shape',
      field: 'upload-checksum',
    })
    expect(await line.offset(hash)).toBe(chunk)
  })

  test('a file that is not what it was announced as is let go of, and begins anew', async () => {
    const { line } = await scene()
    const photo = await seal(await noise(100))
    const other = await seal(await noise(100))
    const claimed = { ...photo, sealed: other.sealed }
    expect(await line.send(claimed)).toMatchObject({ status: 422, code: 'file_hash_wrong' })
    expect(await line.offset(photo.attachment.hash)).toBeUndefined()
    expect(
      filesUnder(stage.house.config.dataDir).filter(name => name.includes(photo.attachment.hash)),
    ).toEqual([])
    expect((await line.send(photo)).status).toBe(204)
  })

  test('several phones with the same file go on where the other stopped', async () => {
    const all = await scene()
    const lina = await all.school.phoneOf('lina')
    const other = new FileLine(lina.phone, lina.me)
    const photo = await seal(await noise(500))
    const { hash } = photo.attachment
    await all.line.send(photo, 2)
    expect(await other.offset(hash)).toBe(2 * chunk)
    // Both at once with the same chunk: one lands, the other is told where to go on.
    const piece = photo.sealed.slice(2 * chunk, 3 * chunk)
    const both = await Promise.all([all.line, other].map(line => line.chunk(hash, 2 * chunk, piece)))
    expect(both.map(told => told.status).sort()).toEqual([204, 409])
    expect((await other.send(photo)).status).toBe(204)
    const told = await all.line.announce(hash, photo.sealed.length)
    expect([told.status, told.headers.get('upload-offset')]).toEqual([200, String(photo.sealed.length)])
    expect(await seen(all, await handIn(all, photo))).toMatchObject([{ state: 'here' }])
    expect(await all.line.offset(hash), 'also when it was cleaned').toBe(photo.sealed.length)
  })

  test('whoever is no device of the school is told nothing, and a signature holds for one request alone', async () => {
    const { line, omar, school } = await scene()
    const photo = await seal(await noise(100))
    const { hash } = photo.attachment
    await line.announce(hash, photo.sealed.length)
    const stranger = await (await import('./phone.ts')).Phone.make(stage.url, () => stage.clock.now)
    const theirs = new FileLine(stranger, omar.me)
    expect(await theirs.announce(hash, 10)).toMatchObject({ status: 401, code: 'unknown_device' })
    expect((await theirs.ask('HEAD', `/files/${school.place}/${hash}`)).status).toBe(401)
    const signed = await line.ask('HEAD', `/files/${school.place}/${hash}`, 'something else')
    expect(signed.status).toBe(401)
    const neighbour = await newSchool(stage)
    const away = new FileLine(omar.phone, neighbour)
    expect(await away.announce(hash, 10)).toMatchObject({ status: 404, code: 'not_found', field: 'place' })
    expect(await away.fetch(hash)).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('what is announced wrong is refused by its field', async () => {
    const { line } = await scene()
    const ok = 'A'.repeat(43)
    expect(await line.announce('short', 10)).toMatchObject({
      status: 400,
      code: 'wrong_shape',
      field: 'hash',
    })
    expect(await line.announce(ok, 0)).toMatchObject({ status: 400, code: 'wrong_shape', field: 'length' })
    expect(await line.announce(ok, 10, '../x')).toMatchObject({ status: 400, field: 'place' })
    expect(await line.announce(ok, fileLimits.sealed + 1)).toMatchObject({ status: 413, code: 'too_large' })
    const strange = await line.ask('HEAD', `/files/${line.place}/..%2f..%2fsecret`)
    expect(strange.status).toBe(404)
  })

  test('room is kept before a byte is taken: by phone, by day, by school and by disk', async () => {
    const { line, school } = await scene()
    const { house } = stage
    const usual = { ...house.room }
    const hashes = [...'ABCDEF'].map(letter => letter.repeat(43))
    const before = await dump(house, school.place)
    try {
      house.room.device = 1000
      expect((await line.announce(hashes[0]!, 600)).status).toBe(201)
      expect(await line.announce(hashes[1]!, 600)).toMatchObject({ status: 413, code: 'quota_full' })
      expect((await line.announce(hashes[0]!, 600)).status, 'what has its room keeps it').toBe(200)
      expect((await line.ask('DELETE', `/files/${line.place}/${hashes[0]}`)).status).toBe(204)
      expect((await line.announce(hashes[1]!, 600)).status, 'taken back, it makes room').toBe(201)
      house.room = { ...usual, deviceDay: 1000 }
      expect(await line.announce(hashes[2]!, 600)).toMatchObject({ status: 413, code: 'quota_full' })
      stage.clock.now += day + 1
      expect((await line.announce(hashes[2]!, 600)).status).toBe(201)
      house.room = { ...usual, place: 1500 }
      expect(await line.announce(hashes[3]!, 600)).toMatchObject({ status: 413, code: 'quota_full' })
      const free = await house.blobs.free()
      house.room = { ...usual, margin: free - 1000 }
      expect(await line.announce(hashes[3]!, 600)).toMatchObject({ status: 507, code: 'disk_full' })
    } finally {
      house.room = usual
    }
    expect(await dump(house, school.place)).toBe(before)
  })

  test('half files are forgotten after a fortnight, and so is a whole one that no act has named', async () => {
    const all = await scene()
    const [half, whole] = [await seal(await noise(300)), await seal(await noise(50))]
    await all.line.send(half, 1)
    await all.line.send(whole)
    stage.clock.now += 13 * day
    await all.line.announce('Z'.repeat(43), 10)
    expect(await all.line.offset(half.attachment.hash)).toBe(chunk)
    stage.clock.now += day + 1
    await all.line.announce('Y'.repeat(43), 10)
    expect(await all.line.offset(half.attachment.hash)).toBeUndefined()
    expect(await all.line.offset(whole.attachment.hash)).toBeUndefined()
    const left = filesUnder(stage.house.config.dataDir).join()
    for (const { attachment } of [half, whole]) expect(left).not.toContain(attachment.hash)
  })

  test('nobody takes back what another has announced, nor what an act has claimed', async () => {
    const all = await scene()
    const lina = await all.school.phoneOf('lina')
    const photo = await seal(await noise(50))
    const path = `/files/${all.line.place}/${photo.attachment.hash}`
    await all.line.announce(photo.attachment.hash, photo.sealed.length)
    expect((await new FileLine(lina.phone, lina.me).ask('DELETE', path)).status).toBe(404)
    await all.line.send(photo)
    const id = await handIn(all, photo)
    await seen(all, id)
    expect((await all.line.ask('DELETE', path)).status).toBe(404)
    expect(await seen(all, id)).toMatchObject([{ state: 'here' }])
  })

  test('the protocol says what it can', async () => {
    const { headers, status } = await fetch(`${stage.url}/files`, { method: 'OPTIONS' })
    expect(status).toBe(204)
    expect(headers.get('tus-version')).toBe('1.0.0')
    expect(headers.get('tus-extension')).toBe('creation,expiration,termination,checksum')
    expect(headers.get('tus-checksum-algorithm')).toBe('sha256')
    expect(headers.get('tus-max-size')).toBe(String(fileLimits.sealed))
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})
