import type { Phone } from '../storage/phone.ts'
import type { Profile } from '../storage/vault.ts'
import { useHere } from './here.ts'

/** Everybody on this phone in the order they came, so that nobody's place moves; undefined until the phone has answered. */
export const useProfiles = (phone: Phone): Profile[] | undefined => useHere(phone, readProfiles)

export async function readProfiles({ vault }: Phone): Promise<Profile[]> {
  const all = await vault.profiles.toArray()
  return all.sort((a, b) => a.madeAt - b.madeAt)
}
