import { useEffect, useRef, useState } from 'preact/hooks'
import { tellSize } from '../domain/attachments/tell.ts'
import { dayOf } from '../domain/calendar/day.ts'
import { tellMoment } from '../domain/calendar/tell.ts'
import { metered } from '../storage/meter.ts'
import type { Phone } from '../storage/phone.ts'
import type { Cargo } from '../storage/vault.ts'
import {
  cargoLimits,
  loadOf,
  putDown,
  putDownRefused,
  takeCargo,
  type Load,
  type Took,
} from '../sync/cargo.ts'
import { wake } from '../sync/waking.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Row, RowList } from '../ui/row.tsx'
import { useDates, useSay } from '../ui/say.tsx'
import { carriedLimits } from '../wire/carried.ts'
import { handText, sharedFiles } from './carry-file.ts'
import { useHere } from './here.ts'

interface Carried {
  load: Load
  /** Bytes that the network has cost this phone for others. */
  spent: number
  /** By the phone's own clock, as everything that lies here. */
  now: number
}

async function readCarried(phone: Phone): Promise<Carried> {
  const used = (await metered(phone, '')).filter(({ kind }) => kind === 'cargo')
  const spent = used.reduce((sum, { up, down }) => sum + up + down, 0)
  return { load: await loadOf(phone), spent, now: Date.now() }
}

/** Sealed letters of neighbours: taken along here, handed in when there is a way, and the answers brought back. */
export function CarryForOthers({ phone }: { phone: Phone }) {
  const say = useSay()
  const carried = useHere(phone, readCarried)
  const [took, setTook] = useState<Took[]>([])
  const take = async (files: readonly File[]) => {
    const all: Took[] = []
    for (const file of files) all.push(await takeFile(phone, file))
    if (all.length > 0) setTook(all)
    if (all.includes('took')) wake()
  }
  useEffect(() => void sharedFiles().then(take), [])
  return (
    <section class="stack">
      <h2>{say('carry.others')}</h2>
      {carried && <Bag {...carried} />}
      <p class="sm two">{say('carry.othersWhy')}</p>
      <TakeFile onTake={take} />
      <div role="status" class="stack">
        {took.map((one, i) => (
          <p key={i} class="line">
            <Icon name={one.startsWith('took') || one === 'answered' ? 'check' : 'bang'} />
            <span>
              {say(`carry.${one}`, { files: cargoLimits.files, size: tellSize(say, cargoLimits.bytes) })}
            </span>
          </p>
        ))}
      </div>
      {carried && <Answers phone={phone} {...carried} />}
      {carried && carried.load.refused > 0 && (
        <div class="line">
          <p class="body">{say('carry.refused', { count: carried.load.refused })}</p>
          <Button kind="link" onClick={() => void putDownRefused(phone)}>
            {say('carry.putDown')}
          </Button>
        </div>
      )}
    </section>
  )
}

async function takeFile(phone: Phone, file: File): Promise<Took> {
  if (file.size > carriedLimits.text) return 'too_large'
  return takeCargo(phone, new Uint8Array(await file.arrayBuffer()), Date.now())
}

/** How much is carried, and since when: nothing else is known of it. */
function Bag({ load: { waiting }, spent, now }: Carried) {
  const say = useSay()
  const dates = useDates()
  if (waiting.count + spent === 0) return null
  const size = tellSize(say, waiting.size)
  return (
    <div class="line">
      <Icon name="send" />
      <p class="body">
        <b>{say('carry.carrying', { count: waiting.count })}</b>
        {waiting.count > 0 && (
          <span class="sm two">
            {say('carry.since', { size, moment: tellMoment(say, dates, now, waiting.since) })}
          </span>
        )}
        {spent > 0 && <span class="sm two">{say('carry.spent', { size: tellSize(say, spent) })}</span>}
      </p>
    </div>
  )
}

function TakeFile({ onTake }: { onTake(files: readonly File[]): Promise<void> }) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button icon="plus" wide onClick={() => input.current?.click()}>
        {say('carry.take')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        multiple
        accept=".txt,text/plain"
        aria-label={say('carry.take')}
        onChange={event => {
          const chosen = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          void onTake(chosen)
        }}
      />
    </>
  )
}

function Answers({ phone, load: { answers }, now }: Carried & { phone: Phone }) {
  const say = useSay()
  const dates = useDates()
  // Whoever has given one out says himself that it came back: a sheet that closed tells nothing of it.
  const [given, setGiven] = useState<readonly string[]>([])
  if (answers.length === 0) return null
  const give = async ({ key, bytes }: Cargo, i: number) => {
    const name = `haqiba-${dayOf(now)}-${i + 1}.txt`
    const { way } = await handText(new Uint8Array(bytes), name, say('carry.inAnswer'))
    if (way !== 'left') setGiven([...given, key])
  }
  return (
    <>
      <h3>{say('carry.answers')}</h3>
      <p class="sm two">{say('carry.answersWhy')}</p>
      <RowList label={say('carry.answers')}>
        {answers.map((answer, i) => (
          <Row
            key={answer.key}
            title={say('carry.answer')}
            under={say('carry.since', {
              size: tellSize(say, answer.bytes.byteLength),
              moment: tellMoment(say, dates, now, answer.takenAt),
            })}
            end={
              given.includes(answer.key) ? (
                <Button icon="check" onClick={() => void putDown(phone, [answer.key])}>
                  {say('carry.gaveBack')}
                </Button>
              ) : (
                <Button icon="send" onClick={() => void give(answer, i)}>
                  {say('carry.giveBack')}
                </Button>
              )
            }
          />
        ))}
      </RowList>
    </>
  )
}
