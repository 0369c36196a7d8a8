/** Registers that nobody should take: broken, locked, hiding something, or saying what can't be. */
import { expect } from 'vitest'
import { setOf, zipOf } from './roster-sets.ts'

/** Writes another name of the same length over every place where an archive holds the first. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  expect(to).toHaveLength(from.length)
  const copy = Buffer.from(zip)
  for (let at = copy.indexOf(from); at !== -1; at = copy.indexOf(from, at + 1)) copy.write(to, at, 'latin1')
  return copy
}

/** Changes a field of the central directory's entry of a file; offsets as the ZIP specification counts them. */
export function tampered(zip: Buffer, name: string, change: (zip: Buffer, entry: number) => void): Buffer {
  const copy = Buffer.from(zip)
  const entry = copy.indexOf(name, copy.indexOf('PK\x01\x02', 0, 'latin1')) - 46
  expect(copy.readUInt32LE(entry)).toBe(0x02014b50)
  change(copy, entry)
  return copy
}

export interface BadRegister {
  what: string
  /** The name under which it is brought. */
  name: string
  content: Uint8Array
  /** What is said first about it, and of which place. */
  place: object
}

/** One of each kind. How much memory a bomb takes is measured in roster-archive.test.ts. */
export async function badRegisters(): Promise<BadRegister[]> {
  const whole = await zipOf(setOf())
  const users = (...rows: string[]) =>
    ['sourcedId,orgSourcedIds,role,givenName,familyName,agentSourcedIds', ...rows, ''].join('\n')
  const set = (what: string, changed: Record<string, string>, place: object) =>
    zip(what, { ...setOf(), ...changed }, place)
  const zip = async (what: string, files: Record<string, string | Uint8Array>, place: object) =>
    bytes(what, await zipOf(files), place)
  const bytes = (what: string, content: Uint8Array, place: object): BadRegister => ({
    ...{ what, content, place },
    name: 'set.zip',
  })
  const locked = tampered(whole, 'users.csv', (copy, entry) => {
    copy.writeUInt16LE(copy.readUInt16LE(entry + 8) | 1, entry + 8)
  })
  return [
    bytes('a broken ZIP', whole.subarray(0, whole.length - 30), { file: 'set.zip', code: 'zip_broken' }),
    bytes('an encrypted one', locked, { file: 'users.csv', code: 'zip_encrypted' }),
    await zip('one in another', { ...setOf(), 'more.zip': whole }, { file: 'more.zip', code: 'zip_nested' }),
    await zip(
      'a bomb',
      { ...setOf(), 'big.csv': Buffer.alloc(200 * 1024 * 1024) },
      { file: 'big.csv', code: 'zip_bomb' },
    ),
    bytes('a climbing path', renamed(whole, 'users.csv', '../ab.csv'), {
      file: '../ab.csv',
      code: 'path_escapes',
    }),
    await set(
      'a wrong column count',
      { 'orgs.csv': 'sourcedId,name,type\no1,A,school\no2,B\n' },
      { file: 'orgs.csv', line: 3, code: 'column_count' },
    ),
    await set(
      'an unknown role',
      { 'users.csv': users('p1,o1,student,A,B,', 'w1,o1,wizard,F,G,') },
      { file: 'users.csv', line: 3, field: 'role', code: 'role_unknown' },
    ),
    await set(
      'a class that names no school',
      { 'classes.csv': 'sourcedId,title,classType,schoolSourcedId\nc1,X,homeroom,\n' },
      { file: 'classes.csv', line: 2, field: 'schoolSourcedId', code: 'class_without_school' },
    ),
    await set(
      'a cycle of guardians',
      {
        'users.csv': users(
          'p1,o1,student,A,B,',
          'g1,o1,parent,C,B,g2',
          'g2,o1,parent,D,B,g1',
          'w1,o1,teacher,F,G,',
        ),
      },
      { file: 'users.csv', code: 'guardian_cycle' },
    ),
    await set(
      'a cell that begins with =',
      { 'users.csv': users('p1,o1,student,=1+1,B,', 'w1,o1,teacher,F,G,') },
      { file: 'users.csv', line: 2, field: 'givenName', code: 'formula' },
    ),
  ]
}
