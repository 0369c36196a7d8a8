import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Hem } from './hem.tsx'
import { Motif, type MotifName } from './motif.tsx'
import type { Pocket } from './patch.tsx'

export interface PocketFieldProps {
  pocket: Pocket
  motif: MotifName
  /** The Gregorian day, and the Hijri day under it. */
  date: string
  hijri?: string
  /** The page's heading. */
  greeting: string
  hem?: { done: number; of: number; label: string }
  /** The words under the hem. */
  under?: ComponentChildren
  /** The way back to the family's faces. */
  switchTo?: { label: string; href?: string; onClick?: () => void }
}

/** The coloured field at the top: a shared phone always says whose pocket is open. */
export function PocketField({
  pocket,
  motif,
  date,
  hijri,
  greeting,
  hem,
  under,
  switchTo,
}: PocketFieldProps) {
  return (
    <header class={`pocket ${pocket}`}>
      <div class="line">
        <Motif name={motif} />
        <p class="body">
          <span class="sm">{date}</span>
          {hijri && <span class="xs two">{hijri}</span>}
        </p>
        {switchTo && (
          <span class="end">
            <Button icon="swap" href={switchTo.href} onClick={switchTo.onClick}>
              {switchTo.label}
            </Button>
          </span>
        )}
      </div>
      <h1>{greeting}</h1>
      {hem && <Hem {...hem} />}
      {under && <p class="sm two">{under}</p>}
    </header>
  )
}
