import { lettersIn, wordLimit } from '../../domain/notices/writing.ts'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'

export interface WordProps {
  label: string
  name: string
  value: string
  signature: string
  onInput(value: string): void
  error?: string
}

/** The counselor's word as it will be read, on its wheat ground; letters are counted, never cut off. */
export function WordField({ label, name, value, signature, onInput, error }: WordProps) {
  const say = useSay()
  const id = `f-${name}`
  const about = [`${id}-end`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <div class={error ? 'word wheat wrong' : 'word wheat'}>
        <label for={id}>{label}</label>
        <textarea
          id={id}
          name={name}
          rows={4}
          value={value}
          dir={value === '' ? undefined : 'auto'}
          aria-describedby={about}
          aria-invalid={error ? true : undefined}
          onInput={event => onInput(event.currentTarget.value)}
        />
        <p class="line sm two" id={`${id}-end`}>
          <span>{say('broadcasts.yourSignature', { signature })}</span>
          <span class="end">{say('broadcasts.letters', { n: lettersIn(value), most: wordLimit })}</span>
        </p>
      </div>
      {error && <Problem id={`${id}-error`}>{error}</Problem>}
    </div>
  )
}
