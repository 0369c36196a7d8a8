/** What a log may say of an error. */
export interface Fault {
  name: string
  code?: string
  /** Only where the words are our own. */
  message?: string
  /** Where it happened, the nearest place first. */
  places: string[]
  cause?: Fault
}

/**
 * Of an error only what names no person. A database puts the values of a row into its message and its detail, a parser the
 * text that it could not read; our own words name kinds and ids.
 */
export function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { name: typeof error, places: [] }
  const { name, code, message, stack = '', cause } = error as Error & { code?: unknown }
  // The message stands before the places, and may have lines of its own that look like one.
  const after =
    message && stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack
  const places = after.split('\n').filter(line => /^ +at .+:\d+:\d+\)?$/.test(line))
  const plain = Object.getPrototypeOf(error) === Error.prototype && code === undefined
  const ours = plain && places.length > 0 && !/node_modules|\(?node:/.test(places[0]!)
  return {
    name: word(name) ?? 'Error',
    ...(word(code) && { code: word(code) }),
    ...(ours && { message }),
    places: places.map(line => line.trim().slice('at '.length)),
    ...(cause !== undefined && depth < 3 && { cause: faultOf(cause, depth + 1) }),
  }
}

/** A name or a code is one word. */
const word = (value: unknown) =>
  typeof value === 'string' && /^[\w.-]{1,60}$/.test(value) ? value : undefined
