/**
 * Long work in the server's one loop lets others in between: when it has worked for some milliseconds on end, it waits until the
 * loop has turned once. Whoever asks for a page meanwhile waits for those milliseconds, and not for the whole work.
 */
import type { KyselyPlugin } from 'kysely'

/** Milliseconds. */
const turn = 15
let since = performance.now()

export async function breathe(): Promise<void> {
  if (performance.now() - since < turn) return
  await new Promise(done => setImmediate(done))
  since = performance.now()
}

/** One after the other, with room between them. */
export async function* inTurns<T>(all: Iterable<T>): AsyncGenerator<T> {
  for (const one of all) {
    yield one
    await breathe()
  }
}

/** For a database that answers at once, in this very thread: a thousand queries in a row are long work too. */
export const breathing: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    await breathe()
    return result
  },
}
