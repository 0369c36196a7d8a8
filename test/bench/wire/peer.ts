import type { Document } from './documents.ts'

/** One way to keep a phone and a school in step: what is measured sees no more of it than this. */
export interface Peer {
  /** Port of its server. */
  port: number
  /** The server has these from now on. */
  publish(documents: readonly Document[]): Promise<void>
  /** A new client that reaches the server at this address, and holds nothing yet. */
  client(url: string): Promise<Client>
  close(): Promise<void>
}

export interface Client {
  write(documents: readonly Document[]): Promise<void>
  /** Brings all up and all down, and is done when both sides hold the same. */
  sync(): Promise<void>
  /** How many documents it holds, its own among them. */
  holds(): Promise<number>
  close(): Promise<void>
}
