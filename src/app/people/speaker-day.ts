/** What the days of those who speak to a school have in common: principal and counselor. */
import type { Gender, Role } from '../../domain/people/person.ts'
import { readDraft } from '../../storage/drafts.ts'
import type { Home } from '../../storage/home.ts'
import type { Session } from '../../storage/session.ts'
import type { DayBase } from './person.ts'

export interface SpeakerDay<School> extends DayBase {
  gender: Gender
  schools: School[]
  /** Whether a notice is begun and not sent. */
  drafted: boolean
  /** Notices that the school did not accept. */
  refused: number
}

/** @param read what is shown of one school in which he has this role. */
export async function readSpeakerDay<School>(
  session: Session,
  now: number,
  role: Role,
  read: (home: Home, now: number) => Promise<School>,
): Promise<SpeakerDay<School>> {
  const homes = session.homes().filter(home => home.tiesOf(home.person).some(tie => tie.role === role))
  const refused = [...session.acts.values()].filter(act => act.name.startsWith('notices.') && act.code)
  return {
    profile: session.profile.id,
    face: session.profile.face,
    now,
    gender: homes[0]?.actor().gender ?? (role === 'counselor' ? 'female' : 'male'),
    schools: await Promise.all(homes.map(home => read(home, now))),
    drafted: (await readDraft(session, 'notices/new')) !== undefined,
    refused: refused.filter(act => act.name !== 'notices.read').length,
  }
}
