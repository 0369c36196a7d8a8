import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { makeCode, cardLink } from '../../src/wire/card.ts'
import { attachmentShape } from '../../src/domain/attachments/shapes.ts'
import { actShape, enrolShape, leaveShape } from '../../src/wire/content.ts'
import { writeEnvelope } from '../../src/wire/envelope.ts'
import * as files from '../../src/wire/files.ts'
import { headerLength, encLength, letterKinds, suiteNumber, writeHeader } from '../../src/wire/letter.ts'
import { rowsToColumns } from '../../src/wire/rows.ts'
import { limits, requestShape, wireVersion } from '../../src/wire/sync.ts'
import { commonText } from '../../src/wire/common-text.ts'
import { commonWords, tokens } from '../../src/wire/words.ts'

/**
 * The wire's shapes at each version. When this fails, ask first: do phones of yesterday still understand? If they do not,
 * raise wireVersion and add a line; if they do, change the hash of the present version and say why in the commit.
 */
const locked: Record<number, string> = {
  1: 'c17ed19e4f420e52',
  2: '0871a99b218fbe6e',
  3: 'e6b27cac1ee6c1ac',
  4: '6920b03b3d1d9f95',
}

test('the wire’s shapes change only together with its version', () => {
  const hash = createHash('sha256').update(JSON.stringify(wire())).digest('hex').slice(0, 16)
  expect({ version: wireVersion, hash }).toEqual({ version: wireVersion, hash: locked[wireVersion] })
  expect(Object.keys(locked).map(Number)).toContain(wireVersion)
})

test('the description sees into every shape', () => {
  const text = JSON.stringify([requestShape, enrolShape, actShape].map(describe))
  for (const detail of [
    '"w"',
    '"secret"',
    '"contact"',
    'strict_object',
    'max_length',
    '{87}',
    '9007199254740991',
  ])
    expect(text).toContain(detail)
})

function wire() {
  const bytes = (length: number) => 'A'.repeat(Math.ceil((length * 4) / 3))
  const header = writeHeader({
    kind: letterKinds.letter,
    schoolKey: bytes(8),
    id: bytes(16),
    padded: 0x01020304,
  })
  const card = {
    card: 'ABC',
    secret: 'DEFGHJKM',
    place: 'p',
    person: 'x',
    desk: 'student',
    seal: 's',
    sign: 't',
  } as const
  return {
    shapes: {
      request: describe(requestShape),
      enrol: describe(enrolShape),
      act: describe(actShape),
      leave: describe(leaveShape),
    },
    letter: { header: hex(header), headerLength, encLength, letterKinds, suiteNumber },
    envelope: hex(writeEnvelope({ w: 1 }, [new Uint8Array([7, 8])])),
    rows: rowsToColumns([
      { id: 'a', audience: 'place', about: 'p', v: 1, body: { x: 1 } },
      { id: 'b', gone: 1 },
    ]),
    card: cardLink('http://x', card),
    code: makeCode(new Uint8Array(16)),
    limits,
    words: createHash('sha256')
      .update(tokens.join('\n') + commonWords + commonText)
      .digest('hex'),
    files: {
      ...files,
      attachment: describe(attachmentShape),
      filePath: files.filePath('p', 'h'),
      signedFileText: hex(files.signedFileText('PATCH', '/files/p/h', '0 sha256 x')),
    },
    answers: [...interfacesOf('sync.ts'), ...interfacesOf('content.ts'), ...interfacesOf('columns.ts')],
  }
}

/** A shape as plain data: what it is, what it holds, what it asks. Messages and functions say nothing about the wire. */
function describe(shape: any, depth = 0): unknown {
  if (depth > 12) return 'deep'
  const inner = (one: unknown) => describe(one, depth + 1)
  const { type, entries, item, items, options, wrapped, pipe, requirement, literal, getter } = shape
  return {
    type,
    ...(entries && {
      entries: Object.fromEntries(Object.entries(entries).map(([key, one]) => [key, inner(one)])),
    }),
    ...(item && { item: inner(item) }),
    ...(items && { items: items.map(inner) }),
    ...(options && { options: options.map((one: unknown) => (typeof one === 'object' ? inner(one) : one)) }),
    ...(wrapped && { wrapped: inner(wrapped) }),
    // The first part of a pipe is the shape itself.
    ...(pipe && { pipe: pipe.slice(1).map(inner) }),
    ...(requirement !== undefined &&
      typeof requirement !== 'function' && { requirement: String(requirement) }),
    ...(literal !== undefined && { literal }),
    ...(getter && { lazy: inner(getter()) }),
  }
}

/** What exists only as a type: the text of a file's exported interfaces, without comments. */
function interfacesOf(file: string): string[] {
  const path = new URL(`../../src/wire/${file}`, import.meta.url)
  const source = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  const printer = ts.createPrinter({ removeComments: true })
  return source.statements
    .filter(ts.isInterfaceDeclaration)
    .map(one => printer.printNode(ts.EmitHint.Unspecified, one, source))
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
