import '../../ui/desk.css'
import '../../ui/marking.css'
import { useLocation } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { weightsInPlan, weightsOf } from '../../domain/assignments/weights.ts'
import { termAt } from '../../domain/plans/term.ts'
import { planFor } from '../../domain/plans/ties.ts'
import { publishing, weightOf, wrongsOf, type Writing } from '../../domain/assignments/writing.ts'
import { momentOfHour } from '../../domain/calendar/local.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { useDraft, type Draft } from './teacher-draft.ts'
import { HoursFields, SectionFields, WordsFields } from './teacher-fields.tsx'
import { Preview } from './teacher-preview.tsx'
import { readRooms, type Room } from './teacher-rooms.ts'
import { ItemField } from './teacher-item.tsx'
import { TaskList } from './teacher-tasks.tsx'
import { WeightField } from './teacher-weight.tsx'

/** /publish/work: an assignment is written, each stroke kept, and published for a section. */
export function TeacherPublishWork() {
  const say = useSay()
  const { query } = useLocation()
  const rooms = useLive(readRooms)
  const draft = useDraft(query.again)
  const { writing } = draft
  if (!rooms || !writing) return <Screen top={<Top state="untouched" />}>{null}</Screen>
  if (rooms.length === 0)
    return (
      <Screen top={<Top state="untouched" />}>
        <Empty title={say('teacher.noSections')}>{say('teacher.noSectionsWhy')}</Empty>
      </Screen>
    )
  return <Form rooms={rooms} writing={writing} draft={draft} again={query.again} />
}

function Top({ state }: { state: Draft['state'] }) {
  const say = useSay()
  return (
    <TopBar
      title={say('assignments.new')}
      heading
      back={{ label: say('app.back'), href: '/work', icon: 'close' }}
      end={
        <span class="xs two" role="status">
          {(state === 'saved' || state === 'found') && say('assignments.draftKept')}
        </span>
      }
    />
  )
}

interface FormProps {
  rooms: readonly Room[]
  writing: Writing
  draft: Draft
  again: string | undefined
}

function Form({ rooms, writing: kept, draft, again }: FormProps) {
  const say = useSay()
  const dates = useDates()
  const { route } = useLocation()
  const { session, now } = usePocket()
  const [tried, setTried] = useState(false)
  const [shown, setShown] = useState(false)
  const [refused, setRefused] = useState<{ field: string; words: string }>()
  const sending = useRef(false)

  // Where there is nothing to choose, nothing is asked.
  const writing = settled(kept, rooms)
  const room = rooms.find(one => one.place === writing.place && one.section.id === writing.section)
  // Before a section is chosen there is no place yet, and still somebody who writes.
  const context = (session.home(writing.place) ?? session.homes()[0])?.actor().gender ?? 'female'
  // The plan of the term in which the work is due; until a day stands there, of this one.
  const term = termAt(momentOfHour(writing.dueAt) ?? now)
  const items = planFor(room?.plans ?? [], writing.subject, term)?.body.items
  const own = {
    ...{ id: writing.id, title: writing.title.trim() || say('assignments.thisOne') },
    weight: weightOf(writing.weight) ?? 0,
  }
  const weights = items
    ? weightsInPlan(items, room?.assignments ?? [], { ...own, item: writing.item ?? '' })
    : weightsOf(room?.assignments ?? [], writing.subject, own)
  const wrongs = wrongsOf(writing, now, weights.free)
  const wrong: Partial<Record<string, string>> = {}
  // A weight that does not fit is told while it is typed; what is only missing waits for the tap.
  for (const { field, why } of wrongs)
    if (tried || why === 'weightOver')
      wrong[field] ??= say(`assignments.${why}`, { free: weights.free, context })
  if (refused) wrong[refused.field] ??= refused.words

  function change(part: Partial<Writing>) {
    setRefused(undefined)
    draft.change({ place: writing.place, section: writing.section, subject: writing.subject, ...part })
  }

  async function publish() {
    setTried(true)
    const [first] = wrongs
    if (first) return focusOn(first.field)
    if (sending.current) return
    sending.current = true
    const args = publishing(writing, now)
    const refusal = await act(session, { place: writing.place, name: 'assignments.publish', args })
    sending.current = false
    if (refusal) {
      const { refused: code, field = 'send' } = refusal
      setRefused({ field, words: say(`refusals.${code}`) })
      return focusOn(field)
    }
    await draft.drop()
    if (again) await session.dismiss(Number(again))
    route('/work')
  }

  const opens = writing.later ? momentOfHour(writing.publishAt) : undefined
  return (
    <Screen
      wide
      top={<Top state={draft.state} />}
      foot={
        <>
          {draft.state === 'failed' && <Problem id="not-saved">{say('assignments.notSaved')}</Problem>}
          {tried && wrongs.length > 0 && (
            <p class="problem" role="status">
              {say('assignments.wrongs', { count: wrongs.length })}
            </p>
          )}
          {wrong.send && <Problem id="send-problem">{wrong.send}</Problem>}
          <Button kind="main" icon="send" wide onClick={() => void publish()}>
            {say('assignments.publish', { context })}
          </Button>
          {opens !== undefined && opens > now && (
            <p class="sm two">{say('assignments.opens', { moment: tellMoment(say, dates, now, opens) })}</p>
          )}
        </>
      }
    >
      <div class="writing">
        <div class="stack">
          <SectionFields rooms={rooms} writing={writing} room={room} change={change} wrong={wrong} />
          <WordsFields writing={writing} room={room} change={change} wrong={wrong} />
          <TaskList writing={writing} change={change} wrong={wrong} gender={context} />
          {items && (
            <ItemField
              writing={writing}
              items={items}
              assignments={room?.assignments ?? []}
              change={change}
              now={now}
            />
          )}
          <HoursFields writing={writing} change={change} wrong={wrong} />
          <WeightField writing={writing} weights={weights} change={change} error={wrong.weight} />
          <div class="narrow">
            <Button icon="eye" wide pressed={shown} onClick={() => setShown(!shown)}>
              {say('assignments.preview')}
            </Button>
          </div>
        </div>
        <div class={shown ? 'shown' : 'unshown'}>
          <Preview writing={writing} room={room} />
        </div>
      </div>
    </Screen>
  )
}

/** With one section there is one choice, and with one subject in it another. */
function settled(writing: Writing, rooms: readonly Room[]): Writing {
  const only = rooms.length === 1 ? rooms[0] : undefined
  const room = rooms.find(one => one.place === writing.place && one.section.id === writing.section) ?? only
  if (!room) return { ...writing, place: '', section: '', subject: '', lessons: [] }
  const { place, section, subjects, lessons } = room
  const subject = subjects.includes(writing.subject) ? writing.subject : ''
  return {
    ...writing,
    ...{ place, section: section.id },
    subject: subject || (subjects.length === 1 ? subjects[0]! : ''),
    // A lesson may have been taken from the board since the draft was written.
    lessons: writing.lessons.filter(id => lessons.some(lesson => lesson.id === id)),
  }
}

/** The first thing that is missing comes under the finger, and is read out. */
function focusOn(field: string) {
  const found = document.querySelector<HTMLElement>(`[name="${field}"], [data-field="${field}"] button`)
  found?.focus()
  found?.scrollIntoView({ block: 'center' })
}
