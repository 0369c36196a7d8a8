import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { Button } from './button.tsx'
import type { MotifName } from './motif.tsx'
import { Patch, type Pocket } from './patch.tsx'

/** Whose pocket is open: a shared phone always says so, at the top of every page. */
export const WhoseContext = createContext<{ name: string; pocket: Pocket; motif: MotifName } | undefined>(
  undefined,
)

export interface TopBarProps {
  title: ComponentChildren
  /** The title is the page's heading. Leave it out where the page has its own. */
  heading?: boolean
  back?: { label: string; href?: string; onClick?: () => void; icon?: 'back' | 'close' }
  /** A chip, tiles or a small word at the end edge. */
  end?: ComponentChildren
}

export function TopBar({ title, heading, back, end }: TopBarProps) {
  const whose = useContext(WhoseContext)
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
      {(end || whose) && (
        <div class="end line">
          {end}
          {whose && (
            <>
              <Patch pocket={whose.pocket} motif={whose.motif} size={40} />
              <span class="sr">{whose.name}</span>
            </>
          )}
        </div>
      )}
    </header>
  )
}
