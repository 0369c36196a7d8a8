/** Whose phone was lost: one's own, a child's, a pupil's, and for a principal a teacher's. */
import { fullName } from '../domain/people/person.ts'
import type { Home } from '../storage/home.ts'
import { useLive } from '../storage/live.ts'
import type { Session } from '../storage/session.ts'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { Row, RowList } from '../ui/row.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'

type Group = 'mine' | 'children' | 'pupils' | 'staff'
const groups: readonly Group[] = ['mine', 'children', 'pupils', 'staff']

interface Owner {
  group: Group
  place: string
  id: string
  name: string
  school: string
}

async function readOwners(session: Session): Promise<Owner[]> {
  // A child says it at home, or to his teacher.
  if (session.profile.desk === 'student') return []
  const owners = (await Promise.all(session.homes().map(ownersOf))).flat()
  // Before the first contact the school's names have not come.
  const own = ({ group, name }: Owner) => name || (group === 'mine' ? session.profile.face.name : '')
  return owners.map(owner => ({ ...owner, name: own(owner) })).filter(({ name }) => name !== '')
}

async function ownersOf(home: Home): Promise<Owner[]> {
  const { place, person } = home
  const school = (await home.get('school', place))?.body.name ?? ''
  const ties = home.tiesOf(person)
  const targets = (role: string) => ties.filter(tie => tie.role === role).map(({ target }) => target)
  const nameOf = async (id: string) => {
    const about = (await home.get('person', id))?.body
    return about ? fullName(about) : ''
  }
  const named = (group: Group, ids: readonly string[]) =>
    Promise.all([...new Set(ids)].map(async id => ({ group, place, id, name: await nameOf(id), school })))
  const sections = targets('homeroom')
  const learning = sections.length > 0 ? await home.all('tie') : []
  const pupils = learning.filter(({ body }) => body.role === 'student' && sections.includes(body.target))
  const teachings = targets('principal').length > 0 ? await home.all('teaching') : []
  const staff = new Map(teachings.map(({ body }) => [body.person, body.name]))
  staff.delete(person)
  const all: Owner[] = [
    ...(await named('mine', [person])),
    ...(await named('children', targets('guardian'))),
    ...(await named(
      'pupils',
      pupils.map(({ body }) => body.person),
    )),
    ...[...staff].map(([id, name]) => ({ group: 'staff' as const, place, id, name, school })),
  ]
  return all.sort((a, b) => a.name.localeCompare(b.name, 'ar'))
}

export function Lost() {
  const say = useSay()
  const owners = useLive(readOwners)
  const schools = new Set(owners?.map(({ place }) => place))
  return (
    <Screen top={<TopBar title={say('lost.title')} heading back={{ label: say('app.back'), href: '/me' }} />}>
      {owners?.length === 0 && <Empty title={say('lost.forStudent')}>{say('lost.forStudentWhy')}</Empty>}
      {owners && owners.length > 0 && <p>{say('lost.whose')}</p>}
      {groups.map(group => {
        const own = owners?.filter(owner => owner.group === group) ?? []
        if (own.length === 0) return null
        return (
          <section key={group}>
            <h2 class="md two">{say(`lost.${group}`)}</h2>
            <RowList label={say(`lost.${group}`)}>
              {own.map(({ place, id, name, school }) => (
                <Row
                  key={`${place}/${id}`}
                  title={name}
                  under={schools.size > 1 && school}
                  end={<Icon name="next" />}
                  href={`/phones/${place}/${id}`}
                />
              ))}
            </RowList>
          </section>
        )
      })}
    </Screen>
  )
}
