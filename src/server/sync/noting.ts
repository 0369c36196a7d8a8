import { note, type Noted } from '../actions/audit.ts'
import { again } from '../store/again.ts'
import type { SyncDesk } from './desk.ts'

/** An entry of the audit by itself; what an act has changed is noted in the transaction of its effect. */
export const noteDown = (
  { store, now }: Pick<SyncDesk, 'store' | 'now'>,
  place: string,
  noted: Pick<Noted, 'device' | 'person' | 'what' | 'about'> & Partial<Noted>,
): Promise<void> => again(store, place, tx => note(tx, place, { since: 0, until: 0, at: now(), ...noted }))
