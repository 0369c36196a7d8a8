import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rosterLimits } from '../../src/server/imports/roster/limits.ts'
import { readRegister } from '../../src/server/imports/roster/read.ts'
import { renamed, tampered } from './bad-registers.ts'
import { readZip, setOf, sound, zipOf } from './roster-sets.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'haqiba-roster-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const wrong = async (content: Uint8Array, limits = rosterLimits) => {
  const { register, errors } = await readRegister({ name: 'set.zip', content }, limits)
  expect(register).toBeUndefined()
  return errors.map(({ file, line, code }) => ({ file, line, code }))
}

test('a set packed with its folder around it, and with what systems leave behind, is read', async () => {
  const files = Object.entries(setOf()).map(([name, text]) => [`roster 2026/${name}`, text])
  const { register, notes } = await readZip({
    ...Object.fromEntries(files),
    '__MACOSX/roster 2026/._users.csv': 'x',
    'roster 2026/.DS_Store': 'x',
  })
  expect(register?.people).toHaveLength(3)
  expect(notes).toContainEqual(expect.objectContaining({ code: 'folder_opened', file: 'roster 2026/' }))
})

test('the same set is read from a folder, from an archive on disk and from one that was brought', async () => {
  const folder = join(dir, 'same')
  await mkdir(folder)
  for (const [name, text] of Object.entries(setOf())) await writeFile(join(folder, name), text)
  const zip = join(dir, 'same.zip')
  await writeFile(zip, await zipOf(setOf()))
  const brought = sound(await readZip(setOf()))
  expect(sound(await readRegister(folder))).toEqual(brought)
  expect(sound(await readRegister(zip))).toEqual(brought)
})

test('a broken archive is named', async () => {
  const zip = await zipOf(setOf())
  expect(await wrong(zip.subarray(0, zip.length - 30))).toEqual([
    { file: 'set.zip', line: 1, code: 'zip_broken' },
  ])
  expect(await wrong(Buffer.from('not an archive'))).toEqual([
    { file: 'set.zip', line: 1, code: 'zip_broken' },
  ])
  expect(await wrong(Buffer.alloc(0))).toEqual([{ file: 'set.zip', line: 1, code: 'empty' }])
})

test('content that does not match its checksum is refused', async () => {
  const zip = tampered(await zipOf(setOf()), 'users.csv', (copy, entry) => {
    copy.writeUInt32LE(0x12345678, entry + 16)
  })
  expect(await wrong(zip)).toEqual([{ file: 'users.csv', line: 1, code: 'zip_broken' }])
})

test('an encrypted archive is named', async () => {
  const zip = tampered(await zipOf(setOf()), 'users.csv', (copy, entry) => {
    copy.writeUInt16LE(copy.readUInt16LE(entry + 8) | 1, entry + 8)
  })
  expect(await wrong(zip)).toEqual([{ file: 'users.csv', line: 1, code: 'zip_encrypted' }])
})

test('an archive in an archive is refused', async () => {
  const zip = await zipOf({ ...setOf(), 'more.zip': await zipOf(setOf()) })
  expect(await wrong(zip)).toEqual([{ file: 'more.zip', line: 1, code: 'zip_nested' }])
})

test('205 kB that unpack to 200 MiB are refused before they unpack', async () => {
  const zip = await zipOf({ ...setOf(), 'big.csv': Buffer.alloc(200 * 1024 * 1024) })
  expect(zip.length).toBeLessThan(1024 * 1024)
  const before = process.memoryUsage().rss
  expect(await wrong(zip)).toEqual([{ file: 'big.csv', line: 1, code: 'zip_bomb' }])
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
})

test('a bomb that lies about its size is stopped where it exceeds it', async () => {
  const zip = tampered(
    await zipOf({ ...setOf(), 'users.csv': Buffer.alloc(8 * 1024 * 1024) }),
    'users.csv',
    (copy, entry) => copy.writeUInt32LE(1000, entry + 24),
  )
  expect(await wrong(zip)).toEqual([{ file: 'users.csv', line: 1, code: 'zip_bomb' }])
})

test.each([
  ['users.csv', '../ab.csv', '../ab.csv'],
  ['users.csv', '..\\ab.csv', '../ab.csv'],
  ['users.csv', '/root.csv', '/root.csv'],
  ['users.csv', 'c:\\ab.csv', 'c:/ab.csv'],
])('a path that climbs or is absolute is refused: %s as %s', async (from, to, file) => {
  const zip = renamed(await zipOf(setOf()), from, to)
  expect(await wrong(zip)).toEqual([{ file, line: 1, code: 'path_escapes' }])
})

test('a link in an archive is refused', async () => {
  const zip = tampered(await zipOf(setOf()), 'users.csv', (copy, entry) => {
    copy.writeUInt32LE((0o120777 << 16) >>> 0, entry + 38)
  })
  expect(await wrong(zip)).toEqual([{ file: 'users.csv', line: 1, code: 'symlink' }])
})

test('two files whose names differ by letter case are refused', async () => {
  const zip = await zipOf({ ...setOf(), 'Users.CSV': 'x' })
  expect(await wrong(zip)).toEqual([{ file: 'Users.CSV', line: 1, code: 'file_twice' }])
})

test('too many entries are refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`file${at}.txt`, '']))
  const zip = await zipOf({ ...setOf(), ...many })
  expect(await wrong(zip, { ...rosterLimits, files: 20 })).toEqual([
    { file: 'set.zip', line: 1, code: 'too_many_files' },
  ])
})

test('a table or an archive beyond its limit is refused', async () => {
  const zip = await zipOf(setOf())
  expect(await wrong(zip, { ...rosterLimits, packedBytes: 100 })).toMatchObject([{ code: 'too_large' }])
  expect(await wrong(zip, { ...rosterLimits, fileBytes: 100 })).toMatchObject([{ code: 'too_large' }])
})

test('files of two folders are not mixed', async () => {
  const { errors } = await readZip({ 'a/users.csv': 'x', 'b/users.csv': 'y' })
  expect(errors).toEqual([{ file: 'a/, b/', line: 1, code: 'folders_many' }])
})

test('a link that leads out of a folder is refused, one inside is followed', async () => {
  const folder = join(dir, 'links')
  await mkdir(folder)
  const { 'users.csv': users, ...rest } = setOf()
  for (const [name, text] of Object.entries(rest)) await writeFile(join(folder, name), text)
  await writeFile(join(folder, 'people.txt'), users!)
  await symlink(join(folder, 'people.txt'), join(folder, 'users.csv'))
  expect(sound(await readRegister(folder)).people).toHaveLength(3)
  await writeFile(join(dir, 'outside.csv'), users!)
  await rm(join(folder, 'users.csv'))
  await symlink(join(dir, 'outside.csv'), join(folder, 'users.csv'))
  expect((await readRegister(folder)).errors).toEqual([{ file: 'users.csv', line: 1, code: 'path_escapes' }])
})

test('what is not there, and what is no register, is said', async () => {
  expect((await readRegister(join(dir, 'nothing'))).errors).toEqual([
    { file: 'nothing', line: 1, code: 'missing' },
  ])
  await writeFile(join(dir, 'song.mp3'), deflateRawSync(Buffer.from('x')))
  expect((await readRegister(join(dir, 'song.mp3'))).errors).toMatchObject([{ code: 'unknown_form' }])
  expect((await readZip({ 'readme.md': 'hello' })).errors).toMatchObject([{ code: 'unknown_form' }])
})
