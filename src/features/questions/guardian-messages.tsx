import type { ComponentChildren } from 'preact'
import { headingOf } from '../../domain/notices/heading.ts'
import { usePocket, useLive } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ToldRows } from '../../ui/told-rows.tsx'
import { ToSearch } from '../../ui/to-search.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { QuestionRow } from './guardian-row.tsx'
import { readMessages } from './guardian-inbox.ts'

/** All that is said between the schools and her: her questions, her children's, and the notices. */
export function Messages() {
  const say = useSay()
  const { now } = usePocket()
  const inbox = useLive(session => readMessages(session, now))
  const top = <TopBar title={say('app.messages')} heading end={<ToSearch />} />
  if (!inbox) return <Screen top={top}>{null}</Screen>
  const { hers, theirs, notices, children } = inbox
  const isEmpty = hers.length + theirs.length + notices.length === 0
  return (
    <Screen top={top}>
      {isEmpty && <Empty title={say('guardian.noMessages')}>{say('guardian.noMessagesWhy')}</Empty>}
      {children.length > 0 && (
        <nav class="line" aria-label={say('guardian.newQuestion')}>
          <p class="sm two wide">{say('guardian.newQuestion')}</p>
          {children.map(({ place, id, name }) => (
            <Button
              key={`${place}/${id}`}
              href={`/ask/${place}/${id}`}
              label={say('guardian.askTitle', { name })}
            >
              {name}
            </Button>
          ))}
        </nav>
      )}
      {hers.length > 0 && (
        <List title={say('guardian.hers')}>
          {hers.map(one => (
            <QuestionRow key={one.row.id} question={one} />
          ))}
        </List>
      )}
      {theirs.length > 0 && (
        <List title={say('guardian.theirs')}>
          {theirs.map(one => (
            <QuestionRow key={one.row.id} question={one} />
          ))}
        </List>
      )}
      {notices.length > 0 && (
        <ToldRows
          title={say('guardian.notices')}
          now={now}
          lines={notices.map(({ body, ...told }) => ({ ...told, ...body, heading: headingOf(body) }))}
        />
      )}
    </Screen>
  )
}

function List({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      <RowList label={title}>{children}</RowList>
    </section>
  )
}
