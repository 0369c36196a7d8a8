import type { LocalHour } from '../domain/calendar/local.ts'
import { Choice } from './choice.tsx'
import { Field } from './field.tsx'
import { useSay } from './say.tsx'

export interface WhenProps {
  /** Of the hour's field; unique on the page. */
  name: string
  legend: string
  /** Where no hour is chosen. Default: «الآن». */
  without?: string
  /** The label of the hour's field. */
  label: string
  hint?: string
  at: boolean
  hour: LocalHour
  change(at: boolean, hour: LocalHour): void
  error?: string | undefined
}

/** Now, or at an hour of Amman's clock. */
export function When({ name, legend, without, label, hint, at, hour, change, error }: WhenProps) {
  const say = useSay()
  return (
    <>
      <Choice
        legend={legend}
        name={`${name}-when`}
        layout="flow"
        options={[
          { value: 'now', label: without ?? say('when.now') },
          { value: 'later', label: say('when.atHour') },
        ]}
        value={at ? 'later' : 'now'}
        onChange={value => change(value === 'later', hour)}
      />
      {at && (
        <Field
          label={label}
          name={name}
          type="datetime-local"
          dir="ltr"
          value={hour}
          onInput={value => change(at, value)}
          hint={hint ?? say('when.ammanTime')}
          error={error}
        />
      )}
    </>
  )
}
