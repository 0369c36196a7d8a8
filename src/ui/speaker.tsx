/** Pieces of the first screens of those who speak to many: principal and counselor. */
import { wallClock } from '../domain/calendar/day.ts'
import { tellMoment } from '../domain/calendar/tell.ts'
import type { Glance } from '../domain/notices/glance.ts'
import type { NoticeKind } from '../domain/notices/notice.ts'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import type { MotifName } from './motif.tsx'
import { NoticeRows } from './notice-rows.tsx'
import { Notice } from './notice.tsx'
import type { Pocket } from './patch.tsx'
import { PocketField } from './pocket-field.tsx'
import { useDates, useSay } from './say.tsx'

/** What both days have in common. */
export interface SpeakerDay {
  face: { name: string; motif: string; pocket: Pocket }
  now: number
  gender: 'male' | 'female'
  schools: readonly Glance[]
  /** Whether something is begun and not sent. */
  drafted: boolean
  /** Notices that the school did not accept. */
  refused: number
}

export function SpeakerField({ day }: { day: SpeakerDay }) {
  const say = useSay()
  const dates = useDates()
  const { face, now, schools, refused } = day
  const needs = refused + schools.reduce((sum, { unread }) => sum + unread.length, 0)
  const hello = wallClock(now).getUTCHours() < 12 ? 'app.morning' : 'app.evening'
  return (
    <PocketField
      pocket={face.pocket}
      motif={face.motif as MotifName}
      date={dates.gregorian(now)}
      hijri={dates.hijri(now)}
      greeting={needs > 0 ? say('broadcasts.needYou', { count: needs }) : say(hello, { name: face.name })}
      switchTo={{ label: say('app.switch'), href: '/faces' }}
    />
  )
}

/** The one thing to do here. */
export function WriteCard({ kind, day: { gender, drafted } }: { kind: NoticeKind; day: SpeakerDay }) {
  const say = useSay()
  const own = kind === 'encouragement'
  const context = gender
  const begin = own ? say('broadcasts.writeWord', { context }) : say('broadcasts.writeNotice', { context })
  const goOn = own ? say('broadcasts.goOnWord', { context }) : say('broadcasts.goOnNotice', { context })
  return (
    <Card tone="one" title={say(own ? 'broadcasts.askWord' : 'broadcasts.askNotice')}>
      <p class="sm two">
        {drafted ? say('broadcasts.draftWaits') : say(own ? 'broadcasts.whyWord' : 'broadcasts.whyNotice')}
      </p>
      <Button kind="main" icon="pencil" href="/notices/new" wide>
        {drafted ? goOn : begin}
      </Button>
    </Card>
  )
}

/** What the school did not accept, before everything else. */
export function RefusedCard({ count }: { count: number }) {
  const say = useSay()
  if (count === 0) return null
  return (
    <Notice
      kind="needs"
      level={2}
      title={say('broadcasts.refused')}
      action={<Button href="/notices">{say('broadcasts.openAgain')}</Button>}
    >
      {say('broadcasts.refusedWhy')}
    </Notice>
  )
}

/** What others have told him, and he has not read yet. */
export function Unread({ school, now }: { school: Glance; now: number }) {
  const say = useSay()
  const dates = useDates()
  return (
    <>
      {school.unread.map(({ place, id, heading, source, publishAt }) => (
        <Notice
          key={id}
          kind="official"
          title={heading}
          from={say('broadcasts.both', { first: source, second: tellMoment(say, dates, now, publishAt) })}
          action={<Button href={`/notices/${place}/${id}`}>{say('broadcasts.readIt')}</Button>}
        />
      ))}
    </>
  )
}

/** The last that he has said here, and how far it has come. */
export function LastNotices({ kind, school, now }: { kind: NoticeKind; school: Glance; now: number }) {
  const say = useSay()
  const title = say(kind === 'official' ? 'broadcasts.lastNotices' : 'broadcasts.lastWords')
  if (school.lines.length === 0) return null
  return (
    <section>
      <div class="line">
        <h2 class="md two">{title}</h2>
        <span class="end">
          <Button kind="link" href="/notices">
            {say('broadcasts.all')}
          </Button>
        </span>
      </div>
      <NoticeRows lines={school.lines} sections={school.sections} now={now} label={title} />
    </section>
  )
}
