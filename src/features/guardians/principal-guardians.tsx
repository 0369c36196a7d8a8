import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import type { Row as DataRow } from '../../domain/row.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { readBooks, type Book } from './book.ts'

/** /guardians: what waits for the principal first, then every section with its pupils. */
export function PrincipalGuardians() {
  const say = useSay()
  const books = useLive(readBooks)
  const waiting = books?.flatMap(({ place, petitions }) => petitions.map(row => ({ place, row }))) ?? []
  return (
    <Screen
      top={<TopBar title={say('guardians.title')} heading back={{ label: say('app.back'), href: '/' }} />}
    >
      {books && waiting.length === 0 && (
        <Empty title={say('guardians.none')}>{say('guardians.noneWhy')}</Empty>
      )}
      {waiting.map(({ place, row }) => (
        <Asked key={row.id} place={place} row={row} />
      ))}
      {books?.map(book => (
        <Sections key={book.place} book={book} many={books.length > 1} />
      ))}
    </Screen>
  )
}

function Asked({ place, row: { id, body } }: { place: string; row: DataRow<'petition'> }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  return (
    <Card title={body.name}>
      <p class="sm two">{say('guardians.asked', { moment: tellMoment(say, dates, now, body.askedAt) })}</p>
      <p class="quoted" dir="auto">
        {body.child}
      </p>
      <Button kind="main" wide href={`/guardians/${place}/asked/${id}`}>
        {say('guardians.answer')}
      </Button>
    </Card>
  )
}

function Sections({ book: { place, school, sections }, many }: { book: Book; many: boolean }) {
  const say = useSay()
  const title = many ? school : say('guardians.sections')
  return (
    <section>
      <h2 class="md two">{title}</h2>
      <RowList label={title}>
        {sections.map(section => (
          <Row
            key={section.id}
            title={tellSection(say, section)}
            under={say('students.count', { count: section.pupils.length })}
            end={<Icon name="next" />}
            href={`/guardians/${place}/section/${section.id}`}
          />
        ))}
      </RowList>
    </section>
  )
}
