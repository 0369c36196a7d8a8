/** A child's act, sealed to the guardians on the same phone: they see it waiting, and nobody else does. */
import { seal, open } from '../letters/suite.ts'
import { readInbox } from '../letters/keys.ts'
import { fromUtf8, toUtf8 } from '../wire/bytes.ts'
import type { Opened } from './lock.ts'
import { paddedJson } from './padded.ts'
import type { Phone } from './phone.ts'
import type { KinAct } from './acts.ts'

const outside = toUtf8('haqiba kin 1')

export async function tellKin({ vault, board }: Phone, author: string, act: KinAct): Promise<void> {
  const guardians = (await vault.profiles.toArray()).filter(
    ({ id, desk }) => desk === 'guardian' && id !== author,
  )
  for (const guardian of guardians) {
    const inbox = await readInbox(guardian.inboxKey)
    if (!inbox) continue
    const bytes = (await seal(inbox, paddedJson(act), outside)).buffer
    await board.kin.put({
      key: `${guardian.id}/${act.letter}`,
      profile: guardian.id,
      letter: act.letter,
      bytes,
    })
  }
}

export async function openKin({ board }: Phone, profile: string, keys: Opened): Promise<KinAct[]> {
  const acts: KinAct[] = []
  for (const { bytes } of await board.kin.where('profile').equals(profile).toArray()) {
    const content = await open(keys.inbox, new Uint8Array(bytes), outside)
    if (content) acts.push(JSON.parse(fromUtf8(content)) as KinAct)
  }
  return acts
}
