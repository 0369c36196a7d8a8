import '../../ui/desk.css'
import { useState } from 'preact/hooks'
import { isDay, momentOf } from '../../domain/calendar/day.ts'
import { lengthOf } from '../../domain/holidays/holiday.ts'
import type { Row as DataRow } from '../../domain/row.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DayBlock } from '../../ui/day-block.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

interface SchoolHolidays {
  place: string
  name: string
  holidays: DataRow<'holiday'>[]
}

/** /holidays: the days on which the school is closed; families see them in their week and their calendar file. */
export function PrincipalHolidays() {
  const say = useSay()
  const read = useLive(async session =>
    Promise.all(
      session.homes().map(async (home): Promise<SchoolHolidays> => ({
        place: home.place,
        name: (await home.get('school', home.place))?.body.name ?? '',
        holidays: (await home.all('holiday')).sort((a, b) => (a.body.from < b.body.from ? -1 : 1)),
      })),
    ),
  )
  return (
    <Screen
      top={<TopBar title={say('holidays.title')} heading back={{ label: say('app.back'), href: '/' }} />}
    >
      {read && <Declare schools={read} />}
      {read?.every(one => one.holidays.length === 0) && (
        <Empty title={say('holidays.none')}>{say('holidays.noneWhy')}</Empty>
      )}
      {read?.map(({ place, name, holidays }) => (
        <RowList key={place} label={name || say('holidays.title')}>
          {holidays.map(row => (
            <OneHoliday key={row.id} place={place} row={row} />
          ))}
        </RowList>
      ))}
    </Screen>
  )
}

function OneHoliday({ place, row: { id, body } }: { place: string; row: DataRow<'holiday'> }) {
  const say = useSay()
  const dates = useDates()
  const { session } = usePocket()
  const { iso, weekday, figure } = dates.day(momentOf(body.from, 12))
  const day = (one: string) => dates.gregorian(momentOf(one, 12), { weekday: false })
  return (
    <Row
      start={<DayBlock iso={iso} weekday={weekday} figure={figure} tone="rest" />}
      title={body.name}
      under={
        body.from === body.to
          ? say('holidays.oneDay', { from: day(body.from) })
          : say('holidays.span', { count: lengthOf(body), from: day(body.from), to: day(body.to) })
      }
      end={
        <Button
          kind="link"
          icon="trash"
          label={say('holidays.lift', { name: body.name })}
          onClick={() => void act(session, { place, name: 'holidays.lift', args: { id } })}
        >
          {null}
        </Button>
      }
    />
  )
}

const nothing = { name: '', from: '', to: '' }

function Declare({ schools }: { schools: readonly SchoolHolidays[] }) {
  const say = useSay()
  const { session } = usePocket()
  const [place, setPlace] = useState(schools[0]?.place ?? '')
  const [writing, setWriting] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState('')
  const context = session.home(place)?.actor().gender ?? 'male'
  // One day is a holiday too: without a last day it ends on its first.
  const to = writing.to || writing.from
  const nameless = !writing.name.trim()
  const dayless = !isDay(writing.from)
  const reversed = !dayless && (!isDay(to) || to < writing.from)
  const change = (part: Partial<typeof nothing>) => {
    setProblem('')
    setWriting(before => ({ ...before, ...part }))
  }
  async function declare() {
    setTried(true)
    if (nameless || dayless || reversed) return
    const args = { id: newId(), name: writing.name.trim(), from: writing.from, to }
    const refusal = await act(session, { place, name: 'holidays.declare', args })
    if (refusal) return setProblem(say(`refusals.${refusal.refused}`))
    setWriting(nothing)
    setTried(false)
  }
  return (
    <section class="card stack" aria-label={say('holidays.new')}>
      <h2 class="md">{say('holidays.new')}</h2>
      {schools.length > 1 && (
        <Choice
          legend={say('holidays.school')}
          name="school"
          layout="flow"
          options={schools.map(one => ({ value: one.place, label: one.name }))}
          value={place}
          onChange={setPlace}
        />
      )}
      <Field
        label={say('holidays.name')}
        name="holiday"
        maxLength={80}
        value={writing.name}
        onInput={name => change({ name })}
        error={tried && nameless ? say('holidays.nameMissing', { context }) : undefined}
      />
      <div class="hour">
        <Field
          label={say('holidays.from')}
          name="from"
          type="date"
          dir="ltr"
          value={writing.from}
          onInput={from => change({ from })}
          error={tried && dayless ? say('holidays.dayMissing') : undefined}
        />
        <Field
          label={say('holidays.to')}
          name="to"
          type="date"
          dir="ltr"
          value={writing.to}
          onInput={value => change({ to: value })}
          error={tried && reversed ? say('holidays.reversed') : undefined}
        />
      </div>
      {problem && <p class="problem">{problem}</p>}
      <Button kind="main" icon="calendar" onClick={() => void declare()}>
        {say('holidays.declare', { context })}
      </Button>
    </section>
  )
}
