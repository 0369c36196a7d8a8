import type { ComponentChildren } from 'preact'
import { Mark } from './sync-mark.tsx'

/** What is wrong with a field, in words, with the bang mark of «needs you». */
export function Problem({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p class="problem" id={id} role="alert">
      <Mark shape="needs" />
      {children}
    </p>
  )
}
