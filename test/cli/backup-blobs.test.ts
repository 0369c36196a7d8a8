import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { Blobs } from '../../src/server/blobs/blobs.ts'
import { backupCommand } from '../../src/server/cli/backup.ts'
import { restoreCommand } from '../../src/server/cli/restore.ts'
import { readConfig } from '../../src/server/config.ts'
import { openHouse } from '../../src/server/house.ts'
import { folder } from './school.ts'

const typed = (word: string) => ({ words: [word], text: {}, on: new Set<string>() })
const restore = (file: string, dataDir: string) =>
  restoreCommand.run(typed(file), readConfig({ DATA_DIR: dataDir }))

async function namesIn(dataDir: string): Promise<string[]> {
  const names: string[] = []
  for await (const name of new Blobs(dataDir).names()) names.push(name)
  return names
}

/** A school with three blobs, one of many pieces and one of none. */
async function saved() {
  const dataDir = folder()
  const config = readConfig({ DATA_DIR: dataDir })
  const house = await openHouse(config, { log: pino({ level: 'silent' }) })
  await house.schools.openPlace('school', 1)
  for (const bytes of [randomBytes(300_000), randomBytes(7), new Uint8Array()]) await house.blobs.put(bytes)
  await house.sent.write({ place: 'school', hash: 'H'.repeat(43) }, 0, randomBytes(100))
  await house.close()
  const file = join(folder(), 'backup.jsonl')
  const { json } = await backupCommand.run(typed(file), config)
  expect(json).toMatchObject({ blobs: 3 })
  return { dataDir, file, text: readFileSync(file, 'utf8') }
}

test('a backup carries every blob; what was half sent is sent again', async () => {
  const { dataDir, file } = await saved()
  const other = folder()
  expect((await restore(file, other)).json).toMatchObject({ blobs: 3, places: ['school'] })
  expect(await namesIn(other)).toEqual(await namesIn(dataDir))
  for (const name of await namesIn(dataDir))
    expect(await new Blobs(other).bytes(name)).toEqual(await new Blobs(dataDir).bytes(name))
})

test('a blob that was touched in the backup brings nothing back, not even the others', async () => {
  const { text } = await saved()
  const lines = text.split('\n')
  const blobs = lines.flatMap((line, at) => (line.startsWith('{"blob"') ? [at] : []))
  const large = blobs.filter(at => lines[at]!.length > 1000)
  const damaged: Record<string, string[]> = {
    'a byte turned': lines.map((line, at) =>
      at === large[1] ? line.replace(/"part":"./, '"part":"*') : line,
    ),
    'a piece lost': lines.filter((_, at) => at !== large[1]),
    'a blob lost': lines.filter((_, at) => at !== blobs.find(one => !large.includes(one))),
    'two pieces swapped': lines.map((line, at) =>
      at === large[0] ? lines[large[1]!]! : at === large[1] ? lines[large[0]!]! : line,
    ),
    'a name that leads out': lines.map(line => line.replace(/"blob":"[^"]*"/, '"blob":"../../../x"')),
  }
  for (const [what, wrong] of Object.entries(damaged)) {
    const other = folder()
    const file = join(folder(), 'broken.jsonl')
    writeFileSync(file, wrong.join('\n'))
    await expect(restore(file, other), what).rejects.toMatchObject({ code: 'backup_broken' })
    expect([what, await namesIn(other)]).toEqual([what, []])
  }
})

test('a backup from before there were blobs still comes back, and blobs that lie there stay', async () => {
  const { text } = await saved()
  const lines = text.split('\n').filter(line => !line.startsWith('{"blob"'))
  const old = lines.join('\n').replace('"format":2', '"format":1').replace(',"blobs":3', '')
  const other = folder()
  mkdirSync(other, { recursive: true })
  const name = await new Blobs(other).put(Buffer.from('here before'))
  const file = join(folder(), 'old.jsonl')
  writeFileSync(file, old)
  expect((await restore(file, other)).json).toMatchObject({ blobs: 0, places: ['school'] })
  expect(await namesIn(other)).toEqual([name])
})
