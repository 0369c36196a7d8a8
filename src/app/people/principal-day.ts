import type { Gender } from '../../domain/people/person.ts'
import { readDraft } from '../../storage/drafts.ts'
import type { Session } from '../../storage/session.ts'
import type { DayBase } from './person.ts'
import { schoolAt, type SchoolGlance } from './principal-school.ts'

export interface PrincipalDay extends DayBase {
  gender: Gender
  schools: SchoolGlance[]
  /** Whether a notice is begun and not sent. */
  drafted: boolean
  /** Notices that the school did not accept. */
  refused: number
}

export async function readDay(session: Session, now: number): Promise<PrincipalDay> {
  const homes = session.homes().filter(home => home.tiesOf(home.person).some(tie => tie.role === 'principal'))
  return {
    profile: session.profile.id,
    face: session.profile.face,
    now,
    gender: homes[0]?.actor().gender ?? 'male',
    schools: await Promise.all(homes.map(home => schoolAt(home, now))),
    drafted: (await readDraft(session, 'notices/new')) !== undefined,
    refused: [...session.acts.values()].filter(act => act.name === 'notices.publish' && act.code).length,
  }
}
