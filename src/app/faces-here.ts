import { useEffect, useState } from 'preact/hooks'
import type { Phone } from '../storage/phone.ts'
import type { Profile } from '../storage/vault.ts'

/** Everybody on this phone in the order they came, so that nobody's place moves; undefined until the phone has answered. */
export function useProfiles(phone: Phone): Profile[] | undefined {
  const [profiles, setProfiles] = useState<Profile[]>()
  useEffect(() => {
    let here = true
    const read = async () => {
      const all = await readProfiles(phone)
      if (here) setProfiles(all)
    }
    void read()
    const deaf = phone.bell.listen(() => void read())
    return () => {
      here = false
      deaf()
    }
  }, [phone])
  return profiles
}

export async function readProfiles({ vault }: Phone): Promise<Profile[]> {
  const all = await vault.profiles.toArray()
  return all.sort((a, b) => a.madeAt - b.madeAt)
}
