import type { ComponentChildren } from 'preact'
import { latenessWords } from './teacher-words.ts'
import type { Queue, QueueEntry } from '../../domain/marks/queue.ts'
import { stateOfRow, useHome, usePocket } from '../../storage/live.ts'
import { Row, RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'
import { Mark, SyncMark } from '../../ui/sync-mark.tsx'

export interface QueueProps {
  queue: Queue
  place: string
  /** The person who is open. */
  current: string | undefined
  /** The address names him; otherwise only a wide screen shows him beside the queue. */
  isChosen: boolean
  /** The address of an attempt. */
  address(submission: string): string
  /** Above the children. */
  more?: ComponentChildren
}

/** The children by name: who waits, who is marked, and from whom nothing has come. */
export function QueuePane({ queue, place, current, isChosen, address, more }: QueueProps) {
  const say = useSay()
  const handed = queue.entries.filter(entry => entry.state !== 'missing')
  const missing = queue.entries.filter(entry => entry.state === 'missing')
  return (
    <nav class="pane-queue" aria-label={say('desk.queue')}>
      <div class="line">
        <h2>{say('desk.queue')}</h2>
        <span class="end sm two">{say('desk.left', { count: queue.waiting })}</span>
      </div>
      {more}
      {handed.length > 0 && (
        <RowList label={say('desk.handedIn')}>
          {handed.map(entry => (
            <Row
              key={entry.id}
              href={address(entry.attempts[0]!.submission.id)}
              current={entry.id === current}
              title={entry.name || say('desk.stranger')}
              under={<Under entry={entry} open={isChosen && entry.id === current} />}
              end={<End entry={entry} place={place} />}
            />
          ))}
        </RowList>
      )}
      {missing.length > 0 && (
        <section>
          <h3 class="sm two">{say('desk.missingOnes', { count: missing.length })}</h3>
          <RowList label={say('desk.missingOnes', { count: missing.length })}>
            {missing.map(entry => (
              <Row
                key={entry.id}
                title={entry.name}
                under={say('desk.nothingFrom', { context: entry.gender })}
                end={
                  <span class="two">
                    <Mark shape="later" />
                  </span>
                }
              />
            ))}
          </RowList>
        </section>
      )}
    </nav>
  )
}

function Under({ entry: { state, attempts, moved }, open }: { entry: QueueEntry; open: boolean }) {
  const say = useSay()
  const last = attempts[0]!.submission.body
  const words = [
    moved && say('desk.moved'),
    attempts.length > 1 && say('desk.attempt', { n: last.attempt }),
    last.lateness !== 'in_time' && latenessWords(say, last),
  ].filter(word => word !== false)
  if (words.length > 0) return <>{words.reduce((first, second) => say('desk.both', { first, second }))}</>
  if (open) return <>{say('desk.openNow')}</>
  return <>{say(state === 'marked' ? 'desk.isMarked' : 'desk.waits')}</>
}

/** The mark with where it is; or an empty tile. */
function End({ entry, place }: { entry: QueueEntry; place: string }) {
  const say = useSay()
  const pocket = usePocket()
  const home = useHome(place)
  const { submission, mark } = entry.attempts[0]!
  if (!mark)
    return (
      <span class="two empty-tile">
        <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
          <path fill-rule="evenodd" d="M2 2h16v16H2zM4 4v12h12V4z" />
        </svg>
      </span>
    )
  const state = home ? stateOfRow(pocket, home, 'mark', submission.id) : 'arrived'
  return (
    <span class="line mark-end">
      <b class="figure">{say('desk.figure', { n: mark.body.points })}</b>
      <SyncMark state={state} quiet>
        {say(`states.${state}`)}
      </SyncMark>
    </span>
  )
}
