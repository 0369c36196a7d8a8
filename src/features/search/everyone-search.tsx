import { useEffect, useRef, useState } from 'preact/hooks'
import { termsOf } from '../../domain/search/terms.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { usePocket } from '../../storage/live.ts'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import type { Engine } from './engine.ts'
import { fill } from './filling.ts'
import { readResults, type Addresses, type Result } from './results.ts'

/** As many as somebody looks through; whoever wants others types another letter. */
const most = 20

/** One for the open pocket. A pocket that is opened anew begins with a page of its own, and so with none. */
let kept: { profile: string; engine: Engine } | undefined

/** /search: all that this phone holds for this person, while it is typed. */
export function Search({ addresses }: { addresses: Addresses }) {
  const say = useSay()
  const [query, setQuery] = useState('')
  const { engine, looked, ready } = useFilled()
  const { results, answered } = useResults(engine, query, looked, addresses)
  const isDone = ready && answered && termsOf(query).length > 0
  return (
    <Screen top={<TopBar title={say('search.title')} heading back={{ label: say('app.back'), href: '/' }} />}>
      <Field
        type="search"
        label={say('search.field')}
        name="search"
        autoComplete="off"
        hint={say('search.hint')}
        value={query}
        onInput={setQuery}
      />
      <p class="sm two" role="status">
        {!ready && say('search.filling', { count: looked })}
        {isDone && say('search.found', { count: results.length })}
      </p>
      {isDone && results.length === 0 && <Empty title={say('search.none')}>{say('search.noneWhy')}</Empty>}
      {results.length > 0 && (
        <RowList label={say('search.title')}>
          {results.map(result => (
            <One key={result.key} result={result} />
          ))}
        </RowList>
      )}
    </Screen>
  )
}

function One({ result: { kind, title, subject, by, href, excerpt } }: { result: Result }) {
  const say = useSay()
  const second = by || (subject && tellSubject(say, subject))
  const first = say(`search.kind_${kind}`)
  return (
    <Row
      href={href}
      title={title}
      under={
        <>
          {second ? say('search.both', { first, second }) : first}
          {excerpt && (
            <span class="under" dir="auto">
              {excerpt.before}
              <mark>{excerpt.match}</mark>
              {excerpt.after}
            </span>
          )}
        </>
      }
    />
  )
}

/** Comes with its library when somebody searches for the first time. */
async function engineOf(profile: string): Promise<Engine> {
  if (kept?.profile !== profile) {
    const { Engine } = await import('./engine.ts')
    kept = { profile, engine: new Engine() }
  }
  return kept.engine
}

function useFilled() {
  const { session, tick, now } = usePocket()
  const [state, setState] = useState<{ engine?: Engine; looked: number; ready: boolean }>({
    ...{ looked: 0, ready: false },
  })
  const [fault, setFault] = useState<unknown>()
  if (fault) throw fault as Error
  const busy = useRef<Promise<void>>(Promise.resolve())
  useEffect(() => {
    const take = async () => {
      const engine = await engineOf(session.profile.id)
      await fill(engine, session, now, looked => setState(({ ready }) => ({ engine, looked, ready })))
      setState(({ looked }) => ({ engine, looked, ready: true }))
    }
    // One after the other: what came during one filling is taken in by the next.
    busy.current = busy.current.then(take).catch(setFault)
  }, [session, tick])
  return state
}

/** What was found last stands until the next answer has come; `answered` says whether it is the answer to this query. */
function useResults(engine: Engine | undefined, query: string, looked: number, addresses: Addresses) {
  const { session, now } = usePocket()
  const [answer, setAnswer] = useState<{ query: string; results: Result[] }>()
  const [fault, setFault] = useState<unknown>()
  if (fault) throw fault as Error
  useEffect(() => {
    let here = true
    const terms = termsOf(query)
    const hits = engine && terms.length > 0 ? engine.find(query, most) : []
    readResults(session, hits, terms, now, addresses).then(
      results => here && setAnswer({ query, results }),
      (error: unknown) => here && setFault(error),
    )
    return () => void (here = false)
  }, [engine, query, looked])
  return { results: answer?.results ?? [], answered: answer?.query === query }
}
