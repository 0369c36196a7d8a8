import { wallClock } from '../../domain/calendar/day.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { MotifName } from '../../ui/motif.tsx'
import { PocketField } from '../../ui/pocket-field.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ChildRow } from './guardian-child.tsx'
import type { GuardianDay } from './guardian-day.ts'
import { NeedCard } from './guardian-need.tsx'
import { Words } from './guardian-words.tsx'

/** A guardian's first screen: one thing that needs her, her children side by side and never ranked, the schools' words. */
export function Home({ day }: { day: GuardianDay }) {
  const say = useSay()
  const dates = useDates()
  const { face, now, need, needs, children, words, planned, contact } = day
  const hello = wallClock(now).getUTCHours() < 12 ? 'app.morning' : 'app.evening'
  return (
    <Screen
      top={
        <PocketField
          pocket={face.pocket}
          motif={face.motif as MotifName}
          date={dates.gregorian(now)}
          hijri={dates.hijri(now)}
          greeting={needs > 0 ? say('guardian.needs', { count: needs }) : say(hello, { name: face.name })}
          switchTo={{ label: say('app.switch'), href: '/faces' }}
        />
      }
    >
      {need && <NeedCard need={need} now={now} />}
      {children.length > 0 ? (
        <section>
          <h2 class="md two">{say('children.week')}</h2>
          <ul class="rows">
            {children.map(child => (
              <ChildRow key={`${child.place}/${child.id}`} child={child} />
            ))}
          </ul>
        </section>
      ) : (
        <Empty title={say('children.none')}>{say('children.noneWhy')}</Empty>
      )}
      {planned !== undefined && (
        <RowList>
          <Row
            href="/deadlines"
            title={say('guardian.plansChanged', { count: planned })}
            under={say('guardian.plansChangedWhy')}
          />
        </RowList>
      )}
      <Words words={words} />
      <p class="sync">
        <Icon name="phone" />
        {contact > 0
          ? say('app.lastContact', { moment: tellMoment(say, dates, now, contact) })
          : say('guardian.noContact')}
      </p>
    </Screen>
  )
}
