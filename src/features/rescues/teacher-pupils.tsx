/** The pupils of a homeroom teacher's sections: each may ask for the way back into his pocket. */
import { fullName } from '../../domain/people/person.ts'
import type { Home } from '../../storage/home.ts'
import type { Session } from '../../storage/session.ts'
import { useLive } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { ReadCode } from './read-code.tsx'

interface Pupil {
  place: string
  id: string
  name: string
}

async function readPupils(session: Session): Promise<Pupil[]> {
  const pupils = await Promise.all(session.homes().map(pupilsOf))
  return pupils.flat().sort((a, b) => a.name.localeCompare(b.name, 'ar'))
}

async function pupilsOf(home: Home): Promise<Pupil[]> {
  const own = home.tiesOf(home.person).filter(tie => tie.role === 'homeroom')
  const ties = await home.all('tie')
  const learn = ties.filter(
    ({ body }) => body.role === 'student' && own.some(tie => tie.target === body.target),
  )
  return Promise.all(
    learn.map(async ({ body: { person } }) => {
      const about = (await home.get('person', person))?.body
      return { place: home.place, id: person, name: about ? fullName(about) : '' }
    }),
  )
}

export function Pupils() {
  const say = useSay()
  const pupils = useLive(readPupils)
  return (
    <Screen
      top={<TopBar title={say('rescues.title')} heading back={{ label: say('app.back'), href: '/me' }} />}
    >
      <p>{say('rescues.whose')}</p>
      {pupils?.length === 0 && <Empty title={say('rescues.nobody')}>{say('rescues.nobodyWhy')}</Empty>}
      <RowList label={say('rescues.whose')}>
        {pupils?.map(({ place, id, name }) => (
          <Row
            key={`${place}/${id}`}
            title={name}
            end={<Icon name="next" />}
            href={`/codes/${place}/${id}`}
          />
        ))}
      </RowList>
      <Button icon="phone" wide href="/phones">
        {say('rescues.lost')}
      </Button>
    </Screen>
  )
}

export const PupilCode = ({ place, id }: { place: string; id: string }) => (
  <ReadCode place={place} pupil={id} back="/codes" />
)
