import '../../ui/more.css'
import '../../ui/desk.css'
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { attachmentLimits } from '../../domain/attachments/attachment.ts'
import type { Role, Tie } from '../../domain/people/person.ts'
import { audienceChoices, othersOf, type AudienceChoices } from '../../domain/notices/audience-choices.ts'
import type { NoticeKind } from '../../domain/notices/notice.ts'
import { tellPublished } from '../../domain/notices/tell.ts'
import { hourOf, partsOf, wrongsOf, type Writing } from '../../domain/notices/writing.ts'
import { useAttaching } from '../../storage/attaching.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { Attach } from '../../ui/attach.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { AudienceFields } from './staff-audience.tsx'
import { draftKey, useDraft } from './staff-draft.ts'
import { SendFoot } from './staff-send.tsx'
import { sendAll } from './staff-sending.ts'
import { WhenFields } from './staff-when.tsx'

/** What a writer's own fields are handed: the writing, and what is wrong at which field. */
export interface Own {
  writing: Writing
  change(part: Partial<Writing>): void
  wrong: Partial<Record<string, string>>
  session: Session
}

export interface WriteProps {
  kind: NoticeKind
  as: Role
  title: string
  /** The fields between audience and hour. */
  children(own: Own): ComponentChildren
  /** Who says it, when the fields did not ask. */
  sourceOf(writing: Writing, session: Session): Promise<string>
}

/** Homes in which he speaks to the school. */
export const homesAs = (session: Session, role: Role) =>
  session.homes().filter(home => home.tiesOf(home.person).some(tie => tie.role === role))

interface SchoolChoices {
  place: string
  name: string
  choices: AudienceChoices
  /** The writer himself, who is not told what he says. */
  person: string
  ties: Tie[]
}

async function readChoices(session: Session, role: Role): Promise<SchoolChoices[]> {
  return Promise.all(
    homesAs(session, role).map(async home => ({
      place: home.place,
      name: (await home.get('school', home.place))?.body.name ?? home.place,
      choices: audienceChoices(await home.all('section'), await home.all('headcount')),
      person: home.person,
      ties: home.tiesOf(home.person),
    })),
  )
}

export function Write({ kind, as: role, title, children, sourceOf }: WriteProps) {
  const say = useSay()
  const dates = useDates()
  const { route, query } = useLocation()
  const { session, now } = usePocket()
  const again = query.again
  const schools = useLive(from => readChoices(from, role))
  const { writing, state, change, drop } = useDraft(kind, homesAs(session, role)[0]?.place ?? '', again)
  const attaching = useAttaching(draftKey(again), writing?.files, make =>
    change(now => ({ files: make(now.files ?? []) })),
  )
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ field: string; words: string }>()

  const top = (
    <TopBar
      title={title}
      heading
      back={{ label: say('app.back'), href: '/notices', icon: 'close' }}
      end={
        (state === 'saved' || state === 'found') && <span class="xs two">{say('broadcasts.draftKept')}</span>
      }
    />
  )
  if (!schools || !writing) return <Screen top={top}>{null}</Screen>
  const school = schools.find(({ place }) => place === writing.place) ?? schools[0]
  if (!school)
    return (
      <Screen top={top}>
        <Empty title={say('broadcasts.noSchool')}>{say('broadcasts.noSchoolWhy')}</Empty>
      </Screen>
    )

  const wrong: Partial<Record<string, string>> = {}
  if (tried)
    for (const { field, why, count } of wrongsOf(writing, now))
      wrong[field] ??= why === 'tooLong' ? say('broadcasts.tooLong', { count }) : say(`broadcasts.${why}`)
  if (refused) wrong[refused.field] ??= refused.words

  const parts = partsOf(writing)
  const { person, ties } = school
  const counts = parts.map(({ readers, to }) => ({
    readers,
    people: othersOf(school.choices, to, person, ties),
  }))
  const hour = hourOf(writing)

  function alter(part: Partial<Writing>) {
    setRefused(undefined)
    change(part)
  }

  async function send(ready: Writing, place: string) {
    setTried(true)
    const [first] = wrongsOf(ready, now)
    if (first) return focusOn(first.field)
    setBusy(true)
    const source = ready.source || (await sourceOf({ ...ready, place }, session))
    const outcome = await sendAll(session, { ...ready, place, source }, now)
    setBusy(false)
    if (outcome.refusal) {
      const { refused: code, field = 'where' } = outcome.refusal
      // What went out already is not sent twice: the writing keeps only what is left.
      if (outcome.left) change({ readers: outcome.left })
      const at = field === 'to' ? 'where' : field
      setRefused({ field: at, words: say(`refusals.${code}`) })
      return focusOn(at)
    }
    await drop()
    // It may have been an act that the school refused, or a notice that was taken back.
    if (session.acts.has(Number(again))) await session.dismiss(Number(again))
    const [only, other] = parts
    route(only && !other ? `/notices/${place}/${only.id}` : '/notices')
  }

  const own = kind === 'encouragement'
  return (
    <Screen
      top={top}
      foot={
        <SendFoot
          counts={counts}
          twoTexts={own}
          planned={hour === undefined ? undefined : tellPublished(say, dates, now, hour)}
          busy={busy}
          onSend={() => void send(writing, school.place)}
        />
      }
    >
      {schools.length > 1 && (
        <Choice
          legend={say('broadcasts.whichSchool')}
          name="school"
          layout="flow"
          options={schools.map(({ place, name }) => ({ value: place, label: name }))}
          value={school.place}
          onChange={place => alter({ place, where: '' })}
        />
      )}
      <AudienceFields writing={writing} choices={school.choices} change={alter} wrong={wrong} />
      {children({ writing, change: alter, wrong, session })}
      <Attach
        papers
        label={say('broadcasts.files')}
        name="notice-files"
        room={attachmentLimits.files - attaching.files.length}
        gender={session.home(school.place)?.actor().gender ?? 'female'}
        {...attaching}
      />
      {state === 'failed' && <Problem id="not-saved">{say('broadcasts.notSaved')}</Problem>}
      <WhenFields writing={writing} change={alter} wrong={wrong} />
    </Screen>
  )
}

/** The first thing that is missing comes under the finger, and is read out. */
function focusOn(field: string) {
  document.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()
}
