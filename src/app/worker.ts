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

/** Either may come to a family's phone on any day, and then there may be no network. */
const family: readonly Desk[] = ['student', 'guardian']

/** Tells the worker whose chunks this phone needs without network. @param here none where nobody has come yet */
export async function keepChunks(here: readonly Desk[]) {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.ready
  const isFamilys = here.length === 0 || here.some(desk => family.includes(desk))
  const desks = isFamilys ? [...new Set([...here, ...family])] : here
  registration.active?.postMessage({ type: 'KEEP_DESKS', desks })
}
