import { useEffect, useRef, useState } from 'preact/hooks'
import { stageOf } from '../../domain/notices/notice.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Row } from '../../domain/row.ts'
import type { Home } from '../../storage/home.ts'
import { useHome, useLive, usePocket, useSession } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { NoticeText } from './everyone-text.tsx'
import { Receipt } from './everyone-receipt.tsx'

/** One notice, whole. What must be read is confirmed by a tap; of anything else, opening it is reading it. */
export function NoticeScreen({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const { now } = usePocket()
  const home = useHome(place)
  const read = useLive(async session => ({ ...(await readOne(session.home(place), id)) }), [place, id])
  const [refusal, confirm] = useReading(place, id)

  const notice = read?.notice
  const mine = notice?.body.by === home?.person
  // The school's own time decides when it opens; the row may lie on the phone before, so that nobody waits for network.
  const stage = notice && stageOf(notice.body, now)
  const opens = stage && (mine || stage !== 'planned')
  // What is past is read by whoever likes, and counted no more.
  const counts = stage === 'open' && !mine && !read?.reading
  const opensItself = counts && !notice!.body.mustRead
  useEffect(() => {
    if (opensItself) void confirm()
  }, [opensItself])

  if (!read) return <Screen top={<Top />}>{null}</Screen>
  if (!opens || !home) return <Nothing />
  const asks = counts && notice.body.mustRead
  return (
    <Screen
      top={<Top />}
      foot={
        asks && (
          <>
            {refusal && <Problem id="read-problem">{say(`refusals.${refusal.refused}`)}</Problem>}
            <Button kind="main" wide icon="check" onClick={() => void confirm()} describedBy="must-read">
              {say('notices.readIt')}
            </Button>
          </>
        )
      }
    >
      <NoticeText
        place={place}
        id={id}
        notice={notice.body}
        gender={home.actor().gender ?? 'female'}
        asks={Boolean(asks)}
      />
      {read.reading && <Receipt home={home} reading={read.reading} />}
    </Screen>
  )
}

async function readOne(home: Home | undefined, id: string) {
  const notice: Row<'notice'> | undefined = await home?.get('notice', id)
  const reading = await home?.get('reading', `${id}.${home.person}`)
  return { notice, reading }
}

/** Sends the mark of reading, once however often it is tapped. */
function useReading(place: string, notice: string) {
  const session = useSession()
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const sending = useRef(false)
  const confirm = async () => {
    if (sending.current) return
    sending.current = true
    const refused = await act(session, { place, name: 'notices.read', args: { notice } })
    sending.current = false
    setRefusal(refused)
  }
  return [refusal, confirm] as const
}

function Top() {
  const say = useSay()
  return (
    <TopBar
      title={say('notices.fromSchool')}
      back={{ label: say('app.back'), onClick: () => history.back() }}
    />
  )
}

function Nothing() {
  const say = useSay()
  return (
    <Screen top={<Top />}>
      <h1 class="sr">{say('notices.gone')}</h1>
      <Empty title={say('notices.gone')} action={<Button href="/">{say('app.home')}</Button>}>
        {say('notices.goneWhy')}
      </Empty>
    </Screen>
  )
}
