import { useState } from 'preact/hooks'
import { tellSize } from '../domain/attachments/tell.ts'
import { dayOf } from '../domain/calendar/day.ts'
import { tellMoment } from '../domain/calendar/tell.ts'
import { useLive, usePocket } from '../storage/live.ts'
import type { Phone } from '../storage/phone.ts'
import { carryOut } from '../sync/carry.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Empty } from '../ui/empty.tsx'
import { useDates, useSay } from '../ui/say.tsx'
import { handText } from './carry-file.ts'
import { tellAct } from './sent-act.ts'
import { readSent, type SentList } from './sent-list.ts'

const others = 'others'

/** What waits here, all of it or some: made into one file that only the school can open. */
export function CarryOwn({ phone }: { phone: Phone }) {
  const say = useSay()
  const { onWay, now } = usePocket()
  const list = useLive(session => readSent(session, onWay, now), [onWay])
  return (
    <section class="stack">
      <h2>{say('carry.own')}</h2>
      <p>{say('carry.ownWhy')}</p>
      {list && <Chosen phone={phone} list={list} />}
    </section>
  )
}

function Chosen({ phone, list }: { phone: Phone; list: SentList }) {
  const say = useSay()
  const dates = useDates()
  const { now, session } = usePocket()
  // What was added after the choice was made goes along: only what somebody took out stays.
  const [staying, setStaying] = useState<readonly string[]>([])
  const [told, setTold] = useState('')
  const [busy, setBusy] = useState(false)
  const waiting = list.waiting.filter(({ place }) => place === 'here')
  const options = waiting.map(({ act, about, at }) => ({
    value: act.letter,
    label: about ?? tellAct(say, act.name),
    under: say('sent.what', { what: tellAct(say, act.name), moment: tellMoment(say, dates, now, at) }),
  }))
  if (list.others > 0)
    options.push({
      value: others,
      label: say('carry.otherPockets'),
      under: say('letters.count', { count: list.others }),
    })
  const going = options.map(({ value }) => value).filter(value => !staying.includes(value))
  if (options.length === 0 && !list.card)
    return <Empty title={say('sent.nothing')}>{say('sent.nothingWhy')}</Empty>

  const make = async () => {
    setBusy(true)
    try {
      const file = await carryOut(phone, now, await lettersOf(phone, session.profile.id, staying))
      if (!file) return setTold(say('carry.noSchool'))
      const name = `haqiba-${dayOf(now)}.txt`
      const { way, size } = await handText(file, name, say('carry.inFile'))
      setTold(way === 'left' ? '' : say(`carry.made_${way}`, { file: name, size: tellSize(say, size) }))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {options.length > 0 && (
        <Choice
          many
          legend={say('carry.which')}
          name="letters"
          options={options}
          value={going}
          onChange={chosen =>
            setStaying(options.map(({ value }) => value).filter(value => !chosen.includes(value)))
          }
        />
      )}
      {list.files.count > 0 && <p class="sm two">{say('carry.files')}</p>}
      <Button
        kind="main"
        icon="send"
        wide
        disabled={busy || (going.length === 0 && !list.card)}
        onClick={() => void make()}
      >
        {busy ? say('app.loading') : say('carry.make')}
      </Button>
      <p class="sm" role="status">
        {told}
      </p>
    </>
  )
}

/** The letters that stay here: single ones of this pocket, and those of all others together. */
async function lettersOf({ vault }: Phone, profile: string, staying: readonly string[]) {
  const stay = new Set(staying)
  if (stay.delete(others))
    for (const { letter, profile: whose } of await vault.outbox.where('settledAt').equals(0).toArray())
      if (whose !== profile) stay.add(letter)
  return stay
}
