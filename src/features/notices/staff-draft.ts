/** The writing on the table: begun, taken up again where it was left, or reopened from what the school did not accept. */
import { named } from '../../domain/audiences.ts'
import type { NoticeKind } from '../../domain/notices/notice.ts'
import { reopened, type Publishing, type Writing } from '../../domain/notices/writing.ts'
import { useDraft as useKept, type Draft as Kept } from '../../storage/draft.ts'
import { usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { newId } from '../../sync/act.ts'

export interface Draft extends Omit<Kept<Writing>, 'content'> {
  /** undefined until the phone has answered. */
  writing: Writing | undefined
}

/** A writing of its own for each refused act that is opened again; all others share one. */
export const draftKey = (again: string | undefined) => (again ? `notices/new/${again}` : 'notices/new')

export function useDraft(kind: NoticeKind, place: string, again: string | undefined): Draft {
  const { session } = usePocket()
  const begin = (found: Writing | undefined) => found ?? begun(session, kind, place, again)
  const { content, ...kept } = useKept<Writing>(draftKey(again), begin)
  return { ...kept, writing: content }
}

function begun(session: Session, kind: NoticeKind, place: string, again: string | undefined): Writing {
  const ids = { first: newId(), guardians: newId() }
  const refused = session.acts.get(Number(again))
  if (refused?.name === 'notices.publish') return reopened(refused.args as Publishing, refused.place, ids)
  return {
    ...{ kind, place, ids, where: '', title: '', text: '', guardiansText: '', source: '' },
    // An office speaks to all around a place unless it says otherwise; a counselor to the children.
    readers: kind === 'official' ? named : ['students'],
    ...{ mustRead: kind === 'official', later: false, publishAt: '', ends: false, expiresAt: '' },
  }
}
