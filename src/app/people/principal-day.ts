import type { Session } from '../../storage/session.ts'
import { schoolAt, type SchoolGlance } from './principal-school.ts'
import { readSpeakerDay, type SpeakerDay } from './speaker-day.ts'

export type PrincipalDay = SpeakerDay<SchoolGlance>

export const readDay = (session: Session, now: number): Promise<PrincipalDay> =>
  readSpeakerDay(session, now, 'principal', schoolAt)
