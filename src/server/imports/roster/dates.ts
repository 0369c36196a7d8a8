import type { Register, RegisterEnrolment } from './register.ts'

const isOver = ({ to }: { to?: string }, today: string) => to !== undefined && to < today
const isToCome = ({ from }: { from?: string }, today: string) => from !== undefined && from > today

/**
 * Enrolments that do not count today: those that have ended or not begun while their person has another of the same kind.
 * Where he has none other in a bulk set, the one nearest to today counts: a roster is brought before the year begins, and
 * one whose year has passed still says where everybody was.
 * @param today YYYY-MM-DD
 */
export function notToday({ enrolments, kinds }: Register, today: string): Set<string> {
  const past = new Set<string>()
  const byPerson = new Map<string, RegisterEnrolment[]>()
  for (const one of enrolments) {
    if (one.gone) continue
    const key = JSON.stringify([one.person, one.role])
    if (!byPerson.has(key)) byPerson.set(key, [])
    byPerson.get(key)!.push(one)
  }
  for (const own of byPerson.values()) {
    const counts = own.filter(one => !isOver(one, today) && !isToCome(one, today))
    if (counts.length === own.length) continue
    const nearest = counts.length > 0 || kinds.enrolments === 'delta' ? counts : nearestOf(own, today)
    for (const one of own) if (!nearest.includes(one)) past.add(one.id)
  }
  return past
}

/** Those that begin next; if none does, those that ended last. */
function nearestOf(own: RegisterEnrolment[], today: string) {
  const coming = own.filter(one => isToCome(one, today)).map(one => one.from!)
  const next = coming.sort()[0]
  if (next !== undefined) return own.filter(one => one.from === next)
  const last = own
    .map(one => one.to!)
    .sort()
    .at(-1)
  return own.filter(one => one.to === last)
}

/** A role that is over gives nothing any more. */
export const isToday = (role: { from?: string; to?: string }, today: string) =>
  !isOver(role, today) && !isToCome(role, today)
