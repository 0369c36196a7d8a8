/** What stands between a pocket and its leaving: work that is nowhere else. */
import { readDraft, draftedWork } from '../storage/drafts.ts'
import type { Session } from '../storage/session.ts'
import { textOfAct } from './sent-act.ts'

export interface Leaving {
  /** Letters that the school has not taken: sealed ones go on waiting here and arrive without their author. */
  sealed: number
  /** Letters that only he could seal, since no school is known yet: they would go with him. */
  open: number
  /** Work that was begun and not handed in. */
  drafts: number
  /** Letters that the school refused, with what was written in them. */
  refused: number
  /** All that he wrote and that is only here, to be kept elsewhere. */
  text: string
}

export async function readLeaving(session: Session): Promise<Leaving> {
  const { phone, profile } = session
  const own = await phone.vault.outbox.where('profile').equals(profile.id).toArray()
  const waiting = own.filter(({ settledAt }) => settledAt === 0)
  const texts: string[] = []
  for (const act of session.acts.values()) texts.push(await textOfAct(act, session.home(act.place)))
  const drafted = await draftedWork(session)
  for (const work of drafted) texts.push(...writtenIn(await readDraft(session, work)))
  return {
    sealed: waiting.filter(({ sealed }) => sealed === 1).length,
    open: waiting.filter(({ sealed }) => sealed === 0).length,
    drafts: drafted.length,
    refused: [...session.acts.values()].filter(({ code }) => code).length,
    text: texts.filter(text => text.trim() !== '').join('\n\n'),
  }
}

/** Names under which every draft keeps what somebody has written. */
const written = new Set(['text', 'title', 'intro', 'comment', 'note', 'prompt', 'why'])

/** What stands in a draft, whatever it is a draft of. */
export function writtenIn(content: unknown): string[] {
  if (typeof content !== 'object' || content === null) return []
  return Object.entries(content).flatMap(([name, value]) =>
    typeof value === 'string' ? (written.has(name) ? [value] : []) : writtenIn(value),
  )
}
