import { Mark, type MarkShape, type SyncState } from './sync-mark.tsx'

export interface SyncStepsProps {
  /** The step reached. `needs` stands in the place of the second step. */
  at: SyncState
  words: { here: string; way: string; arrived: string; needs?: string }
}

const order = ['here', 'way', 'arrived'] as const

/** The way of one piece of work in three steps: phone, road, school. */
export function SyncSteps({ at, words }: SyncStepsProps) {
  const reached = at === 'needs' ? 1 : order.indexOf(at)
  return (
    <ol class="steps">
      {order.map((step, index) => {
        const now = index === reached
        const state: SyncState = now ? at : step
        const past = index < reached || at === 'arrived'
        const shape: MarkShape = past ? 'arrived' : now ? state : 'later'
        return (
          <li
            key={step}
            class={
              [past && 'past', now && 'now', state === 'needs' && 'needs'].filter(Boolean).join(' ') ||
              undefined
            }
            aria-current={now ? 'step' : undefined}
          >
            <Mark shape={shape} />
            <span>{state === 'needs' ? words.needs : words[step]}</span>
          </li>
        )
      })}
    </ol>
  )
}
