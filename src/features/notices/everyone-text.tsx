import type { Attachment } from '../../domain/attachments/attachment.ts'
import { tellEnd } from '../../domain/notices/end.ts'
import { genderOf, stageOf, type Notice } from '../../domain/notices/notice.ts'
import type { Gender } from '../../domain/people/person.ts'
import { useFiles } from '../../storage/attaching.ts'
import { usePocket } from '../../storage/live.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ShownFiles } from '../../ui/shown-file.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

interface NoticeTextProps {
  place: string
  id: string
  notice: Notice
  gender: Gender
  asks: boolean
}

/** Who says it and when, by both calendars, and then every word of it, with what it brings along. */
export function NoticeText({ place, id, notice, gender, asks }: NoticeTextProps) {
  const say = useSay()
  const dates = useDates()
  const { kind, title, text, source, byName, publishAt, mustRead, withdrawnAt } = notice
  const { now } = usePocket()
  const stage = stageOf(notice, now)
  const end = tellEnd(say, dates, now, notice)
  const isWarm = kind === 'encouragement'
  return (
    <article class="stack">
      <div class="line">
        <Chip tone={isWarm ? 'wheat' : 'stone'} icon={isWarm ? 'speech' : 'stamp'}>
          {source}
        </Chip>
        {mustRead && <Chip tone={asks ? 'clay' : 'stone'}>{say('notices.mustRead')}</Chip>}
        {stage === 'past' && <Chip>{say('notices.pastMark', { context: genderOf(kind) })}</Chip>}
        {stage === 'withdrawn' && <Chip>{say('notices.withdrawnMark', { context: genderOf(kind) })}</Chip>}
      </div>
      <header>
        <h1>{title || (text ? source : say('notices.withdrawnTitle', { context: genderOf(kind) }))}</h1>
        <p class="sm two">
          {say('notices.at', {
            date: dates.gregorian(publishAt, { year: true }),
            time: dates.clock(publishAt),
          })}
        </p>
        <p class="xs two">{dates.hijri(publishAt)}</p>
        {end && <p class="sm two">{end}</p>}
      </header>
      <Card>
        {withdrawnAt !== undefined && <p>{say('notices.withdrawnWhy')}</p>}
        {text.split(/\n+/).map(
          (line, index) =>
            line && (
              <p key={index} dir="auto">
                {line}
              </p>
            ),
        )}
      </Card>
      {notice.files && <Brought place={place} about={id} files={notice.files} gender={gender} />}
      {byName && byName !== source && (
        <p class="sm two line">
          <Icon name="pencil" />
          {say('notices.by', { name: byName })}
        </p>
      )}
      {asks && (
        <p class="sm two" id="must-read">
          {say('notices.mustReadWhy', { context: gender })}
        </p>
      )}
    </article>
  )
}

interface BroughtProps {
  place: string
  about: string
  files: readonly Attachment[]
  gender: Gender
}

function Brought({ place, about, files, gender }: BroughtProps) {
  return <ShownFiles gender={gender} {...useFiles(place, about, files)} />
}
