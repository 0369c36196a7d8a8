/**
 * Counts what the network costs, as far as a page can know: bodies as they crossed, and an estimate of the lines around them.
 * Letters and bundles are counted as they lie in the bodies of an exchange; what is left is rows with their head, or the price
 * of asking. Files and films are counted by request, for whom they are where that is known.
 */
import { meter, type MeterKind } from '../storage/meter.ts'
import type { Phone } from '../storage/phone.ts'
import { framesIn, isBriefAnswer } from '../wire/brief.ts'
import { readEnvelope } from '../wire/envelope.ts'
import { limits, mostFrames, type SyncAnswer } from '../wire/sync.ts'

/** Bytes of lines around one exchange, as HTTP/1.1 writes them; later versions write less. */
const lines = { up: 200, down: 40, encoding: 23 }
/** Around a file: the first line, and what a browser says of itself. What we say ourselves is counted as it is. */
const fileLines = { up: 190, down: 17 }
const markLength = 64
const frameHead = 4

/** @param profile for whom files are fetched; of those that are sent, the phone knows it itself. */
export const metering =
  (phone: Phone, send: typeof fetch, profile?: string): typeof fetch =>
  async (input, init) => {
    const response = await send(input, init)
    const path = typeof input === 'string' ? input : ''
    if (path === '/sync' && init?.body instanceof Uint8Array) await countExchange(phone, init.body, response)
    else if (path === '/carried' && init?.body instanceof Uint8Array)
      await countCargo(phone, init.body, response)
    else if (/^\/(files|films)\b/.test(path)) await countFile(phone, path, init ?? {}, response, profile)
    return response
  }

async function countExchange(phone: Phone, body: Uint8Array, response: Response) {
  const plain = new Uint8Array(await response.clone().arrayBuffer())
  const isEncoded = response.headers.has('content-encoding')
  // Compressed bodies say how long they were on their way; where nobody says so, the plain length is the most it can be.
  const length = Number(response.headers.get('content-length') ?? plain.length)
  const down = length + lines.down + (isEncoded ? lines.encoding : 0)
  const up = body.length + lines.up
  const letters = framesIn(body.subarray(markLength))
  const bundles = bundlesIn(plain)
  const asking = { up: up - letters, down: Math.max(0, down - bundles) }
  const kind: MeterKind = letters + bundles === 0 && plain.length < 200 ? 'idle' : 'rows'
  await meter(phone, Date.now(), [
    { kind, ...asking },
    { kind: 'letters', up: letters, down: 0 },
    { kind: 'bundles', up: 0, down: down - asking.down },
  ])
}

/** Bytes of bundles in an answer; the frames behind them are rows. */
function bundlesIn(answer: Uint8Array): number {
  if (isBriefAnswer(answer)) return framesIn(answer)
  const envelope = readEnvelope(answer, { frames: mostFrames, frame: limits.frame })
  if (!envelope.ok) return 0
  const frames = envelope.frames.slice(0, (envelope.head as SyncAnswer).bundles?.length ?? 0)
  return frames.reduce((sum, frame) => sum + frame.length + frameHead, 0)
}

/** What is carried for others has a counter of its own. */
async function countCargo(phone: Phone, body: Uint8Array, response: Response) {
  const length = response.headers.get('content-length') ?? (await response.clone().arrayBuffer()).byteLength
  const [up, down] = [body.length + lines.up, Number(length) + lines.down]
  await meter(phone, Date.now(), [{ kind: 'cargo', up, down }])
}

async function countFile(
  phone: Phone,
  path: string,
  init: RequestInit,
  response: Response,
  profile = '',
): Promise<void> {
  const said = new Headers(init.headers)
  // Pieces of films are fetched in parts, and other files as a whole.
  const kind: MeterKind = path.startsWith('/films') || said.has('range') ? 'films' : 'files'
  const sent = init.body instanceof Uint8Array ? init.body.length : 0
  const length = response.headers.get('content-length')
  const hasBody = init.method !== 'HEAD' && response.status !== 204
  const came = !hasBody
    ? 0
    : length === null
      ? (await response.clone().arrayBuffer()).byteLength
      : Number(length)
  const up = sent + path.length + linesOf(said) + fileLines.up
  const down = came + linesOf(response.headers) + fileLines.down
  await meter(phone, Date.now(), [{ kind, up, down, profile: profile || (await senderOf(phone, path)) }])
}

const linesOf = (headers: Headers) =>
  [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)

/** Whose act names the file that goes by this path; '' where nobody on this phone sends it. */
async function senderOf({ vault }: Phone, path: string): Promise<string> {
  const upload = await vault.uploads.get(path.slice(path.lastIndexOf('/') + 1))
  const letter = upload && (await vault.outbox.get(upload.n))
  return letter?.profile ?? ''
}
