/** A TCP proxy between one client and one server: every byte both ways is counted, and every HTTP request. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Count {
  requests: number
  bytes: number
}

export interface CountingLine {
  /** Where the client finds it. */
  url: string
  /** What crossed since the last call. */
  count(): Count & { up: number; down: number }
  close(): Promise<void>
}

const requestLine = /^[A-Z]+ \S+ HTTP\/1\.1\r\n/

export async function openLine(port: number): Promise<CountingLine> {
  let [requests, up, down] = [0, 0, 0]
  const sockets = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      // An end that is torn off ends the other: nobody waits for bytes that never come.
      socket.on('error', () => {
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (part: Buffer) => {
      up += part.length
      // A client of HTTP/1.1 writes head and body apart or together, and begins a request with a packet of its own.
      if (requestLine.test(part.toString('latin1', 0, 4096))) requests++
    })
    far.on('data', (part: Buffer) => (down += part.length))
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count() {
      const counted = { requests, bytes: up + down, up, down }
      requests = up = down = 0
      return counted
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
