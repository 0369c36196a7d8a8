/** The phone: its two databases, opened once, and the bell that rings when something in them has changed. */
import { makeSigner, keyId, publicText } from '../letters/keys.ts'
import { Board } from './board.ts'
import type { Opened } from './lock.ts'
import { Vault, type Device } from './vault.ts'

export interface Phone {
  board: Board
  vault: Vault
  bell: Bell
  /** Keys of pockets that have a lock and stand open in this tab: what the phone does for them finds them here. */
  open: Map<string, Opened>
}

/** Rings in this tab and in every other tab of the app. */
export class Bell {
  private readonly listeners = new Set<() => void>()
  private readonly channel?: BroadcastChannel

  constructor(name?: string) {
    if (!name || typeof BroadcastChannel === 'undefined') return
    this.channel = new BroadcastChannel(name)
    this.channel.onmessage = () => this.tell()
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  ring() {
    this.tell()
    this.channel?.postMessage(1)
  }

  close() {
    this.channel?.close()
  }

  private tell() {
    for (const listener of [...this.listeners]) listener()
  }
}

/** Some phones never answer an open request after waking; then it is asked again. */
const patience = 4000

export async function openPhone(
  names: { board?: string; vault?: string; bell?: string } = {},
): Promise<Phone> {
  const vault = await opened(() => new Vault(names.vault))
  const board = await opened(() => new Board(names.board))
  return { board, vault, bell: new Bell(names.bell ?? 'haqiba'), open: new Map() }
}

async function opened<T extends { open(): PromiseLike<unknown>; close(): void }>(make: () => T): Promise<T> {
  for (let tries = 3; ; tries--) {
    const database = make()
    let timer: ReturnType<typeof setTimeout> | undefined
    const silence = new Promise<'silent'>(resolve => (timer = setTimeout(() => resolve('silent'), patience)))
    const outcome = await Promise.race([
      Promise.resolve(database.open()).then(() => 'open' as const),
      silence,
    ])
    clearTimeout(timer)
    if (outcome === 'open') return database
    database.close()
    if (tries === 1) throw new Error('The storage of this phone does not answer')
  }
}

/** This device's keys and counters, made on first use. */
export async function deviceOf({ vault }: Phone): Promise<Device> {
  const known = await vault.device.get('device')
  if (known) return known
  const signer = await makeSigner(false)
  const publicKey = await publicText(signer)
  const pepper = await crypto.subtle.importKey(
    'raw',
    crypto.getRandomValues(new Uint8Array(32)),
    'HKDF',
    false,
    ['deriveKey'],
  )
  const made: Device = {
    key: 'device',
    id: await keyId(publicKey),
    publicKey,
    signer,
    pepper,
    acts: 0,
    requests: 0,
  }
  // Two tabs may come here together: the first one's keys stay. A phone without room says so to whoever asked.
  return vault.transaction('rw', vault.device, async () => {
    const first = await vault.device.get('device')
    if (!first) await vault.device.add(made)
    return first ?? made
  })
}

/** The next number of this device; a number once taken is never given again, also after a crash. */
export async function nextNumber({ vault }: Phone, of: 'acts' | 'requests'): Promise<number> {
  return vault.transaction('rw', vault.device, async () => {
    const device = (await vault.device.get('device'))!
    const n = device[of] + 1
    await vault.device.update('device', { [of]: n })
    return n
  })
}
