import { tellMoment, type Dates } from '../calendar/tell.ts'
import type { Say } from '../words.ts'
import { genderOf, type Notice } from './notice.ts'

/** «ينتهي غدًا ٢:٠٠ م», «انتهى أمس ٢:٠٠ م», «سُحب اليوم ٩:١٠ ص»; undefined for what has no end. */
export function tellEnd(
  say: Say,
  dates: Dates,
  now: number,
  notice: Pick<Notice, 'kind' | 'expiresAt' | 'withdrawnAt'>,
): string | undefined {
  const { kind, expiresAt, withdrawnAt } = notice
  const context = genderOf(kind)
  const told = (key: string, at: number) =>
    say(`notices.${key}`, { moment: tellMoment(say, dates, now, at), context })
  if (withdrawnAt !== undefined) return told('withdrawn', withdrawnAt)
  if (expiresAt === undefined) return undefined
  return told(expiresAt > now ? 'ends' : 'ended', expiresAt)
}
