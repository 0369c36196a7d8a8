import { useState } from 'preact/hooks'
import { kindsOf, plainSecret, weaknessOf, type Kind } from '../domain/locks/secret.ts'
import type { Desk } from '../domain/people/person.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { useSay } from '../ui/say.tsx'
import { SecretEntry } from './secret-entry.tsx'

export type Chosen = { kind: 'none' } | { kind: Kind; secret: string }

export interface NewLockProps {
  desk: Desk
  /** Whether going without a lock is offered. */
  bare?: boolean
  busy: boolean
  onChosen(chosen: Chosen): void
}

/** A lock is chosen: its kind, its secret, and the secret once more. */
export function NewLock({ desk, bare, busy, onChosen }: NewLockProps) {
  const say = useSay()
  const [kind, setKind] = useState<Kind | 'none'>(kindsOf(desk)[0]!)
  const [first, setFirst] = useState<string>()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  const begin = (next: Kind | 'none') => {
    setKind(next)
    setFirst(undefined)
    setTyped('')
    setWrong(undefined)
  }
  const goOn = () => {
    if (kind === 'none') return onChosen({ kind })
    const weakness = first === undefined && weaknessOf(kind, desk, typed)
    if (weakness) return setWrong(say(`locks.${weakness}`))
    const secret = plainSecret(kind, typed)
    setTyped('')
    if (first === undefined) {
      setWrong(undefined)
      return setFirst(secret)
    }
    if (first === secret) return onChosen({ kind, secret })
    setFirst(undefined)
    setWrong(say('locks.notTheSame'))
  }
  const kinds = [...kindsOf(desk), ...(bare ? (['none'] as const) : [])]
  return (
    <>
      {first === undefined && (
        <Choice
          legend={say('locks.which')}
          name="lock"
          options={kinds.map(value => ({
            value,
            label: say(`locks.kind_${value}`),
            under: say(`locks.under_${value}`),
          }))}
          value={kind}
          onChange={value => begin(value as Kind | 'none')}
        />
      )}
      {kind !== 'none' && (
        <SecretEntry
          key={first === undefined ? 'first' : 'again'}
          kind={kind}
          label={say(first === undefined ? `locks.new_${kind}` : `locks.again_${kind}`)}
          value={typed}
          wrong={wrong}
          onValue={value => {
            setTyped(value)
            setWrong(undefined)
          }}
          onEnter={goOn}
        />
      )}
      <Button kind="main" wide disabled={busy} onClick={goOn}>
        {say(
          busy
            ? 'app.loading'
            : kind === 'none'
              ? 'locks.takeAway'
              : first === undefined
                ? 'app.next'
                : 'locks.set',
        )}
      </Button>
    </>
  )
}
