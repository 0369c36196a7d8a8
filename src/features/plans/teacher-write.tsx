import '../../ui/desk.css'
import '../../ui/marking.css'
import { useLocation } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import { tellTerm } from '../../domain/plans/tell.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import {
  nextWriting,
  publishing,
  sumOf,
  uponNewest,
  wrongsOf,
  type PlanWriting,
} from '../../domain/plans/writing.ts'
import { useDraft } from '../../storage/draft.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { begun, find, type Found } from './teacher-begin.ts'
import { PlanClash } from './teacher-clash.tsx'
import { PlanItems } from './teacher-items.tsx'
import { SumCard } from './teacher-sum.tsx'

/** /plans/write: the plan of a subject in a section is begun, continued as its next version, or copied. */
export function TeacherWritePlan() {
  const say = useSay()
  const { query } = useLocation()
  const { place = '', section = '', subject = '', from = '', again = '' } = query
  const { now } = usePocket()
  const found = useLive(
    session => find(session, { place, section, subject, from, again }, now),
    [...[place, section, subject, from, again]],
  )
  if (found === undefined) return <Screen top={<Top saved={false} />}>{null}</Screen>
  if (found === null)
    return (
      <Screen top={<Top saved={false} />}>
        <Empty title={say('planning.missing')}>{say('planning.missingWhy')}</Empty>
      </Screen>
    )
  const work = `plan/${place}/${section}/${subject}${from && `/${from}`}${again && `/${again}`}`
  return <Form key={work} work={work} found={found} />
}

function Top({ saved }: { saved: boolean }) {
  const say = useSay()
  return (
    <TopBar
      title={say('planning.write')}
      heading
      back={{ label: say('app.back'), href: '/plans', icon: 'close' }}
      end={
        <span class="xs two" role="status">
          {saved && say('assignments.draftKept')}
        </span>
      }
    />
  )
}

function Form({ work, found }: { work: string; found: Found }) {
  const say = useSay()
  const { route } = useLocation()
  const { session, now } = usePocket()
  const { taught, refused } = found
  const draft = useDraft<PlanWriting>(work, left => left ?? begun(found, now))
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState('')
  const sending = useRef(false)
  const writing = draft.content
  if (!writing) return <Screen top={<Top saved={false} />}>{null}</Screen>
  const { place, section, subject, assignments, plan } = { ...taught, section: taught.section }
  const context = session.home(place)?.actor().gender ?? 'female'
  const sum = sumOf(writing.items)
  const wrongs = wrongsOf(writing, assignments)
  const wrong: Partial<Record<string, string>> = {}
  if (tried) for (const { field, why } of wrongs) wrong[field] ??= say(`planning.${why}`, { context })
  const isWhole = sum.free === 0 && sum.over === 0
  /** The plan that stands is another than the one that was built upon. */
  const clash =
    plan && (plan.body.plan !== writing.id || plan.body.version !== writing.ifV) ? plan : undefined

  async function publish() {
    setTried(true)
    const [first] = wrongs
    if (first) return focusOn(first.field)
    if (!isWhole) return document.getElementById('sum')?.scrollIntoView({ block: 'center' })
    if (sending.current) return
    sending.current = true
    const refusal = await act(session, { place, name: 'plans.publish', args: publishing(writing!) })
    sending.current = false
    if (refusal) return setProblem(say(`refusals.${refusal.refused}`))
    await draft.drop()
    if (refused) await session.dismiss(refused.n)
    route(`/plans/${place}/${writing!.id}`)
  }

  async function takeTheirs() {
    await draft.drop(nextWriting(place, clash!.body))
    if (refused) await session.dismiss(refused.n)
    route(`/plans/${place}/${clash!.body.plan}`)
  }

  return (
    <Screen
      wide
      top={<Top saved={draft.state === 'saved'} />}
      foot={
        <>
          {draft.state === 'failed' && <Problem id="not-saved">{say('assignments.notSaved')}</Problem>}
          {tried && !isWhole && (
            <Problem id="not-whole">
              {sum.free > 0
                ? say('planning.under', { total: sum.total, free: sum.free })
                : say('planning.over', { total: sum.total, over: sum.over })}
            </Problem>
          )}
          {problem && <Problem id="send-problem">{problem}</Problem>}
          <Button kind="main" icon="send" wide disabled={!!clash} onClick={() => void publish()}>
            {say(writing.ifV === 0 ? 'planning.publish' : 'planning.publishNext', {
              context,
              n: writing.ifV + 1,
            })}
          </Button>
        </>
      }
    >
      <div class="writing">
        <div class="stack">
          <h2 class="md">
            {say('planning.both', { first: tellSubject(say, subject), second: tellSection(say, section) })}
          </h2>
          <p class="sm two">{tellTerm(say, writing)}</p>
          {clash && (
            <PlanClash
              theirs={clash.body}
              mine={publishing(writing).items}
              onMine={() => draft.change(mine => uponNewest(mine, taught.plans))}
              onTheirs={() => void takeTheirs()}
            />
          )}
          <PlanItems
            writing={writing}
            assignments={assignments}
            change={part => {
              setProblem('')
              draft.change(part)
            }}
            wrong={wrong}
            context={context}
          />
        </div>
        <div class="shown">
          <SumCard writing={writing} sum={sum} tried={tried} />
        </div>
      </div>
    </Screen>
  )
}

/** The first thing that is missing comes under the finger, and is read out. */
function focusOn(field: string) {
  const found = document.querySelector<HTMLElement>(`[name="${field}"], [data-field="${field}"] button`)
  found?.focus()
  found?.scrollIntoView({ block: 'center' })
}
