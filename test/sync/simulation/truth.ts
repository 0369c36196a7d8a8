/** What the simulation knows better than everybody in it: every act that was safe on a disk, and what may be lost of it. */
import type { Copy, Device, Waiting } from '../../../src/storage/vault.ts'
import type { Act } from '../../../src/storage/acts.ts'
import type { Ground } from './ground.ts'
import type { SimPhone } from './phones.ts'

export interface Done {
  mark: string
  phone: string
  profile: string
  place: string
  name: string
  id: string
  audience: string
  device: string
  n: number
  letter: string
  /** Why it may be gone: its phone's vault was thrown away before the school had it. */
  excused: boolean
}

/** What must never be. */
export class Violation extends Error {}

/** Marks of what concerns one person: no phone may show them to the eye. */
export const sealedMark = 'C1-own-'

export class Truth {
  readonly acts = new Map<string, Done>()
  /** Refused acts that their author has put away. */
  readonly dismissed = new Set<string>()
  private made = 0
  private readonly ground: Pick<Ground, 'openCopy' | 'openLetter'>
  private readonly seen = new Map<string, unknown>()
  /** Shelves as they were looked at last: what has not changed since is not looked at again. */
  private readonly looked = new Map<SimPhone, { copies: unknown; outbox: unknown }>()

  constructor(ground: Pick<Ground, 'openCopy' | 'openLetter'>) {
    this.ground = ground
  }

  newMark(audience: string) {
    const kind = audience.startsWith('section:') ? 'Bm' : sealedMark
    return `${kind}${++this.made}`
  }

  /** Looks at a phone's vault: a copy on the disk, or a letter in the outbox, is an act that was promised to its author. */
  async look(phone: SimPhone) {
    const [copies, outbox] = [phone.vault.shelf('copies').items, phone.vault.shelf('outbox').items]
    const last = this.looked.get(phone)
    if (last?.copies === copies && last.outbox === outbox) return
    this.looked.set(phone, { copies, outbox })
    for (const copy of phone.vault.items('copies') as unknown as Copy[]) {
      if (!this.isNew(`${phone.name} ${copy.key}`, copy.bytes)) continue
      const { args, ...about } = await this.ground.openCopy(phone, copy)
      this.note(phone, copy.profile, about, args)
    }
    for (const item of phone.vault.items('outbox') as unknown as Waiting[]) {
      if (!item.sealed || !this.isNew(`${phone.name} ${item.n}`, item.bytes)) continue
      const inside = this.ground.openLetter(item)
      if (!inside?.a) continue
      const { n, letter, place } = item
      this.note(phone, item.profile, { n, letter, place, name: inside.a.name }, inside.x)
    }
  }

  private isNew(key: string, bytes: unknown) {
    const known = this.seen.get(key) === bytes
    this.seen.set(key, bytes)
    return !known
  }

  private note(
    { name: phone, vault }: SimPhone,
    profile: string,
    { name, n, letter, place }: Pick<Act, 'name' | 'n' | 'letter' | 'place'>,
    args: unknown,
  ) {
    const { mark, id, audience } = args as { mark?: string; id: string; audience: string }
    if (mark === undefined || this.acts.has(mark)) return
    const device = (vault.items('device')[0] as unknown as Device).id
    const about = { mark, phone, profile, place, name, id, audience, device, n, letter }
    this.acts.set(mark, { ...about, excused: false })
  }

  /** Whoever has left hears no verdict: that the school knows his work is all that is asked. */
  readonly leavers = new Set<string>()
  left(profile: string) {
    this.leavers.add(profile)
  }

  /** What the school does not have may be lost with the vault; what it has stays. */
  evicted(phone: SimPhone) {
    this.looked.delete(phone)
    for (const act of this.acts.values()) if (act.phone === phone.name) act.excused = true
    for (const key of [...this.seen.keys()]) if (key.startsWith(`${phone.name} `)) this.seen.delete(key)
  }
}
