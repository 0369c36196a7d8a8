import { tellSection } from '../../domain/notices/tell.ts'
import { useLive } from '../../storage/live.ts'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { readBooks, type Pupil } from './book.ts'

/** /guardians/…/section/…: its pupils, each with who stands by him. */
export function PrincipalPupils({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const books = useLive(readBooks)
  const section = books?.find(book => book.place === place)?.sections.find(one => one.id === id)
  const title = section ? tellSection(say, section) : say('guardians.title')
  return (
    <Screen top={<TopBar title={title} heading back={{ label: say('app.back'), href: '/guardians' }} />}>
      {books && !section?.pupils.length && (
        <Empty title={say('guardians.nobody')}>{say('guardians.nobodyWhy')}</Empty>
      )}
      <RowList label={title}>
        {section?.pupils.map(pupil => (
          <Row
            key={pupil.id}
            title={pupil.name}
            under={<Standing of={pupil} />}
            end={<Icon name="next" />}
            href={`/guardians/${place}/child/${pupil.id}`}
          />
        ))}
      </RowList>
    </Screen>
  )
}

function Standing({ of: { guardians, denials } }: { of: Pupil }) {
  const say = useSay()
  return (
    <span class="who">
      {guardians.length === 0 && <span>{say('guardians.alone')}</span>}
      {guardians.map(({ id, body }) => (
        <span key={id}>{body.name}</span>
      ))}
      {denials.length > 0 && <b>{say('guardians.hasDenial')}</b>}
    </span>
  )
}
