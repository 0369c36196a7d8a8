import { useEffect, useState } from 'preact/hooks'
import { plainSecret, type Kind } from '../domain/locks/secret.ts'
import type { Say } from '../domain/words.ts'
import type { DataKey } from '../storage/lock.ts'
import type { Phone } from '../storage/phone.ts'
import { unlock, type Unlocked } from '../storage/unlock.ts'
import { waitLeft } from '../storage/waits.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/say.tsx'
import { SecretEntry } from './secret-entry.tsx'
import { makeStretcher } from './stretching.ts'

export interface OpeningProps {
  phone: Phone
  id: string
  kind: Kind
  /** What is asked for, and what the button says. */
  first: string
  go: string
  onOpen(dataKey: DataKey): void
  /** From now on only the rescue code opens it. */
  onSpent?(): void
}

/** A secret is shown to be known; a wrong one costs a wait that grows. */
export function Opening({ phone, id, kind, first, go, onOpen, onSpent }: OpeningProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Unlocked>()
  const left = useWait(phone, id, said)
  const show = async (value: string) => {
    if (busy || value === '') return
    setBusy(true)
    const answer = await unlock(phone, id, plainSecret(kind, value), makeStretcher)
    setTyped('')
    setBusy(false)
    setSaid(answer)
    if (answer.kind === 'open') onOpen(answer.dataKey)
    if (answer.kind === 'spent') onSpent?.()
  }
  if (left > 0)
    return (
      <Card tone="blue" title={say('locks.wait')}>
        <p role="status">{tellWait(say, left)}</p>
        <p class="sm two">{say('locks.waitWhy')}</p>
      </Card>
    )
  return (
    <>
      <SecretEntry
        kind={kind}
        label={first}
        value={typed}
        wrong={said && tellWrong(say, said)}
        onValue={value => {
          setTyped(value)
          // The fourth picture is the last: nobody has to say that he is ready.
          if (kind === 'pictures' && value.split(' ').length === 4) void show(value)
        }}
        onEnter={() => void show(typed)}
      />
      <Button kind="main" wide disabled={busy} onClick={() => void show(typed)}>
        {busy ? say('locks.opening') : go}
      </Button>
    </>
  )
}

function tellWrong(say: Say, said: Unlocked): string | undefined {
  if (said.kind === 'stuck') return say('locks.stuck')
  if (said.kind !== 'wrong') return undefined
  const few = said.tries !== undefined && said.tries <= 5
  return few ? say('locks.wrongFew', { count: said.tries }) : say('locks.wrong')
}

/** What is left of the wait, by the clock that only goes on; drawn once a second. */
function useWait(phone: Phone, id: string, said: unknown): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let here = true
    const look = async () => {
      const profile = await phone.vault.profiles.get(id)
      if (!here || !profile) return
      const now = waitLeft(profile)
      setLeft(now)
      if (now > 0) timer = setTimeout(() => void look(), 1000)
    }
    void look()
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [phone, id, said])
  return left
}

function tellWait(say: Say, left: number): string {
  const seconds = Math.ceil(left / 1000)
  if (seconds <= 60) return say('locks.seconds', { count: seconds })
  return say('locks.minutes', { count: Math.ceil(seconds / 60) })
}
