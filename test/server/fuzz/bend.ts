/** One thing wrong with a message: a field of its JSON, or some of its bytes. */
import fc from 'fast-check'

const hostile: unknown[] = [
  ...[
    '',
    ' ',
    '\u0000',
    "';--",
    '__proto__',
    'constructor',
    '../..',
    '٣',
    '\ud800',
    '-1',
    '1e300',
    'NaN',
    '0x10',
  ],
  ...[-1, 0, 1.5, 2 ** 53, 1e300, -0, Number.MAX_SAFE_INTEGER, true, false, null],
  ...[[], {}, [[]], [null], { length: 3 }, { toString: 1 }, JSON.parse('{"then":1}')],
  'A'.repeat(5000),
]
const odd = fc.oneof(
  fc.constantFrom(...hostile),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** How a JSON is bent: which of its places, counted through; what is done there; with what. */
export interface Bent {
  at: number
  how: 'put' | 'drop' | 'join' | 'twice' | 'proto' | 'deep'
  value: unknown
}

export const bent: fc.Arbitrary<Bent> = fc.record({
  at: fc.nat(10_000),
  how: fc.oneof(
    { weight: 6, arbitrary: fc.constant('put' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'drop' as const,
        'join' as const,
        'twice' as const,
        'proto' as const,
        'deep' as const,
      ),
    },
  ),
  value: odd,
})

type Path = (string | number)[]

/** @returns the text of a JSON that differs from this one in one place. */
export function bendJson(whole: unknown, { at, how, value }: Bent): string {
  const paths = pathsOf(whole)
  const path = paths[at % paths.length]!
  if (how === 'proto') return JSON.stringify(whole).replace('{', '{"__proto__":{"w":1},')
  if (how === 'deep')
    return JSON.stringify(changed(whole, path, () => '§')).replace('"§"', '['.repeat(2000) + ']'.repeat(2000))
  const text = JSON.stringify(
    changed(whole, path, before => {
      if (how === 'put') return value
      if (how === 'drop') return undefined
      if (how === 'twice') return [before, before]
      return typeof before === 'string'
        ? before + JSON.stringify(value)
        : { ...(before as object), extra: value }
    }),
  )
  return text ?? 'undefined'
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return [path, ...inner]
}

function changed(whole: unknown, [key, ...rest]: Path, change: (before: unknown) => unknown): unknown {
  if (key === undefined) return change(whole)
  const copy = (Array.isArray(whole) ? [...whole] : { ...(whole as object) }) as Record<
    string | number,
    unknown
  >
  copy[key] = changed(copy[key], rest, change)
  return copy
}

/** How bytes are bent: from a place on, counted through. */
export interface Torn {
  at: number
  how: 'turn' | 'cut' | 'add' | 'take' | 'zero'
  bytes: Uint8Array
}

export const torn: fc.Arbitrary<Torn> = fc.record({
  at: fc.nat(100_000),
  how: fc.constantFrom('turn', 'cut', 'add', 'take', 'zero'),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 9 }),
})

export function tear(whole: Uint8Array, { at, how, bytes }: Torn): Uint8Array<ArrayBuffer> {
  const from = whole.length === 0 ? 0 : at % whole.length
  const [before, after] = [whole.subarray(0, from), whole.subarray(from)]
  const over = whole.subarray(Math.min(whole.length, from + bytes.length))
  switch (how) {
    case 'cut':
      return new Uint8Array(before)
    case 'take':
      return new Uint8Array([...before, ...over])
    case 'add':
      return new Uint8Array([...before, ...bytes, ...after])
    case 'zero':
      return new Uint8Array([...before, ...bytes.fill(0), ...over])
    default: {
      const turned = new Uint8Array(whole)
      if (whole.length > 0) turned[from] = turned[from]! ^ (bytes[0]! || 1)
      return turned
    }
  }
}
