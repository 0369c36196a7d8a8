import type { ComponentChildren } from 'preact'

export interface FigureProps {
  /** A lone number, in the digits of the reader. */
  n: string
  /** The words beside it. */
  children?: ComponentChildren
}

export function Figure({ n, children }: FigureProps) {
  return (
    <p class="fig">
      <b class="figure">{n}</b> {children}
    </p>
  )
}
