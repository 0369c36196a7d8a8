/** Values that a shape lets pass, of names that the school knows: they come to every rule behind the shape. */
import fc from 'fast-check'

// What valibot's shapes are inside is no type of ours.
/* eslint-disable @typescript-eslint/no-explicit-any */

/** Texts of every form that some shape asks for; the ids are of rows and people of the test's school. */
const texts = [
  ...['shelf', '5a', '5b', 'omar', 'lina', 'muna', 'adel', 'work-1', 'x', 'q', 't1'],
  ...[
    '',
    'أ',
    'نصّ قصير',
    '5',
    '2026-10-05',
    'place',
    'staff',
    'students:5a',
    'guardians+teachers-grade:5',
    'maths',
  ],
  ...[
    'https://school.test/a',
    'pictures/a.png',
    'A'.repeat(43),
    'A'.repeat(22),
    'A'.repeat(87),
    'ABCDEFGH',
    '0123',
  ],
]

/** @param depth of shapes that hold themselves; beyond it they are cut short. */
export function soundOf(shape: any, depth = 0): fc.Arbitrary<unknown> {
  const inner = (one: unknown) => soundOf(one, depth + 1)
  const actions: any[] = (shape.pipe ?? []).slice(1)
  const bound = (type: string, without: number) =>
    Number(actions.find(action => action.type === type)?.requirement ?? without)
  switch (shape.type) {
    case 'strict_object':
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(shape.entries).map(([key, one]) => [key, inner(one)])),
        { requiredKeys: Object.keys(shape.entries).filter(key => shape.entries[key].type !== 'optional') },
      )
    case 'array':
      return fc.array(inner(shape.item), { maxLength: depth > 6 ? 0 : Math.min(2, bound('max_length', 2)) })
    case 'strict_tuple':
      return fc.tuple(...shape.items.map(inner))
    case 'optional':
      return inner(shape.wrapped)
    case 'picklist':
      return fc.constantFrom(...shape.options)
    case 'literal':
      return fc.constant(shape.literal)
    case 'boolean':
      return fc.boolean()
    case 'union':
    case 'variant':
      return fc.oneof(...(depth > 6 ? shape.options.slice(0, 1) : shape.options).map(inner))
    case 'lazy':
      return inner(shape.getter())
    case 'number': {
      const [least, most] = [bound('min_value', -1e6), bound('max_value', 1e6)]
      return fc.oneof(
        fc.integer({ min: least, max: most }),
        fc.constantFrom(least, most, Math.min(most, least + 1)),
      )
    }
    case 'string': {
      const fits = texts.filter(text => actions.every(action => passes(action, text)))
      return fc.constantFrom(...(fits.length > 0 ? fits : texts))
    }
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function passes({ type, requirement }: any, text: string): boolean {
  if (type === 'regex') return requirement.test(text)
  if (type === 'min_length') return text.trim().length >= requirement
  if (type === 'max_length') return text.length <= requirement
  if (type === 'check') return requirement(text)
  return true
}
