/**
 * Counts what exchanges cost, as far as a page can know: bodies as they crossed, and an estimate of the lines around them.
 * Letters and bundles are counted as they lie in the bodies; what is left is rows with their head, or the price of asking.
 */
import { meter, type MeterKind } from '../storage/meter.ts'
import type { Phone } from '../storage/phone.ts'
import { readEnvelope } from '../wire/envelope.ts'
import { limits, mostFrames, type SyncAnswer } from '../wire/sync.ts'

/** Bytes of headers around one exchange, as HTTP/1.1 writes them; later versions write less. */
const lines = { up: 200, down: 80 }
const markLength = 64
const frameHead = 4

export const metering =
  (phone: Phone, send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await send(input, init)
    const body = init?.body
    if (input !== '/sync' || !(body instanceof Uint8Array)) return response
    const plain = new Uint8Array(await response.clone().arrayBuffer())
    // Compressed bodies say how long they were on their way; where nobody says so, the plain length is the most it can be.
    const down = Number(response.headers.get('content-length') ?? plain.length) + lines.down
    const up = body.length + lines.up
    const letters = framesOf(body.subarray(markLength), () => limits.letters)
    const bundles = framesOf(plain, head => (head as SyncAnswer).bundles?.length ?? 0)
    const asking = { up: up - letters, down: Math.max(0, down - bundles) }
    const kind: MeterKind = letters + bundles === 0 && plain.length < 200 ? 'idle' : 'rows'
    await meter(phone, Date.now(), {
      [kind]: asking,
      ...(letters > 0 && { letters: { up: letters, down: 0 } }),
      ...(bundles > 0 && { bundles: { up: 0, down: down - asking.down } }),
    })
    return response
  }

/** Bytes of the first frames; those behind the bundles of an answer are rows. */
function framesOf(bytes: Uint8Array, first: (head: unknown) => number): number {
  const envelope = readEnvelope(bytes, { frames: mostFrames, frame: limits.frame })
  if (!envelope.ok) return 0
  const frames = envelope.frames.slice(0, first(envelope.head))
  return frames.reduce((sum, frame) => sum + frame.length + frameHead, 0)
}
