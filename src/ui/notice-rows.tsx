import { tellMoment } from '../domain/calendar/tell.ts'
import type { NoticeLine } from '../domain/notices/published.ts'
import { tellEnd } from '../domain/notices/end.ts'
import { tellAudience, tellPublished, type Sections } from '../domain/notices/tell.ts'
import { Reach } from './reach.tsx'
import { Row, RowList } from './row.tsx'
import { useDates, useSay } from './say.tsx'
import { SyncMark } from './sync-mark.tsx'

export interface NoticeRowsProps {
  lines: readonly NoticeLine[]
  sections: Sections
  now: number
  label: string
}

/** What somebody has published: to whom, when, and how far it has come. */
export function NoticeRows({ lines, sections, now, label }: NoticeRowsProps) {
  const say = useSay()
  const dates = useDates()
  return (
    <RowList label={label}>
      {lines.map(line => {
        const first = tellAudience(say, line.to, sections)
        const second =
          line.publishAt > now
            ? tellPublished(say, dates, now, line.publishAt)
            : tellMoment(say, dates, now, line.publishAt)
        const end = tellEnd(say, dates, now, line)
        return (
          <Row
            key={`${line.place}/${line.id}`}
            href={`/notices/${line.place}/${line.id}`}
            title={line.heading}
            under={
              <span class="who">
                <span>{say('broadcasts.both', { first, second })}</span>
                {end && <span>{end}</span>}
                {line.state === 'arrived' && line.reach && <Reach kind={line.kind} reach={line.reach} />}
                {line.state !== 'arrived' && (
                  <SyncMark state={line.state}>{say(`states.${line.state}`)}</SyncMark>
                )}
              </span>
            }
          />
        )
      })}
    </RowList>
  )
}
