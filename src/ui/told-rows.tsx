import { tellMoment } from '../domain/calendar/tell.ts'
import { genderOf } from '../domain/notices/notice.ts'
import { isUrgent, type Told } from '../domain/notices/told.ts'
import { Chip } from './chip.tsx'
import { Icon } from './icon.tsx'
import { Row, RowList } from './row.tsx'
import { useDates, useSay } from './say.tsx'

/** A notice in a list of what was told: enough to find it again. */
export interface ToldLine extends Pick<Told, 'place' | 'id' | 'stage' | 'read'> {
  kind: Told['body']['kind']
  /** '' for what was taken back. */
  heading: string
  source: string
  publishAt: number
  mustRead: boolean
}

export interface ToldRowsProps {
  title: string
  lines: readonly ToldLine[]
  now: number
}

/** What the school has said, and under it what is past: kept by whoever has it, and marked as past. */
export function ToldRows({ title, lines, now }: ToldRowsProps) {
  const say = useSay()
  const open = lines.filter(({ stage }) => stage === 'open')
  const past = lines.filter(({ stage }) => stage !== 'open')
  return (
    <>
      {open.length > 0 && (
        <section>
          <h2>{title}</h2>
          <RowList label={title}>
            {open.map(line => (
              <ToldRow key={`${line.place}/${line.id}`} line={line} now={now} />
            ))}
          </RowList>
        </section>
      )}
      {past.length > 0 && (
        <section>
          <h2 class="md two">{say('notices.past')}</h2>
          <RowList label={say('notices.past')}>
            {past.map(line => (
              <ToldRow key={`${line.place}/${line.id}`} line={line} now={now} />
            ))}
          </RowList>
        </section>
      )}
    </>
  )
}

function ToldRow({ line, now }: { line: ToldLine; now: number }) {
  const say = useSay()
  const dates = useDates()
  const { place, id, kind, heading, source, publishAt } = line
  const context = genderOf(kind)
  return (
    <Row
      href={`/notices/${place}/${id}`}
      start={
        <span class={kind === 'encouragement' ? 'seal wheat' : 'seal stone'}>
          <Icon name={kind === 'encouragement' ? 'speech' : 'stamp'} />
        </span>
      }
      title={heading || say('notices.withdrawnTitle', { context })}
      under={say('notices.from', { source, moment: tellMoment(say, dates, now, publishAt) })}
      end={<Mark line={line} />}
    />
  )
}

function Mark({ line }: { line: ToldLine }) {
  const say = useSay()
  const { kind, stage, read } = line
  const context = genderOf(kind)
  if (stage === 'past') return <Chip>{say('notices.pastMark', { context })}</Chip>
  if (stage === 'withdrawn') return <Chip>{say('notices.withdrawnMark', { context })}</Chip>
  if (isUrgent({ ...line, body: line }))
    return (
      <Chip tone="clay" icon="bang">
        {say('notices.mustRead')}
      </Chip>
    )
  return read ? null : <Chip>{say('notices.unread')}</Chip>
}
