/** The assignment on the table: begun, taken up where it was left, or reopened from what the school did not accept. */
import { reopened, newWriting, type Publishing, type Writing } from '../../domain/assignments/writing.ts'
import { useDraft as useKept, type Draft as Kept } from '../../storage/draft.ts'
import { usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { newId } from '../../sync/act.ts'

export interface Draft extends Omit<Kept<Writing>, 'content'> {
  /** undefined until the phone has answered. */
  writing: Writing | undefined
}

/** A writing of its own for each refused act that is opened again; all others share one. */
export const draftKey = (again: string | undefined) => (again ? `publish/work/${again}` : 'publish/work')

export function useDraft(again: string | undefined): Draft {
  const { session } = usePocket()
  const { content, ...kept } = useKept<Writing>(draftKey(again), found => found ?? begun(session, again))
  return { ...kept, writing: content }
}

function begun(session: Session, again: string | undefined): Writing {
  const refused = session.acts.get(Number(again))
  if (refused?.name === 'assignments.publish')
    return reopened(refused.args as Publishing, refused.place, newId())
  return newWriting(newId())
}
