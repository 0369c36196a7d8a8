import { useEffect, useRef } from 'preact/hooks'
import type { Gender } from '../../domain/people/person.ts'
import { itemKinds, type ItemKind } from '../../domain/plans/plan.ts'
import {
  emptyItem,
  freeItemId,
  givenOf,
  type ItemWriting,
  type PlanWriting,
} from '../../domain/plans/writing.ts'
import type { Row } from '../../domain/row.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { Select } from '../../ui/select.tsx'

export interface PlanItemsProps {
  writing: PlanWriting
  assignments: readonly Row<'assignment'>[]
  change(part: Partial<PlanWriting>): void
  /** Words by the field's name. */
  wrong: Partial<Record<string, string>>
  context: Gender
}

const most = 40

/** The items of a plan; what is given already can be altered, and not taken away. */
export function PlanItems({ writing, assignments, change, wrong, context }: PlanItemsProps) {
  const say = useSay()
  const { items } = writing
  const fresh = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (fresh.current === undefined) return
    document.getElementsByName(`${fresh.current}-title`)[0]?.focus()
    fresh.current = undefined
  }, [items.length])
  function add(kind: ItemKind) {
    fresh.current = freeItemId(writing)
    change({ items: [...items, emptyItem(fresh.current, kind)] })
  }
  const alter = (id: string) => (part: Partial<ItemWriting>) =>
    change({ items: items.map(item => (item.id === id ? { ...item, ...part } : item)) })
  return (
    <section class="stack" aria-label={say('planning.itemsTitle')}>
      {items.map((item, index) => (
        <ItemFields
          key={item.id}
          item={item}
          n={index + 1}
          isGiven={assignments.some(row => row.id === item.id) || givenOf(item, assignments) > 0}
          change={alter(item.id)}
          wrong={wrong}
          onRemove={() => change({ items: items.filter(one => one.id !== item.id) })}
        />
      ))}
      {items.length < most && (
        <div class="stack tight-gap" data-field="items">
          <p class="bold">
            {say(items.length === 0 ? 'planning.firstItem' : 'planning.nextItem', { context })}
          </p>
          <div class="line">
            {itemKinds.map(kind => (
              <Button key={kind} icon="plus" onClick={() => add(kind)}>
                {say(`plans.kind_${kind}`)}
              </Button>
            ))}
          </div>
          {wrong.items && <Problem id="items-error">{wrong.items}</Problem>}
        </div>
      )}
    </section>
  )
}

interface ItemProps {
  item: ItemWriting
  n: number
  isGiven: boolean
  change(part: Partial<ItemWriting>): void
  wrong: Partial<Record<string, string>>
  onRemove(): void
}

function ItemFields({ item, n, isGiven, change, wrong, onRemove }: ItemProps) {
  const say = useSay()
  const { id, kind } = item
  return (
    <section class="card task" aria-label={say('planning.item', { n })}>
      <div class="line">
        <h3>{say('planning.item', { n })}</h3>
        {isGiven && <span class="sm two">{say('planning.isGiven')}</span>}
        {!isGiven && (
          <div class="end line">
            <Button kind="link" label={say('planning.remove', { n })} icon="trash" onClick={onRemove}>
              {null}
            </Button>
          </div>
        )}
      </div>
      <Field
        label={say('planning.itemTitle', { n })}
        name={`${id}-title`}
        maxLength={120}
        value={item.title}
        onInput={title => change({ title })}
        error={wrong[`${id}-title`]}
      />
      <div class="hour">
        <Select
          label={say('planning.kind')}
          name={`${id}-kind`}
          options={itemKinds.map(value => ({ value, label: say(`plans.kind_${value}`) }))}
          value={kind}
          onChange={value => change({ kind: value as ItemKind })}
        />
        <NumberField
          label={say('planning.weight', { n })}
          name={`${id}-weight`}
          value={item.weight}
          onInput={weight => change({ weight })}
          error={wrong[`${id}-weight`]}
        />
      </div>
      <div class="hour">
        {kind !== 'exam' && (
          <Field
            label={say('planning.publishOn', { n })}
            name={`${id}-publish`}
            type="date"
            dir="ltr"
            value={item.publishOn}
            onInput={publishOn => change({ publishOn })}
          />
        )}
        <Field
          label={say(kind === 'exam' ? 'planning.examOn' : 'planning.dueOn', { n })}
          name={`${id}-due`}
          type="date"
          dir="ltr"
          value={item.dueOn}
          onInput={dueOn => change({ dueOn })}
          error={wrong[`${id}-due`]}
        />
        <Field
          label={say('planning.hour', { n })}
          name={`${id}-hour`}
          type="time"
          dir="ltr"
          value={item.hour}
          onInput={hour => change({ hour })}
        />
      </div>
    </section>
  )
}
