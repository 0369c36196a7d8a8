import type { Writing } from '../../domain/notices/writing.ts'
import { useSay } from '../../ui/say.tsx'
import { When } from '../../ui/when.tsx'

export interface WhenProps {
  writing: Writing
  change(part: Partial<Writing>): void
  /** Words by the field's name. */
  wrong: Partial<Record<string, string>>
}

/** When it opens, and whether it ends. */
export function WhenFields({ writing, change, wrong }: WhenProps) {
  const say = useSay()
  return (
    <>
      <When
        name="publishAt"
        legend={say('broadcasts.when')}
        label={say('broadcasts.publishHour')}
        at={writing.later}
        hour={writing.publishAt}
        change={(later, publishAt) => change({ later, publishAt })}
        error={wrong.publishAt}
      />
      <When
        name="expiresAt"
        legend={say('broadcasts.until')}
        without={say('broadcasts.noEnd')}
        label={say('broadcasts.untilHour')}
        hint={say('broadcasts.untilWhy')}
        at={writing.ends}
        hour={writing.expiresAt}
        change={(ends, expiresAt) => change({ ends, expiresAt })}
        error={wrong.expiresAt}
      />
    </>
  )
}
