import { Counted } from '../../ui/counted.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { LastNotices, RefusedCard, SpeakerField, Unread, WriteCard } from '../../ui/speaker.tsx'
import type { CounselorDay } from './counselor-day.ts'

/** A counselor's first screen: a word to write, what she has to read, how far her last words have come. */
export function Home({ day }: { day: CounselorDay }) {
  const say = useSay()
  const { now, schools } = day
  return (
    <Screen top={<SpeakerField day={day} />}>
      <RefusedCard count={day.refused} />
      <WriteCard kind="encouragement" day={day} />
      {schools.length === 0 && (
        <Empty title={say('broadcasts.noSchool')}>{say('broadcasts.noSchoolWhy')}</Empty>
      )}
      {schools.map(school => (
        <section key={school.place} class="stack">
          <div class="line">
            <h2>{school.name}</h2>
            <span class="end">
              <Counted>{say('students.count', { count: school.students })}</Counted>
            </span>
          </div>
          <Unread school={school} now={now} />
          <LastNotices kind="encouragement" school={school} now={now} />
        </section>
      ))}
    </Screen>
  )
}
