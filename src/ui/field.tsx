import type { ComponentChildren, HTMLAttributes } from 'preact'
import { Problem } from './problem.tsx'

export interface FieldProps {
  label: string
  /** Unique on the page: the ids of input, hint and error are made from it. */
  name: string
  value?: string
  onInput?: (value: string) => void
  onBlur?: () => void
  onEnter?: () => void
  type?: 'text' | 'password' | 'search' | 'tel' | 'url' | 'date' | 'time' | 'datetime-local'
  /** From 2 up it is a text area of so many lines. */
  lines?: number
  hint?: string
  error?: string
  /** Small words at the end of the label's line, such as «٢٦ كلمة، حُفظ الآن». */
  end?: ComponentChildren
  inputMode?: HTMLAttributes['inputMode']
  autoComplete?: string
  required?: boolean
  maxLength?: number
  readOnly?: boolean
  disabled?: boolean
  /** Default: by what is written; a number has no direction and stands as the page does. A code or an address is `ltr`. */
  dir?: 'auto' | 'ltr' | 'rtl'
  /** What is typed is shown so, letter for letter. */
  shown?: (text: string) => string
}

export function Field(props: FieldProps) {
  const { label, name, lines = 1, hint, error, end, shown } = props
  const value = shown && props.value !== undefined ? shown(props.value) : props.value
  const isNumber = props.inputMode === 'decimal' || props.inputMode === 'numeric'
  const id = `f-${name}`
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const shared = {
    id,
    name,
    value,
    class: 'input',
    // An empty `auto` field counts as left to right and would put the caret at the wrong edge.
    dir: props.dir ?? (value === '' || isNumber ? undefined : ('auto' as const)),
    'aria-describedby': about,
    'aria-invalid': error ? (true as const) : undefined,
    inputMode: props.inputMode,
    required: props.required,
    maxLength: props.maxLength,
    readOnly: props.readOnly,
    disabled: props.disabled,
    onBlur: props.onBlur,
  }
  return (
    <div class="field">
      <div class="line">
        <label for={id}>{label}</label>
        {end && <span class="end xs two">{end}</span>}
      </div>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} onInput={event => props.onInput?.(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          // Preact types each kind of input apart; these all take text.
          type={(props.type ?? 'text') as 'text'}
          autoComplete={props.autoComplete}
          onInput={event => props.onInput?.(typedIn(event.currentTarget, shown))}
          onKeyDown={event => event.key === 'Enter' && props.onEnter?.()}
        />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <Problem id={`${id}-error`}>{error}</Problem>}
    </div>
  )
}

/** The text of an input, shown as it should be, with the caret where it was. */
function typedIn(input: HTMLInputElement, shown?: (text: string) => string): string {
  const text = shown ? shown(input.value) : input.value
  if (text === input.value) return text
  const caret = input.selectionStart
  input.value = text
  input.setSelectionRange(caret, caret)
  return text
}
