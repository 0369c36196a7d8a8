import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'

export interface TopBarProps {
  title: ComponentChildren
  /** The title is the page's heading. Leave it out where the page has its own. */
  heading?: boolean
  back?: { label: string; href?: string; onClick?: () => void; icon?: 'back' | 'close' }
  /** A chip, tiles or a small word at the end edge. */
  end?: ComponentChildren
}

export function TopBar({ title, heading, back, end }: TopBarProps) {
  return (
    <header class="top">
      {back && (
        <Button
          kind="link"
          icon={back.icon ?? 'back'}
          label={back.label}
          href={back.href}
          onClick={back.onClick}
        >
          {null}
        </Button>
      )}
      {heading ? <h1 class="md">{title}</h1> : <p class="md bold">{title}</p>}
      {end && <div class="end line">{end}</div>}
    </header>
  )
}
