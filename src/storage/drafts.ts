/** Drafts are saved at each stroke, under their author's key, and never leave this phone. */
import { decryptJson, encryptJson } from './lock.ts'
import type { Session } from './session.ts'

const keyOf = (session: Session, work: string) => `${session.profile.id}/${work}`

/** Saves in the order of the strokes, however long each takes. */
const queues = new Map<string, Promise<void>>()

export function saveDraft(session: Session, work: string, content: unknown, savedAt: number): Promise<void> {
  const key = keyOf(session, work)
  const before = queues.get(key) ?? Promise.resolve()
  const saved = before
    .catch(() => undefined)
    .then(async () => {
      const bytes = await encryptJson(session.keys.dataKey, content)
      await session.phone.vault.drafts.put({ key, profile: session.profile.id, bytes, savedAt })
    })
  queues.set(key, saved)
  return saved
}

export async function readDraft<T>(session: Session, work: string): Promise<T | undefined> {
  const draft = await session.phone.vault.drafts.get(keyOf(session, work))
  return draft && decryptJson<T>(session.keys.dataKey, draft.bytes)
}

/** Ids of all work that he has begun and not handed in. */
export async function draftedWork(session: Session): Promise<string[]> {
  const drafts = await session.phone.vault.drafts.where('profile').equals(session.profile.id).toArray()
  return drafts.map(draft => draft.key.slice(session.profile.id.length + 1))
}

export async function dropDraft(session: Session, work: string): Promise<void> {
  await queues.get(keyOf(session, work))
  await session.phone.vault.drafts.delete(keyOf(session, work))
}
