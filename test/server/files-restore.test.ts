import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { backupCommand } from '../../src/server/cli/backup.ts'
import { restoreCommand } from '../../src/server/cli/restore.ts'
import { openHouse } from '../../src/server/house.ts'
import { openDoors } from '../../src/server/http/app.ts'
import { eachEngine } from './engines.ts'
import { FileLine, seal } from './file-line.ts'
import { newSchool } from './school.ts'

eachEngine('files after a restore', stage => {
  const typed = (word: string) => ({ words: [word], text: {}, on: new Set<string>() })
  const photo = async (background: string) =>
    seal(
      await sharp({ create: { width: 30, height: 30, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    )

  test('a school restored elsewhere has its files, and asks again for those that were on their way', async () => {
    const school = await newSchool(stage)
    const muna = await school.phoneOf('muna')
    const omar = await school.phoneOf('omar')
    const work = await school.assign(muna)
    await omar.phone.sync()
    const [here, coming] = [await photo('#123456'), await photo('#654321')]
    const line = new FileLine(omar.phone, omar.me)
    const answers = [{ task: 't1', files: [here.attachment, coming.attachment] }]
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: `of-${work}`, assignment: work, answers })
    await line.send(here)
    await stage.house.arrivals.idle()
    await line.announce(coming.attachment.hash, coming.sealed.length)
    await line.chunk(coming.attachment.hash, 0, coming.sealed.slice(0, 50))

    const folder = mkdtempSync(join(tmpdir(), 'haqiba-restored-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'backup.jsonl')
    await backupCommand.run(typed(file), stage.house.config)
    const config = { ...stage.house.config, dataDir: folder, database: join(folder, 'haqiba.db') }
    await restoreCommand.run(typed(file), config)

    const house = await openHouse(config, { now: () => stage.clock.now, log: pino({ level: 'silent' }) })
    const app = await openDoors(house, folder)
    await app.listen({ host: '127.0.0.1', port: 0 })
    onTestFinished(async () => {
      await app.close()
      await house.close()
    })
    omar.phone.url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    await omar.phone.sync()
    const bodyOf = (sent: string) =>
      omar.phone.rows(omar.me, 'file').find(row => row.body.sent === sent)!.body as {
        state: string
        hash: string
        key: string
      }
    const kept = await line.open(bodyOf(here.attachment.hash))
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'webp', width: 30 })
    expect(bodyOf(coming.attachment.hash).state).toBe('coming')
    expect(await line.offset(coming.attachment.hash), 'none of it came along').toBe(0)
    expect((await line.send(coming)).status).toBe(204)
    await house.arrivals.idle()
    await omar.phone.sync()
    expect(bodyOf(coming.attachment.hash).state).toBe('here')
  })
})
