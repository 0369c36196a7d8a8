import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

/** clay: needs you, late, tomorrow. olive: done. blue: on its way. wheat: the counselor only. */
export type Tone = 'stone' | 'olive' | 'blue' | 'clay' | 'wheat'

export interface ChipProps {
  children: ComponentChildren
  tone?: Tone
  icon?: IconName
}

export function Chip({ children, tone = 'stone', icon }: ChipProps) {
  return (
    <span class={`chip ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
