import type { Writing } from '../../domain/notices/writing.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'

export interface WhenProps {
  writing: Writing
  change(part: Partial<Writing>): void
  error?: string
}

/** Now, or at an hour of Amman's clock. */
export function WhenFields({ writing: { later, day, time }, change, error }: WhenProps) {
  const say = useSay()
  return (
    <>
      <Choice
        legend={say('broadcasts.when')}
        name="when"
        layout="flow"
        options={[
          { value: 'now', label: say('broadcasts.now') },
          { value: 'later', label: say('broadcasts.atHour') },
        ]}
        value={later ? 'later' : 'now'}
        onChange={value => change({ later: value === 'later' })}
      />
      {later && (
        <div class="hour">
          <Field
            label={say('broadcasts.day')}
            name="day"
            type="date"
            dir="ltr"
            value={day}
            onInput={value => change({ day: value })}
          />
          <Field
            label={say('broadcasts.hour')}
            name="time"
            type="time"
            dir="ltr"
            value={time}
            onInput={value => change({ time: value })}
          />
        </div>
      )}
      {error && <Problem id="when-error">{error}</Problem>}
    </>
  )
}
