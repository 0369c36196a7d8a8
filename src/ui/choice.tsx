import { Icon } from './icon.tsx'
import { Problem } from './problem.tsx'

export interface Option {
  value: string
  label: string
  /** A second, smaller line. */
  under?: string
  disabled?: boolean
}

interface Shared {
  legend: string
  /** Hidden from sight, still spoken: when a heading above already asks. */
  quietLegend?: boolean
  /** Unique on the page. */
  name: string
  options: readonly Option[]
  /** `list`: one under the other, with a tile to fill. `flow`: beside one another. Default: list. */
  layout?: 'list' | 'flow'
  hint?: string
  error?: string
  disabled?: boolean
}
export type ChoiceProps = Shared &
  (
    | { many?: false; value?: string; onChange?: (value: string) => void }
    | { many: true; value?: readonly string[]; onChange?: (value: string[]) => void }
  )

/** One of several, or with `many` any of several: real radios and checkboxes, each a target of 48 px. */
export function Choice(props: ChoiceProps) {
  const { name, options, layout = 'list', hint, error } = props
  const id = `c-${name}`
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const isOn = (value: string) => (props.many ? (props.value ?? []).includes(value) : props.value === value)
  const turn = (value: string, on: boolean) => {
    if (!props.many) return on && props.onChange?.(value)
    const rest = (props.value ?? []).filter(other => other !== value)
    props.onChange?.(on ? [...rest, value] : rest)
  }
  return (
    <fieldset class="field" disabled={props.disabled} aria-describedby={about}>
      <legend class={props.quietLegend ? 'sr' : undefined}>{props.legend}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class={`picks ${layout}`}>
        {options.map(option => (
          <label class="pick" key={option.value}>
            <input
              class="sr"
              type={props.many ? 'checkbox' : 'radio'}
              name={name}
              value={option.value}
              checked={isOn(option.value)}
              disabled={option.disabled}
              aria-invalid={error ? true : undefined}
              onChange={event => turn(option.value, event.currentTarget.checked)}
            />
            <span class="box">
              <span class="tick">
                <Icon name="check" />
              </span>
              <span dir="auto">
                {option.label}
                {option.under && <span class="under">{option.under}</span>}
              </span>
            </span>
          </label>
        ))}
      </div>
      {error && <Problem id={`${id}-error`}>{error}</Problem>}
    </fieldset>
  )
}
