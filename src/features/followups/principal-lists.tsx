import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { Empty } from '../../ui/empty.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

async function readLists(session: Session) {
  const lists = await Promise.all(
    session.homes().map(async home => {
      const sections = new Map((await home.all('section')).map(row => [row.id, row.body]))
      return (await home.all('followup')).map(({ id, body }) => ({
        ...{ id, body, section: sections.get(body.section) },
      }))
    }),
  )
  return lists.flat().sort((a, b) => b.body.sentAt - a.body.sentAt)
}

/** /followups of a principal: the names that teachers have sent, the newest first. */
export function PrincipalLists() {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const read = useLive(readLists)
  return (
    <Screen
      top={<TopBar title={say('followups.lists')} heading back={{ label: say('app.back'), href: '/' }} />}
    >
      {read?.length === 0 && <Empty title={say('followups.noLists')}>{say('followups.noListsWhy')}</Empty>}
      {read?.map(({ id, body, section }) => (
        <section key={id} class="card stack" aria-labelledby={`list-${id}`}>
          <div>
            <h2 class="md" id={`list-${id}`}>
              <bdi>{body.title}</bdi>
            </h2>
            <p class="sm two">
              {say('followups.both', {
                first: tellSubject(say, body.subject),
                second: section ? tellSection(say, section) : '',
              })}
            </p>
            <p class="sm two">
              {say('followups.from', { name: body.byName, moment: tellMoment(say, dates, now, body.sentAt) })}
            </p>
          </div>
          <p>{say('followups.countOf', { count: body.missing.length, of: body.of })}</p>
          <ul class="names">
            {body.missing.map(({ person, name }) => (
              <li key={person}>{name}</li>
            ))}
          </ul>
          {body.note && (
            <p class="quoted" dir="auto">
              {body.note}
            </p>
          )}
        </section>
      ))}
    </Screen>
  )
}
