import type { ComponentChildren } from 'preact'
import { Motif } from './motif.tsx'

export interface EmptyProps {
  title: string
  children?: ComponentChildren
  /** A Button. */
  action?: ComponentChildren
}

/** Nothing here, and that is fine. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <section class="none">
      <Motif name="olive" size={88} />
      <h2 class="md">{title}</h2>
      {children && <p class="sm two">{children}</p>}
      {action}
    </section>
  )
}
