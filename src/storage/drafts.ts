/** Drafts are saved at each stroke, under their author's key, and never leave this phone. */
import type { Session } from './session.ts'
import { dropUnsent } from './unsent.ts'

/** It is here since the pocket was opened; a home that only asks for drafts does not bring it. */
const lock = () => import('./lock.ts')

/** The name of a draft, and of the files that were made for it. */
export const draftKey = (profile: string, work: string) => `${profile}/${work}`
const keyOf = (session: Session, work: string) => draftKey(session.profile.id, work)

interface Pen {
  /** The newest content that is not being written yet. */
  next?: { content: unknown; savedAt: number }
  writing: Promise<void>
}
const pens = new Map<string, Pen>()

/** Saves the newest stroke as soon as the one before is on the disk; strokes between the two are in the newest. */
export function saveDraft(session: Session, work: string, content: unknown, savedAt: number): Promise<void> {
  const key = keyOf(session, work)
  const pen = pens.get(key)
  if (pen?.next) {
    pen.next = { content, savedAt }
    return pen.writing
  }
  const mine: Pen = { next: { content, savedAt }, writing: Promise.resolve() }
  const before = pen?.writing ?? Promise.resolve()
  // A stroke that could not be kept was told to whoever wrote it; it does not hold up the next.
  mine.writing = before.catch(() => undefined).then(() => write(session, key, mine))
  pens.set(key, mine)
  return mine.writing
}

/** What is under the pen is on the disk. */
export async function settleDrafts(): Promise<void> {
  await Promise.allSettled([...pens.values()].map(pen => pen.writing))
}

async function write(session: Session, key: string, pen: Pen) {
  const { content, savedAt } = pen.next!
  delete pen.next
  const { encryptJson } = await lock()
  const bytes = await encryptJson(session.keys.dataKey, content)
  await session.phone.vault.drafts.put({ key, profile: session.profile.id, bytes, savedAt })
}

export async function readDraft<T>(session: Session, work: string): Promise<T | undefined> {
  const draft = await session.phone.vault.drafts.get(keyOf(session, work))
  if (!draft) return undefined
  const { decryptJson } = await lock()
  return decryptJson<T>(session.keys.dataKey, draft.bytes)
}

/** Ids of all work that he has begun and not handed in. */
export async function draftedWork(session: Session): Promise<string[]> {
  const drafts = await session.phone.vault.drafts.where('profile').equals(session.profile.id).toArray()
  return drafts.map(draft => draft.key.slice(session.profile.id.length + 1))
}

export async function dropDraft(session: Session, work: string): Promise<void> {
  const key = keyOf(session, work)
  await pens.get(key)?.writing.catch(() => undefined)
  const { vault } = session.phone
  await vault.transaction('rw', vault.drafts, vault.files, vault.uploads, async () => {
    await vault.drafts.delete(key)
    // What was handed in with it is in the queue by now; what was made for it and not sent goes with it.
    await dropUnsent(vault, await vault.files.where('work').equals(key).primaryKeys())
  })
}
