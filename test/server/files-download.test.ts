import sharp from 'sharp'
import { expect, test } from 'vitest'
import { fileLimits } from '../../src/wire/files.ts'
import { eachEngine } from './engines.ts'
import { FileLine, seal } from './file-line.ts'
import { newSchool } from './school.ts'

eachEngine('fetching files', stage => {
  /** Work of omar with a photo that has arrived. */
  async function scene() {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    await omar.phone.sync()
    const photo = await seal(await sharp({ create: square }).jpeg().toBuffer())
    const answers = [{ task: 't1', files: [photo.attachment] }]
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: `of-${work}`, assignment: work, answers })
    const line = new FileLine(omar.phone, omar.me)
    expect((await line.send(photo)).status).toBe(204)
    await stage.house.arrivals.idle()
    await omar.phone.sync()
    const file = omar.phone.rows(omar.me, 'file')[0]!.body as { hash: string; key: string }
    return { school, muna, omar, line, file, sent: photo.attachment.hash }
  }
  const square = { width: 40, height: 40, channels: 3 as const, background: '#336699' }
  type Who = Parameters<Awaited<ReturnType<typeof newSchool>>['phoneOf']>[0]

  test('a file is there for the child, his parents and his teachers, and for nobody else', async () => {
    const { school, file } = await scene()
    const statusFor = async (who: Who) => {
      const { phone, me } = await school.phoneOf(who)
      return (await new FileLine(phone, me).fetch(file.hash)).status
    }
    for (const who of ['omar', 'hanan', 'muna'] as const) expect(await statusFor(who), who).toBe(200)
    for (const who of ['lina', 'sami', 'samir', 'rana', 'adel'] as const)
      expect(await statusFor(who), who).toBe(404)
  })

  test('what is not yours and what is not there are told apart by nobody', async () => {
    const { school, file, line, sent } = await scene()
    const lina = await school.phoneOf('lina')
    const theirs = new FileLine(lina.phone, lina.me)
    const answers = [
      await theirs.fetch(file.hash),
      await theirs.fetch('A'.repeat(43)),
      await theirs.fetch('x'),
    ]
    for (const { status, body } of answers)
      expect([status, new TextDecoder().decode(body)]).toEqual([404, '{"code":"not_found"}'])
    expect(
      (await line.fetch(sent)).status,
      'as it was sent, with what the camera wrote, nobody fetches it',
    ).toBe(404)
    const bare = await fetch(`${stage.url}/files/${school.place}/${file.hash}`)
    expect(bare.status).toBe(401)
  })

  test('a child who moves takes his photos along; his old teacher leaves them', async () => {
    const { school, file, muna } = await scene()
    const samir = await school.phoneOf('samir')
    await school.office('people.move', { person: 'omar', to: '5b', tie: 'omar-5b' })
    expect((await new FileLine(samir.phone, samir.me).fetch(file.hash)).status).toBe(200)
    expect((await new FileLine(muna.phone, muna.me).fetch(file.hash)).status).toBe(404)
  })

  test('what is fetched once is kept for ever, by its phone alone', async () => {
    const { line, file } = await scene()
    const { headers } = await line.fetch(file.hash)
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a fetch that was cut goes on where it stopped', async () => {
    const { line, file } = await scene()
    const whole = await line.fetch(file.hash)
    const size = whole.body.length
    const part = async (range: string) => {
      const { status, headers, body } = await line.fetch(file.hash, { range })
      return { status, range: headers.get('content-range'), text: Buffer.from(body).toString('hex') }
    }
    const hex = (from: number, to: number) => Buffer.from(whole.body.subarray(from, to)).toString('hex')
    const told = (from: number, to: number) => ({
      status: 206,
      range: `bytes ${from}-${to}/${size}`,
      text: hex(from, to + 1),
    })
    expect(await part('bytes=10-')).toEqual(told(10, size - 1))
    expect(await part('bytes=0-9')).toEqual(told(0, 9))
    expect(await part(`bytes=5-${size + 100}`)).toEqual(told(5, size - 1))
    expect(await part('bytes=-7')).toEqual(told(size - 7, size - 1))
    expect(await part(`bytes=${size}-`)).toMatchObject({ status: 416, range: `bytes */${size}` })
    for (const odd of ['bytes=9-3', 'bytes=-', 'lines=1-2', 'bytes=0-1,3-4'])
      expect(await part(odd), odd).toMatchObject({ status: 200, text: hex(0, size) })
  })

  test('a chunk’s door takes no more than a chunk, however long somebody goes on sending', async () => {
    const { line, sent } = await scene()
    const { request } = await import('node:http')
    const { port } = new URL(stage.url)
    const piece = Buffer.alloc(16 * 1024)
    const headers = { 'content-type': 'application/offset+octet-stream', 'transfer-encoding': 'chunked' }
    const path = `/files/${line.place}/${sent}`
    const put = request({ port, host: '127.0.0.1', path, method: 'PATCH', headers })
    const answered = new Promise<number>((done, fail) => {
      put.on('response', response => {
        response.resume()
        done(response.statusCode ?? 0)
      })
      put.on('error', fail)
    })
    let sentBytes = 0
    let open = true
    void answered.then(
      () => (open = false),
      () => (open = false),
    )
    while (open && sentBytes < 64 * fileLimits.chunk) {
      sentBytes += piece.length
      await new Promise<void>(done => put.write(piece, () => done()))
    }
    expect(await answered).toBe(413)
    // What was taken beyond lies in the sockets of both sides, not with us.
    expect(sentBytes).toBeLessThan(64 * fileLimits.chunk)
    put.destroy()
  })
})
