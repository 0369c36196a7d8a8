/**
 * Waits after wrong secrets. They run down by a clock that only goes on while the app is open, and what is left is written down:
 * neither a phone's clock that is set forward nor an app that is started again makes one shorter.
 */
import type { Phone } from './phone.ts'
import type { Profile } from './vault.ts'

const second = 1000
const minute = 60 * second
/** After so many wrong secrets; the first three cost nothing. */
const steps = [0, 0, 0, 0, 30 * second, minute, 5 * minute, 15 * minute, 30 * minute, 60 * minute]
export const waitAfter = (count: number) => steps[Math.min(count, steps.length - 1)]!
export const mostTries = 10

/** By profile: since when it is seen here, and what was left then. */
const seen = new Map<string, { count: number; left: number; at: number }>()

/** What is left of a profile's wait, in milliseconds. Whoever asks first lets it run from there. */
export function waitLeft({ id, tries }: Pick<Profile, 'id' | 'tries'>): number {
  if (!tries || tries.left === 0) {
    seen.delete(id)
    return 0
  }
  const known = seen.get(id)
  const at = performance.now()
  if (known?.count !== tries.count) {
    seen.set(id, { count: tries.count, left: tries.left, at })
    return tries.left
  }
  // Another tab may have been looking for longer: what either has left is enough.
  return Math.max(0, Math.min(tries.left, known.left - (at - known.at)))
}

/** Writes down what has run off. @returns whether somebody still waits. */
export async function keepWaits({ vault }: Phone): Promise<boolean> {
  return vault.transaction('rw', vault.profiles, async () => {
    let waits = false
    for (const profile of await vault.profiles.toArray()) {
      if (!profile.tries || profile.tries.left === 0) continue
      const left = Math.ceil(waitLeft(profile))
      waits ||= left > 0
      if (left < profile.tries.left)
        await vault.profiles.update(profile.id, { tries: { ...profile.tries, left } })
    }
    return waits
  })
}

/** How often what is left is written down. */
const pace = 5 * second
let running: ReturnType<typeof setTimeout> | undefined

/** Lets all waits run down, whoever's pocket is open meanwhile, until none is left. */
export function runWaits(phone: Phone) {
  const turn = async () => {
    running = (await keepWaits(phone)) ? setTimeout(() => void turn(), pace) : undefined
  }
  if (running === undefined) void turn()
}
