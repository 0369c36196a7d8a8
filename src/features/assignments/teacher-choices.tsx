import type { TaskWriting } from '../../domain/assignments/writing.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'

export interface ChoicesProps {
  task: TaskWriting
  change(part: Partial<TaskWriting>): void
  wrong: Partial<Record<string, string>>
}

const most = 12

/** The answers from which a child chooses one; two at least. */
export function ChoiceFields({ task: { id, choices }, change, wrong }: ChoicesProps) {
  const say = useSay()
  const set = (index: number, text: string) =>
    change({ choices: choices.map((choice, at) => (at === index ? text : choice)) })
  return (
    <div class="stack tight-gap" data-field={`${id}-choices`}>
      {choices.map((choice, index) => (
        <div class="choice-line" key={index}>
          <Field
            label={say('assignments.choice', { n: index + 1 })}
            name={`${id}-choice-${index}`}
            maxLength={300}
            value={choice}
            onInput={text => set(index, text)}
            error={wrong[`${id}-choice-${index}`]}
          />
          {choices.length > 2 && (
            <Button
              kind="link"
              icon="close"
              label={say('assignments.removeChoice', { n: index + 1 })}
              onClick={() => change({ choices: choices.filter((_, at) => at !== index) })}
            >
              {null}
            </Button>
          )}
        </div>
      ))}
      {choices.length < most && (
        <div>
          <Button kind="link" icon="plus" onClick={() => change({ choices: [...choices, ''] })}>
            {say('assignments.addChoice')}
          </Button>
        </div>
      )}
      {wrong[`${id}-choices`] && <Problem id={`${id}-choices-error`}>{wrong[`${id}-choices`]}</Problem>}
    </div>
  )
}
