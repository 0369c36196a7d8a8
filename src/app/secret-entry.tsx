import { longestPin, picturesToTap, type Kind } from '../domain/locks/secret.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Motif, motifNames, type MotifName } from '../ui/motif.tsx'
import { Problem } from '../ui/problem.tsx'
import { useSay } from '../ui/say.tsx'

export interface SecretEntryProps {
  kind: Kind
  label: string
  /** Pictures are their names, in the order in which they were tapped. */
  value: string
  onValue(value: string): void
  onEnter?(): void
  wrong?: string | undefined
}

/** A secret as it is tapped or typed; nobody reads it over a shoulder. */
export function SecretEntry({ kind, label, value, onValue, onEnter, wrong }: SecretEntryProps) {
  if (kind === 'pictures') return <Pictures label={label} value={value} onValue={onValue} wrong={wrong} />
  return (
    <Field
      label={label}
      name="secret"
      type="password"
      inputMode={kind === 'pin' ? 'numeric' : 'text'}
      autoComplete="off"
      dir="ltr"
      maxLength={kind === 'pin' ? longestPin : 100}
      value={value}
      onInput={onValue}
      {...(onEnter && { onEnter })}
      {...(wrong && { error: wrong })}
    />
  )
}

function Pictures({ label, value, onValue, wrong }: Omit<SecretEntryProps, 'kind' | 'onEnter'>) {
  const say = useSay()
  const tapped = value.split(' ').filter(Boolean)
  const tap = (name: MotifName) => tapped.length < picturesToTap && onValue([...tapped, name].join(' '))
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="line">
        <span class="dots" role="status">
          <span class="sr">{say('locks.tapped', { count: tapped.length })}</span>
          {Array.from({ length: picturesToTap }, (_, at) => (
            <span key={at} class={at < tapped.length ? 'on' : undefined} />
          ))}
        </span>
        <span class="end">
          <Button icon="undo" disabled={tapped.length === 0} onClick={() => onValue('')}>
            {say('locks.anew')}
          </Button>
        </span>
      </div>
      <div class="pictures">
        {motifNames.map(name => (
          <button key={name} type="button" aria-label={say(`faces.motif_${name}`)} onClick={() => tap(name)}>
            <Motif name={name} size={56} />
          </button>
        ))}
      </div>
      {wrong && <Problem id="secret-wrong">{wrong}</Problem>}
    </fieldset>
  )
}
