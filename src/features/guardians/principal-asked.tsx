import { useState } from 'preact/hooks'
import { tellSection } from '../../domain/notices/tell.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Select } from '../../ui/select.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { readBooks } from './book.ts'
import { Sure } from '../../ui/sure.tsx'

/** /guardians/…/asked/…: which pupil is meant is the principal's to say. */
export function PrincipalAsked({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const { session } = usePocket()
  const books = useLive(readBooks)
  const [section, setSection] = useState('')
  const [child, setChild] = useState('')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string>()
  const book = books?.find(one => one.place === place)
  const petition = book?.petitions.find(row => row.id === id)?.body
  const here = book?.sections.find(one => one.id === section)
  const pupil = here?.pupils.find(one => one.id === child)
  const does = async (name: string, args: object) => {
    const refusal = await act(session, { place, name: `guardianships.${name}`, args })
    setRefused(refusal?.refused)
    return refusal === undefined
  }
  const approve = () => {
    setTried(true)
    if (pupil) void does('approve', { petition: id, child, id: newId() })
  }
  const choose = { value: '', label: say('guardians.choose') }
  return (
    <Screen
      top={<TopBar title={say('guardians.one')} back={{ label: say('app.back'), href: '/guardians' }} />}
    >
      {books && !petition && (
        <Empty
          title={say('guardians.answered')}
          action={<Button href="/guardians">{say('guardians.title')}</Button>}
        >
          {say('guardians.answeredWhy')}
        </Empty>
      )}
      {petition && (
        <>
          <h1>
            <bdi>{petition.name}</bdi>
          </h1>
          <p>{say('guardians.wants')}</p>
          <p class="quoted" dir="auto">
            {petition.child}
          </p>
          <Select
            label={say('guardians.section')}
            name="section"
            value={section}
            onChange={value => {
              setSection(value)
              setChild('')
            }}
            options={[
              choose,
              ...(book?.sections.map(one => ({ value: one.id, label: tellSection(say, one) })) ?? []),
            ]}
          />
          {here && (
            <Select
              label={say('guardians.pupil')}
              name="pupil"
              value={child}
              onChange={setChild}
              options={[choose, ...here.pupils.map(one => ({ value: one.id, label: one.name }))]}
            />
          )}
          {pupil && <p>{say('guardians.approveSure')}</p>}
          {tried && !pupil && <Problem id="guardians-child">{say('guardians.pupilMissing')}</Problem>}
          {refused && <Problem id="guardians-refused">{say(`refusals.${refused}`)}</Problem>}
          <Button kind="main" wide onClick={approve}>
            {say('guardians.approve')}
          </Button>
          <Sure
            ask={say('guardians.decline')}
            yes={say('guardians.declineYes')}
            no={say('guardians.no')}
            onYes={() => does('decline', { petition: id })}
          >
            <p>{say('guardians.declineSure')}</p>
          </Sure>
        </>
      )}
    </Screen>
  )
}
