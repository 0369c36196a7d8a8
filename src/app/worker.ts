/** Installs the worker; a new version waits until the person says so, never in the middle of work. */
import type { Desk } from '../domain/people/person.ts'

let ask: (update: () => void) => void = () => {}
let waiting: (() => void) | undefined

/** The app is told when a new version waits; calling what it is handed takes the new version now. */
export function onUpdate(listener: (update: () => void) => void) {
  ask = listener
  if (waiting) ask(waiting)
}

export async function watchWorker() {
  if (!('serviceWorker' in navigator)) return
  const { Workbox } = await import('workbox-window')
  const workbox = new Workbox(trusted('/sw.js') as string, { type: 'classic', updateViaCache: 'none' })
  workbox.addEventListener('waiting', () => {
    waiting = () => {
      workbox.addEventListener('controlling', () => location.reload())
      workbox.messageSkipWaiting()
    }
    ask(waiting)
  })
  workbox.register().catch((error: unknown) => console.warn('The worker was not installed', error))
}

/** The page's policy allows scripts of ours to be named at run time only for workers. */
export function trusted(address: string): unknown {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, rules: object): Policy } }
  if (!trustedTypes) return address
  policy ??= trustedTypes.createPolicy('worker', { createScriptURL: (given: string) => given })
  return policy.createScriptURL(address)
}
interface Policy {
  createScriptURL(address: string): unknown
}
let policy: Policy | undefined

/** Tells the worker whose chunks this phone needs without network. */
export async function keepChunks(desks: readonly Desk[]) {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.ready
  registration.active?.postMessage({ type: 'KEEP_DESKS', desks })
}
