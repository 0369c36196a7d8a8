/** What phones have done, as they know it: the measure for what a school must hold. */
import type { Letter } from '../server/phone.ts'

export interface Deed {
  place: string
  device: string
  profile: string
  person: string
  n: number
  /** The action, or `enrol`. */
  name: string
  letter: Letter
  /** What the school must say: '' for applied. */
  code: string
  /** The row that it leaves, and what must stand in it; absent for an enrolment and for what is refused. */
  row?: { noun: string; id: string; body: Record<string, unknown> }
  /** Does the same once more, as a person does who sees that it was refused. */
  again?: () => Promise<void>
  /** When it was first sent and when its receipt was here, in the order of all that happened; 0 for not yet. */
  sentAt: number
  receiptAt: number
}

export class Deeds {
  readonly all: Deed[] = []
  private moments = 0

  add(deed: Omit<Deed, 'sentAt' | 'receiptAt'>): Deed {
    const added = { ...deed, sentAt: 0, receiptAt: 0 }
    this.all.push(added)
    return added
  }

  moment(): number {
    return ++this.moments
  }

  acknowledged(): number {
    return this.all.filter(deed => deed.receiptAt > 0).length
  }
}
