/**
 * A secret of four digits, made slow to guess: Argon2id in a worker of its own, or PBKDF2 where a phone has neither workers nor
 * WebAssembly. The parameters lie with the lock.
 */
import { toUtf8 } from '../wire/bytes.ts'
import type { Stretch } from './vault.ts'

const argon2id: Stretch = { by: 'argon2id', memory: 19_456, passes: 2 }
const pbkdf2: Stretch = { by: 'pbkdf2', rounds: 600_000 }

export interface Stretching {
  secret: string
  salt: Uint8Array<ArrayBuffer>
}

/** What makes a worker out of its address: a page's policy may want a word about that. */
export type MakeWorker = () => Worker

/** @returns 32 bytes. Throws where this phone can't now. */
export async function stretched(
  { secret, salt }: Stretching,
  how: Stretch,
  makeWorker: MakeWorker,
): Promise<Uint8Array<ArrayBuffer>> {
  // The same secret is typed in different letters and digits by different keyboards.
  const typed = toUtf8(secret.normalize('NFKC'))
  if (how.by === 'pbkdf2') return byPbkdf2(typed, salt, how.rounds)
  return byWorker(makeWorker(), { typed, salt, memory: how.memory, passes: how.passes })
}

/** The best way that this phone has. */
export async function stretchedAnew(given: Stretching, makeWorker: MakeWorker) {
  try {
    return { stretch: argon2id, bytes: await stretched(given, argon2id, makeWorker) }
  } catch {
    // No worker, no WebAssembly, or no memory for it: the browser's own slow hash is on every phone.
    return { stretch: pbkdf2, bytes: await stretched(given, pbkdf2, makeWorker) }
  }
}

async function byPbkdf2(typed: Uint8Array<ArrayBuffer>, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const key = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  const derive = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(derive, key, 256))
}

/** What the worker is asked. */
export interface Work {
  typed: Uint8Array<ArrayBuffer>
  salt: Uint8Array<ArrayBuffer>
  /** In kibibytes. */
  memory: number
  passes: number
}

/** Milliseconds after which a worker that says nothing is taken for one that can't. */
const patience = 30_000

/** A worker for each secret: with it goes the memory in which the secret was. */
function byWorker(worker: Worker, work: Work): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const fail = () => reject(new Error('This phone can’t stretch a secret now'))
    const timer = setTimeout(fail, patience)
    worker.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | undefined>) => {
      clearTimeout(timer)
      if (data) resolve(data)
      else fail()
    }
    worker.onerror = event => {
      // It is told by what is shown, and by the other way that is taken.
      event.preventDefault()
      clearTimeout(timer)
      fail()
    }
    worker.postMessage(work)
  }).finally(() => worker.terminate())
}
