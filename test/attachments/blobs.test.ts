import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Blobs } from '../../src/server/blobs/blobs.ts'

let folder: string
let blobs: Blobs
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haqiba-blobs-'))
  blobs = new Blobs(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')
const names = async () => {
  const all: string[] = []
  for await (const name of blobs.names()) all.push(name)
  return all
}
const textOf = async (name: string, range?: { start: number; end: number }) => {
  const pieces: Buffer[] = []
  for await (const piece of blobs.read(name, range)) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

test('a blob’s name is the hash of what it is, and putting it twice is putting it once', async () => {
  expect(await blobs.size(hashOf('حقيبة'))).toBeUndefined()
  expect(await blobs.put(bytes('حقيبة'))).toBe(hashOf('حقيبة'))
  expect(await blobs.putStream([bytes('حقي'), bytes('بة')])).toBe(hashOf('حقيبة'))
  expect(await names()).toEqual([hashOf('حقيبة')])
  expect(await textOf(hashOf('حقيبة'))).toBe('حقيبة')
  expect(await blobs.size(hashOf('حقيبة'))).toBe(10)
})

test('a part of it is read from its first to its last byte', async () => {
  const name = await blobs.put(bytes('0123456789'))
  expect(await textOf(name, { start: 2, end: 4 })).toBe('234')
})

test('what breaks off while it is put leaves nothing behind', async () => {
  async function* broken() {
    yield bytes('half')
    throw new Error('the line is cut')
  }
  await expect(blobs.putStream(broken())).rejects.toThrow('the line is cut')
  expect(await names()).toEqual([])
  expect(readdirSync(blobs.parts)).toEqual([])
})

test('what a killed server had been putting is swept, what somebody puts now is not', async () => {
  mkdirSync(blobs.parts, { recursive: true })
  for (const name of ['put-old', 'put-now', 'upload']) writeFileSync(join(blobs.parts, name), 'half')
  for (const name of ['put-old', 'upload']) utimesSync(join(blobs.parts, name), 100, 100)
  await blobs.sweep(200_000)
  expect(readdirSync(blobs.parts).sort()).toEqual(['put-now', 'upload'])
})

test('no name leads out of the folder', async () => {
  writeFileSync(join(folder, 'secret'), 'secret')
  for (const name of ['../secret', '', '..', `${'a'.repeat(40)}/..`, `${hashOf('x')}x`])
    expect(() => blobs.path(name)).toThrow('no name of a blob')
})

test('a file that another program wrote is kept as it is, and stays where it was', async () => {
  writeFileSync(join(folder, 'sound.opus'), 'sound')
  expect(await blobs.putFile(join(folder, 'sound.opus'))).toBe(hashOf('sound'))
  expect(readdirSync(folder)).toContain('sound.opus')
  await blobs.remove(hashOf('sound'))
  await blobs.remove(hashOf('sound'))
  expect(await names()).toEqual([])
})
