import { termAt } from '../../domain/plans/term.ts'
import { readReceived, type ReceivedPlan, type TeacherPlans } from '../../domain/plans/received.ts'
import { tellTerm } from '../../domain/plans/tell.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { Chip } from '../../ui/chip.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

/** /plans of a principal: what each teacher has published this term, and what is still to come. */
export function PrincipalPlans() {
  const say = useSay()
  const { now } = usePocket()
  const term = termAt(now)
  const read = useLive(session =>
    Promise.all(
      session.homes().map(async home => ({ place: home.place, teachers: await readReceived(home, term) })),
    ),
  )
  const all = read?.flatMap(({ teachers }) => teachers.flatMap(one => one.plans)) ?? []
  const received = all.filter(one => one.plan).length
  return (
    <Screen
      top={<TopBar title={say('planning.received')} heading back={{ label: say('app.back'), href: '/' }} />}
    >
      <p class="sm two">{tellTerm(say, term)}</p>
      {read && all.length === 0 && <Empty title={say('planning.noTeachers')} />}
      {all.length > 0 && <p>{say('planning.receivedOf', { received, of: all.length })}</p>}
      {read?.map(({ place, teachers }) =>
        teachers.map(teacher => (
          <OneTeacher key={`${place}/${teacher.id}`} place={place} teacher={teacher} />
        )),
      )}
    </Screen>
  )
}

function OneTeacher({ place, teacher: { name, plans, received } }: { place: string; teacher: TeacherPlans }) {
  const say = useSay()
  return (
    <section>
      <div class="line">
        <h2 class="md">{name}</h2>
        <span class="end sm two">{say('planning.ofAll', { received, of: plans.length })}</span>
      </div>
      <RowList label={name}>
        {plans.map(one => (
          <OnePlan key={`${one.section.id}/${one.subject}`} place={place} one={one} />
        ))}
      </RowList>
    </section>
  )
}

function OnePlan({ place, one: { section, subject, plan } }: { place: string; one: ReceivedPlan }) {
  const say = useSay()
  const dates = useDates()
  const title = say('planning.both', { first: tellSubject(say, subject), second: tellSection(say, section) })
  if (!plan) return <Row title={title} end={<Chip tone="stone">{say('planning.notYet')}</Chip>} />
  const { version, publishAt } = plan.body
  return (
    <Row
      href={`/plans/${place}/${plan.body.plan}`}
      title={title}
      under={say('planning.versionOf', {
        version: say('planning.version', { n: version }),
        items: dates.gregorian(publishAt),
      })}
      end={<Chip tone="olive">{say('planning.arrived')}</Chip>}
    />
  )
}
