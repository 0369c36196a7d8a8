import { utimes } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { keptFor } from '../../src/server/jobs/forgetting.ts'
import { collectBlobs } from '../../src/server/jobs/unnamed.ts'
import { eachEngine } from './engines.ts'
import { FileLine, seal } from './file-line.ts'
import { day, newSchool } from './school.ts'

eachEngine('blobs that no row names', stage => {
  const photo = async (background: string) =>
    seal(
      await sharp({ create: { width: 30, height: 30, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    )
  /** Days pass, each with its daily work. @returns how many blobs went. */
  async function pass(days: number, step = days) {
    let removed = 0
    for (let gone = 0; gone < days; gone += step) {
      stage.clock.now += step * day
      removed += await collectBlobs(stage.house)
    }
    return removed
  }

  /** The principal's notice with a picture, which has arrived and is shown. */
  async function noticed(background: string) {
    const { house } = stage
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const made = await photo(background)
    const line = new FileLine(adel.phone, adel.me)
    const notice = (id: string) => ({
      ...{ id, kind: 'official', to: 'place', title: 'تعميم', text: 'نصّ', source: 'المدرسة' },
      ...{ publishAt: house.now(), mustRead: false, files: [made.attachment] },
    })
    expect(await adel.phone.does(adel.me, 'notices.publish', notice('n'))).toBe('')
    await line.send(made)
    await house.arrivals.idle()
    await adel.phone.sync()
    const [file] = adel.phone.rows(adel.me, 'file')
    const hash = file!.body.hash!
    expect(await house.blobs.size(hash)).toBeGreaterThan(0)
    // On the disk it lies for as long as on the school's clock.
    const aged = () => utimes(house.blobs.path(hash), new Date(0), new Date(0))
    return { school, adel, made, line, notice, hash, aged }
  }

  test('what a row names stays, however old it is', async () => {
    const { hash, aged } = await noticed('#112233')
    await aged()
    expect(await pass(3 * 365, 100)).toBe(0)
    expect(await stage.house.blobs.size(hash)).toBeGreaterThan(0)
  })

  test('what no row names any more goes after half a year and a day, and not before', async () => {
    const { house } = stage
    const { adel, hash, aged } = await noticed('#445566')
    expect(await adel.phone.does(adel.me, 'notices.withdraw', { notice: 'n' })).toBe('')
    await aged()
    await collectBlobs(house)
    expect(await pass(keptFor / day)).toBe(0)
    expect(await house.blobs.size(hash)).toBeGreaterThan(0)
    expect(await pass(1)).toBe(1)
    expect(await house.blobs.size(hash)).toBeUndefined()
    expect(await pass(1)).toBe(0)
  })

  test('an act that names it again within that time finds it, and it stays', async () => {
    const { house } = stage
    const { adel, notice, hash, aged } = await noticed('#778899')
    await adel.phone.does(adel.me, 'notices.withdraw', { notice: 'n' })
    await aged()
    await collectBlobs(house)
    await pass(100)
    expect(await adel.phone.does(adel.me, 'notices.publish', notice('again'))).toBe('')
    await house.arrivals.idle()
    await adel.phone.sync()
    expect(adel.phone.rows(adel.me, 'file').map(row => row.body.hash)).toEqual([hash])
    expect(await pass(2 * (keptFor / day), 90)).toBe(0)
    expect(await house.blobs.size(hash)).toBeGreaterThan(0)
  })

  test('an act that names it later is asked for its file anew, and shows it', async () => {
    const { house } = stage
    const { adel, made, line, notice, hash, aged } = await noticed('#aabbcc')
    await adel.phone.does(adel.me, 'notices.withdraw', { notice: 'n' })
    await aged()
    await collectBlobs(house)
    await pass(keptFor / day)
    expect(await adel.phone.does(adel.me, 'notices.publish', notice('late'))).toBe('')
    await house.arrivals.idle()
    expect(await pass(1)).toBe(1)
    await adel.phone.sync()
    expect(adel.phone.rows(adel.me, 'file').map(row => row.body.state)).toEqual(['coming'])
    await line.send(made)
    await house.arrivals.idle()
    await adel.phone.sync()
    const [file] = adel.phone.rows(adel.me, 'file')
    expect(file!.body).toMatchObject({ state: 'here' })
    expect(file!.body.hash).not.toBe(hash)
    expect(await house.blobs.size(file!.body.hash!)).toBeGreaterThan(0)
  })

  test('what was put anew just now is left to whoever puts it', async () => {
    const { house } = stage
    const hash = await house.blobs.put(new TextEncoder().encode(`film ${stage.engine}`))
    await collectBlobs(house)
    expect(await pass(keptFor / day + 10, 95)).toBe(0)
    expect(await house.blobs.size(hash)).toBeGreaterThan(0)
    await utimes(house.blobs.path(hash), new Date(0), new Date(0))
    expect(await pass(1)).toBe(1)
  })
})
