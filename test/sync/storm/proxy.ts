/**
 * A line that does to requests what the lines of families do, as a proxy over TCP: it drops, delays, cuts in the middle, doubles
 * and throttles, as a seed says. A connection carries one request, so that each has a fate of its own. What lies under `/storm/`
 * the proxy hands out itself, whatever the weather: the tests' own pages, from the app's own origin.
 */
import { connect, createServer, type Socket } from 'node:net'
import type { Chance } from '../../torture/chance.ts'

export const fates = [
  'whole',
  'request dropped',
  'request cut',
  'answer dropped',
  'answer cut',
  'doubled',
  'delayed',
  'throttled',
] as const
export type Fate = (typeof fates)[number]

/** Share of requests that each fate takes; the rest arrives whole. */
export type Weather = Partial<Record<Fate, number>>

export interface Page {
  type: string
  body: string
}

export interface Storm {
  origin: string
  /** From now on, by this chance; undefined for a fine line. */
  weather(shares: Weather, chance: Chance | undefined): void
  /** How many requests have met each fate. */
  readonly met: ReadonlyMap<Fate, number>
  close(): Promise<void>
}

/** Milliseconds, and bytes a second. */
const longestDelay = 250
const slow = 40_000

export async function layStorm(to: number, pages: ReadonlyMap<string, Page>): Promise<Storm> {
  let shares: Weather = {}
  let chance: Chance | undefined
  const met = new Map<Fate, number>()
  const sockets = new Set<Socket>()
  const known = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A line that breaks ends in errors on both sides; that is what it is there for.
    socket.on('error', () => {})
    return socket
  }
  const draw = (): Fate => {
    let at = chance?.next() ?? 1
    const fate = fates.find(one => (at -= shares[one] ?? 0) < 0) ?? 'whole'
    met.set(fate, (met.get(fate) ?? 0) + 1)
    return fate
  }
  const server = createServer(near => {
    known(near)
    void requestOf(near).then(request => {
      if (!request) return void near.destroy()
      const page = pages.get(request.path)
      if (page) return void near.end(answerWith(page))
      const line = { near, far: () => known(connect(to, '127.0.0.1')), chance }
      carry(line, request.bytes, draw())
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    origin: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    met,
    weather(now, by) {
      shares = now
      chance = by
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

interface Line {
  near: Socket
  /** A new connection to the school. */
  far(): Socket
  chance: Chance | undefined
}

function carry({ near, far, chance }: Line, request: Buffer, fate: Fate) {
  const part = (of: number) => Math.floor((chance?.next() ?? 1) * of)
  if (fate === 'request dropped') return near.destroy()
  const school = far()
  near.on('close', () => school.destroy())
  if (fate === 'request cut')
    return school.end(request.subarray(0, part(request.length)), () => near.destroy())
  school.write(request)
  if (fate === 'doubled') {
    // The other's answer is heard by nobody.
    far().resume().write(request)
  }
  if (fate === 'whole' || fate === 'doubled') return school.pipe(near)
  void wholeOf(school).then(async answer => {
    if (fate === 'answer dropped') return near.destroy()
    if (fate === 'answer cut') {
      // Behind the head: without TLS, Chromium takes half a head for a whole answer. Behind TLS it takes none.
      const head = answer.indexOf('\r\n\r\n') + 4
      return near.write(answer.subarray(0, head + part(answer.length - head)), () => near.destroy())
    }
    if (fate === 'delayed') await wait(part(longestDelay))
    const piece = fate === 'throttled' ? slow / 20 : answer.length
    for (let at = 0; at < answer.length && !near.destroyed; at += piece) {
      near.write(answer.subarray(at, at + piece))
      if (fate === 'throttled') await wait(50)
    }
    near.end()
  })
}

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** The first request on a connection, asking that the connection be closed behind it. */
async function requestOf(near: Socket): Promise<{ path: string; bytes: Buffer } | undefined> {
  let bytes = Buffer.alloc(0)
  for await (const chunk of near.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes = Buffer.concat([bytes, chunk])
    const end = bytes.indexOf('\r\n\r\n')
    if (end < 0) continue
    const head = bytes.subarray(0, end).toString('latin1')
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
    if (bytes.length < end + 4 + length) continue
    const closing = `${head.replace(/^connection:.*\r\n/im, '')}\r\nConnection: close\r\n\r\n`
    const body = bytes.subarray(end + 4, end + 4 + length)
    return {
      path: head.split(' ')[1]!.split('?')[0]!,
      bytes: Buffer.concat([Buffer.from(closing, 'latin1'), body]),
    }
  }
  return undefined
}

async function wholeOf(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk)
  } catch {
    // What came before the line broke is all there is.
  }
  return Buffer.concat(chunks)
}

function answerWith({ type, body }: Page): Buffer {
  const bytes = Buffer.from(body)
  const head = [
    'HTTP/1.1 200 OK',
    `content-type: ${type}`,
    `content-length: ${bytes.length}`,
    'cache-control: no-store',
    'connection: close',
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes])
}
