import type { ComponentChildren } from 'preact'

export interface CardProps {
  children: ComponentChildren
  /** `one`: the one thing to do, once a screen. `needs`: the same, and it is late. Tints: blue, stone. */
  tone?: 'one' | 'needs' | 'blue' | 'stone'
  /** Small words at the top, such as «ابدأ بهذا». */
  over?: string
  /** The card's heading. */
  title?: ComponentChildren
}

export function Card({ children, tone, over, title }: CardProps) {
  return (
    <section class={['card', tone].filter(Boolean).join(' ')}>
      {over && <p class="sm two bold">{over}</p>}
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}
