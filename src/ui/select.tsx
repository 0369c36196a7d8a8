import type { Option } from './choice.tsx'
import { Icon } from './icon.tsx'
import { Problem } from './problem.tsx'

export interface SelectProps {
  label: string
  /** Unique on the page. */
  name: string
  options: readonly Option[]
  value?: string
  onChange?: (value: string) => void
  hint?: string
  error?: string
  disabled?: boolean
}

export function Select({ label, name, options, value, onChange, hint, error, disabled }: SelectProps) {
  const id = `s-${name}`
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="select">
        <select
          id={id}
          name={name}
          class="input"
          value={value}
          disabled={disabled}
          aria-describedby={about}
          aria-invalid={error ? true : undefined}
          onChange={event => onChange?.(event.currentTarget.value)}
        >
          {options.map(option => (
            <option
              key={option.value}
              value={option.value}
              disabled={option.disabled}
              selected={option.value === value}
            >
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="next" />
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <Problem id={`${id}-error`}>{error}</Problem>}
    </div>
  )
}
