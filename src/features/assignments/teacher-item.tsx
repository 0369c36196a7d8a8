import { fromItem, type Writing } from '../../domain/assignments/writing.ts'
import { byDay, momentOfItem, rounded, type PlanItem } from '../../domain/plans/plan.ts'
import { usedOf } from '../../domain/plans/ties.ts'
import type { Row } from '../../domain/row.ts'
import { useDates, useSay } from '../../ui/say.tsx'
import { Select } from '../../ui/select.tsx'

export interface ItemFieldProps {
  writing: Writing
  items: readonly PlanItem[]
  assignments: readonly Row<'assignment'>[]
  change(part: Partial<Writing>): void
  now: number
}

/** The item of the plan that the work belongs to; choosing it brings weight and dates. */
export function ItemField({ writing, items, assignments, change, now }: ItemFieldProps) {
  const say = useSay()
  const dates = useDates()
  const leftOf = (item: PlanItem) => Math.max(0, rounded(item.weight - usedOf(item, assignments, writing.id)))
  const open = byDay(items).filter(item => leftOf(item) > 0 || item.id === writing.item)
  function choose(id: string) {
    const item = items.find(one => one.id === id)
    change(item ? fromItem(writing, item, leftOf(item), now) : { item: '', weight: '0' })
  }
  return (
    <Select
      label={say('assignments.item')}
      name="item"
      options={[
        { value: '', label: say('assignments.noItem') },
        ...open.map(item => ({
          value: item.id,
          label: say('assignments.itemOf', {
            title: item.title,
            day: dates.gregorian(momentOfItem(item), { weekday: false }),
            weight: leftOf(item),
          }),
        })),
      ]}
      value={writing.item ?? ''}
      onChange={choose}
      hint={say('assignments.itemHint')}
    />
  )
}
