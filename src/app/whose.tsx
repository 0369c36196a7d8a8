/** Work was handed in from the wrong pocket of this phone: whoever holds that pocket says whose it was. */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Home } from '../storage/home.ts'
import { useHome, useLive, usePocket } from '../storage/live.ts'
import type { Profile } from '../storage/vault.ts'
import { act, newId } from '../sync/act.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Faces } from '../ui/faces.tsx'
import { Problem } from '../ui/problem.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { readProfiles } from './faces-here.ts'
import { motifOf } from './motif-of.ts'

/** /work/:place/:id/whose */
export function Whose({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const { session } = usePocket()
  const home = useHome(place)
  const work = `/work/${place}/${id}`
  const found = useLive(
    async () => ({
      submission: home && (await newestOf(home, id)),
      others: (await readProfiles(session.phone)).filter(
        ({ id: profile, desk, homes }) =>
          profile !== session.profile.id && desk === 'student' && homes.some(one => one.place === place),
      ),
    }),
    [place, id],
  )
  return (
    <Screen top={<TopBar title={say('whose.title')} heading back={{ label: say('app.back'), href: work }} />}>
      {found && !found.submission && (
        <Empty
          title={say('whose.nothing')}
          action={found.others.length > 0 && <Button href="/faces">{say('whose.toPockets')}</Button>}
        >
          {found.others.length > 0 && say('whose.elsewhere')}
        </Empty>
      )}
      {found?.submission && found.others.length === 0 && <Empty title={say('whose.nobody')} />}
      {found?.submission && found.others.length > 0 && (
        <Ask place={place} submission={found.submission} others={found.others} work={work} />
      )}
    </Screen>
  )
}

interface AskProps {
  place: string
  submission: string
  others: readonly Profile[]
  /** Where the work stands. */
  work: string
}

function Ask({ place, submission, others, work }: AskProps) {
  const say = useSay()
  const { session } = usePocket()
  const { route } = useLocation()
  const [chosen, setChosen] = useState<Profile>()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [fault, setFault] = useState<unknown>()
  if (fault) throw fault as Error
  const own = session.profile.face.name
  const give = async (to: string) => {
    setBusy(true)
    const args = { submission, to, id: newId() }
    const refusal = await act(session, { place, name: 'submissions.hand-over', args })
    setBusy(false)
    setRefused(refusal?.refused)
    if (!refusal) route(work, true)
  }
  if (chosen) {
    const { name } = chosen.face
    return (
      <div class="stack" role="status">
        <p>{say('whose.sure', { own, name })}</p>
        {refused && <Problem id="not-given">{say(`refusals.${refused}`)}</Problem>}
        <Button kind="main" wide disabled={busy} onClick={() => void give(chosen.id).catch(setFault)}>
          {say('whose.yes', { name })}
        </Button>
        <Button wide disabled={busy} onClick={() => setChosen(undefined)}>
          {say('whose.no')}
        </Button>
      </div>
    )
  }
  const people = others.map(({ id, face, desk }) => ({
    ...{ id, name: face.name, pocket: face.pocket, motif: motifOf(face) },
    under: say(`faces.desk_${desk}`),
  }))
  return (
    <>
      <p>{say('whose.why', { name: own })}</p>
      <Faces people={people} onPick={id => setChosen(others.find(one => one.id === id))} />
      <p class="sm two">{say('whose.same')}</p>
    </>
  )
}

/** The last attempt of his own; undefined where nothing of his stands. */
async function newestOf(home: Home, assignment: string): Promise<string | undefined> {
  const own = (await home.list('submission', assignment)).filter(row => row.body.person === home.person)
  return own.sort((a, b) => b.body.attempt - a.body.attempt)[0]?.id
}
