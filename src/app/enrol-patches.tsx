import type { MotifName } from '../ui/motif.tsx'
import { Patch, type Pocket } from '../ui/patch.tsx'

export interface PatchChoiceProps {
  legend: string
  name: string
  options: readonly { value: string; label: string; pocket: Pocket; motif: MotifName }[]
  /** Whether the words are seen too; they are always spoken. */
  named?: boolean
  value: string
  onChange(value: string): void
}

/** One of several patches, as real radios: what is chosen is seen as it will stand in the bag. */
export function PatchChoice({ legend, name, options, named, value, onChange }: PatchChoiceProps) {
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      <div class={named ? 'patches named' : 'patches'}>
        {options.map(option => (
          <label class="pick" key={option.value}>
            <input
              class="sr"
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span class="box">
              <Patch pocket={option.pocket} motif={option.motif} />
              <span class={named ? 'sm' : 'sr'}>{option.label}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
