import { tellMoment } from '../../domain/calendar/tell.ts'
import type { Letter } from '../../domain/questions/messages.ts'
import { usePocket } from '../../storage/live.ts'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

/** A notice or a word of encouragement; its own page holds the whole of it. */
export function LetterRow({ letter }: { letter: Letter }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { place, id, kind, heading, source, publishAt, mustRead, read } = letter
  return (
    <Row
      href={`/notices/${place}/${id}`}
      start={
        <span class={kind === 'encouragement' ? 'seal wheat' : 'seal stone'}>
          <Icon name={kind === 'encouragement' ? 'speech' : 'stamp'} />
        </span>
      }
      title={heading}
      under={say('questions.noticeFrom', { source, moment: tellMoment(say, dates, now, publishAt) })}
      end={
        !read &&
        (mustRead ? (
          <Chip tone="clay" icon="bang">
            {say('questions.mustRead')}
          </Chip>
        ) : (
          <Chip>{say('questions.unread')}</Chip>
        ))
      }
    />
  )
}
