import type { ComponentChildren } from 'preact'

/** Where a piece of work is: on this phone, on its way, arrived, or waiting for you. */
export type SyncState = 'here' | 'way' | 'arrived' | 'needs'
export type MarkShape = SyncState | 'later'

// Each state has a shape of its own, so that it reads in grey: inner square, half tile, tick, bang. `later` is a
// dashed tile, a step not taken yet. Shapes with a cut-out are one even-odd path, so that the ground shows through.
const outlined = 'M2 2h16v16H2zM4 4v12h12V4z'
const solid = 'M2 2h16v16H2z'
const shapes: Record<MarkShape, string> = {
  here: `${outlined}M7 7h6v6H7z`,
  way: 'M2 2h16v16H2zM4 4h12L4 16z',
  arrived: `${solid}M16 6.4L14.6 5 8.5 11.1 5.4 8 4 9.4l4.5 4.5z`,
  needs: `${solid}M9 4.5h2.4v7H9zM9 13h2.4v2.5H9z`,
  later:
    'M2 2h4v2H4v2H2zM14 2h4v4h-2V4h-2zM2 14h2v2h2v2H2zM16 14h2v4h-4v-2h2zM8 2h4v2H8zM8 16h4v2H8zM2 8h2v4H2zM16 8h2v4h-2z',
}

/** The bare shape; use it only where a word stands beside it. */
export function Mark({ shape }: { shape: MarkShape }) {
  return (
    <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
      <path fill-rule="evenodd" d={shapes[shape]} />
    </svg>
  )
}

export interface SyncMarkProps {
  state: SyncState
  /** The word of the state, such as «على هذا الهاتف». */
  children: ComponentChildren
  /** Only the shape is seen, the word is still spoken: for the end edge of a row that says it in words. */
  quiet?: boolean
}

export function SyncMark({ state, children, quiet }: SyncMarkProps) {
  return (
    <span class={`sync ${state}`}>
      <Mark shape={state} />
      <span class={quiet ? 'sr' : undefined}>{children}</span>
    </span>
  )
}
