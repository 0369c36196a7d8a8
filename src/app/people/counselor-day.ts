import { glanceAt, type Glance } from '../../domain/notices/glance.ts'
import type { Session } from '../../storage/session.ts'
import { readSpeakerDay, type SpeakerDay } from './speaker-day.ts'

export type CounselorDay = SpeakerDay<Glance>

export const readDay = (session: Session, now: number): Promise<CounselorDay> =>
  readSpeakerDay(session, now, 'counselor', glanceAt)
