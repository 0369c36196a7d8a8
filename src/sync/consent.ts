/** A family has read what the school keeps of it, and agrees: each of the pocket's schools is told so, in a letter like any other. */
import { noticeNow } from '../domain/consents/consent.ts'
import type { Session } from '../storage/session.ts'
import { act } from './act.ts'

/** Of a school that has been told nothing more is said. */
export async function agree(session: Session): Promise<void> {
  await session.refresh()
  for (const { place } of session.profile.homes)
    if ((await agreedAt(session, place)) === undefined)
      await act(session, {
        place,
        name: 'consents.give',
        args: { purpose: 'learning', notice: noticeNow },
      })
}

/** When this pocket's owner agreed, as this phone and that school know it: milliseconds. */
export async function agreedAt(session: Session, place: string): Promise<number | undefined> {
  const told = [...session.acts.values()].find(
    ({ name, args, place: where, code }) =>
      name === 'consents.give' &&
      where === place &&
      !code &&
      (args as { notice: number }).notice === noticeNow,
  )
  const home = session.home(place)
  const kept = home && (await home.list('consent', home.person))
  return kept?.find(({ body }) => body.notice === noticeNow)?.body.givenAt ?? told?.tap.clock
}
