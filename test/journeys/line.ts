/**
 * The wire between a family and its school, as the tests hold it: a TCP proxy that can be cut, slowed and counted. The browser
 * knows only this address, so that cutting it is what a lost network is, for page and worker alike.
 */
import { createServer, connect, type Socket } from 'node:net'
import { Transform } from 'node:stream'

export interface Wire {
  origin: string
  /** Nothing passes any more; what is on its way is lost. */
  cut(): void
  mend(): void
  /** Bytes a second in either direction; undefined for as fast as it goes. */
  slow(bytesPerSecond: number | undefined): void
  close(): Promise<void>
}

export async function layWire(to: number): Promise<Wire> {
  let open = true
  let speed: number | undefined
  const sockets = new Set<Socket>()
  const server = createServer(near => {
    if (!open) return void near.destroy()
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
      // A wire that is cut ends in errors on both sides; that is what it is there for.
      socket.on('error', () => {})
    }
    near.pipe(throttle(() => speed)).pipe(far)
    far.pipe(throttle(() => speed)).pipe(near)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const cut = () => {
    open = false
    for (const socket of sockets) socket.destroy()
  }
  return {
    origin: `http://localhost:${port}`,
    cut,
    mend: () => void (open = true),
    slow: bytesPerSecond => void (speed = bytesPerSecond),
    close() {
      cut()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

/** Lets every chunk wait as long as it would take on a line of this speed. */
const throttle = (speed: () => number | undefined) =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const bytesPerSecond = speed()
      if (!bytesPerSecond) return done(null, chunk)
      setTimeout(() => done(null, chunk), (chunk.length / bytesPerSecond) * 1000)
    },
  })
