import { headingOf } from '../../domain/notices/heading.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import type { DayWord } from './guardian-day.ts'

/** What the schools say to her: official notices as rows, then the counselor's word, in her own colour. */
export function Words({ words }: { words: DayWord[] }) {
  const say = useSay()
  const dates = useDates()
  if (words.length === 0) return null
  const official = words.filter(word => word.kind === 'official')
  const kind = words.filter(word => word.kind === 'encouragement')
  const from = (word: DayWord) =>
    say('guardian.from', { source: word.source, moment: dates.gregorian(word.publishAt) })
  return (
    <>
      {official.length > 0 && (
        <section>
          <h2 class="md two">{say('guardian.words')}</h2>
          <RowList>
            {official.map(word => (
              <Row
                key={word.id}
                start={<Icon name="stamp" />}
                title={headingOf(word)}
                under={from(word)}
                end={word.mustRead && !word.read && <Chip tone="clay">{say('guardian.toRead')}</Chip>}
                href={`/notices/${word.place}/${word.id}`}
              />
            ))}
          </RowList>
        </section>
      )}
      {kind.map(word => (
        <Notice
          key={word.id}
          kind="counselor"
          level={2}
          title={word.title || word.source}
          reads={!word.cut && !word.read && `${word.place}/${word.id}`}
          from={from(word)}
          action={
            word.cut && <Button href={`/notices/${word.place}/${word.id}`}>{say('guardian.readAll')}</Button>
          }
        >
          <p>
            <bdi>{word.text}</bdi>
          </p>
        </Notice>
      ))}
    </>
  )
}
