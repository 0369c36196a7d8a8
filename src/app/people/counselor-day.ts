import { glanceAt, type Glance } from '../../domain/notices/glance.ts'
import type { Gender } from '../../domain/people/person.ts'
import { readDraft } from '../../storage/drafts.ts'
import type { Session } from '../../storage/session.ts'
import type { DayBase } from './person.ts'

export interface CounselorDay extends DayBase {
  gender: Gender
  schools: Glance[]
  /** Whether a word is begun and not sent. */
  drafted: boolean
  /** Words that the school did not accept. */
  refused: number
}

export async function readDay(session: Session, now: number): Promise<CounselorDay> {
  const homes = session.homes().filter(home => home.tiesOf(home.person).some(tie => tie.role === 'counselor'))
  return {
    profile: session.profile.id,
    face: session.profile.face,
    now,
    gender: homes[0]?.actor().gender ?? 'female',
    schools: await Promise.all(homes.map(home => glanceAt(home, now))),
    drafted: (await readDraft(session, 'notices/new')) !== undefined,
    refused: [...session.acts.values()].filter(act => act.name === 'notices.publish' && act.code).length,
  }
}
