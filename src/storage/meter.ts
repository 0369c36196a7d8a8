/** What the network has cost this phone: bytes by day and kind, up and down, as far as a page can know them. */
import type { Metered, MeterKind } from './board.ts'
import type { Phone } from './phone.ts'

export type { Metered, MeterKind } from './board.ts'

export interface Used {
  kind: MeterKind
  up: number
  down: number
  /** For whom, where it is known. */
  profile?: string
}

export const dayOfMeter = (now: number) => new Date(now).toISOString().slice(0, 10)

/** Adds to what a day has cost; never throws away what other tabs have added. */
export async function meter({ board }: Phone, now: number, used: readonly Used[]): Promise<void> {
  const day = dayOfMeter(now)
  await board.transaction('rw', board.meter, async () => {
    for (const { kind, up, down, profile = '' } of used) {
      if (up + down === 0) continue
      const key = [day, kind, ...(profile ? [profile] : [])].join('/')
      const before = await board.meter.get(key)
      const all = { up: (before?.up ?? 0) + up, down: (before?.down ?? 0) + down }
      await board.meter.put({ key, day, kind, ...(profile && { profile }), ...all })
    }
  })
}

/** All that was counted from one day on, and to another. */
export async function metered({ board }: Phone, from: string, to = '9999'): Promise<Metered[]> {
  return board.meter.where('day').between(from, to, true, true).toArray()
}
