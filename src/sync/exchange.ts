/** One exchange with the school, for everybody on the phone: ask, send, take in, trim. */
import type { Phone } from '../storage/phone.ts'
import { sweep } from '../storage/sweep.ts'
import type { SchoolCard } from '../storage/vault.ts'
import { readJson } from '../wire/json.ts'
import type { SyncAnswer } from '../wire/sync.ts'
import { ask } from './ask.ts'
import { countOn } from './count-on.ts'
import { meetSchools, type CardWord } from './first-contact.ts'
import { trimOutbox } from './receipts.ts'
import { take } from './take.ts'

export type Outcome =
  /** Nobody lives here yet. */
  | 'idle'
  | 'done'
  /** All went well, and there is more than one request could carry. */
  | 'more'
  /** No way to the school: no network, or something that is not the school answered. */
  | 'no_way'
  /** The school answered that something is wrong with the request itself. */
  | 'refused'

export interface Line {
  /** How the phone reaches its school; the app gives the browser's fetch. */
  fetch: typeof fetch
  /** Told with the letters that are on their way, and with none when the exchange is over. */
  onWay(letters: readonly string[]): void
}

export async function exchange(phone: Phone, line: Line): Promise<Outcome> {
  try {
    await meetSchools(phone, card => askSchool(line, card))
  } catch (error) {
    if (error instanceof TypeError) return 'no_way'
    throw error
  }
  await sweep(phone)
  const asked = await ask(phone)
  if (!asked) return 'idle'
  line.onWay(asked.letters.map(({ letter }) => letter))
  try {
    const response = await line.fetch('/sync', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-haqiba-signature': asked.signature },
      body: asked.body,
      cache: 'no-store',
    })
    if (response.status === 401) {
      await forgetContact(phone)
      return 'refused'
    }
    // Only a copy of this phone, or one whose storage was put back, gives a number twice: it goes on where the school says.
    if (response.status === 409) return (await countOn(phone, await response.text())) ? 'more' : 'refused'
    // Asked too often, or a server in trouble: the phone waits longer and tries again by itself.
    if (!response.ok) return response.status >= 500 || response.status === 429 ? 'no_way' : 'refused'
    const taken = await take(phone, asked, new Uint8Array(await response.arrayBuffer()))
    if (!taken.ok) return 'no_way'
    await trimOutbox(phone, taken.now)
    if (taken.ended.length > 0) await heed(phone, asked.body, taken.ended)
    // Where the school settled nothing, the same letters would go again at once.
    return asked.more && taken.letters > 0 ? 'more' : 'done'
  } catch (error) {
    // The browser's word for "could not reach": everything else is a bug and goes up.
    if (error instanceof TypeError || (error as Error).name === 'AbortError') return 'no_way'
    throw error
  } finally {
    line.onWay([])
    phone.bell.ring()
  }
}

/** Rare, and so it is brought only then. */
async function heed(phone: Phone, ...told: [Uint8Array, NonNullable<SyncAnswer['ended']>]) {
  const { heedEnding } = await import('./ended.ts')
  await heedEnding(phone, ...told)
}

/** The school does not know this device: next time the phone shows its key again. */
async function forgetContact({ board }: Phone) {
  await board.meta.update('contact', { known: false })
}

async function askSchool({ fetch }: Line, card: string): Promise<CardWord> {
  const response = await fetch(`/api/cards/${encodeURIComponent(card)}`)
  // A captive portal answers anything with a page of its own.
  const said = readJson(await response.text())
  if (!said.ok) return 'silence'
  const { place, seal, sign, code } = (said.value ?? {}) as Partial<SchoolCard & { code: string }>
  if (response.status === 404 && code === 'unknown_card') return 'unknown'
  return response.ok && place && seal && sign ? { place, seal, sign } : 'silence'
}
