import { Icon, type IconName } from './icon.tsx'

export interface NavItem {
  href: string
  label: string
  icon: IconName
  current?: boolean
  /** Something new there; spoken, and shown as a tile. Never a count. */
  news?: string
}

export interface NavBarProps {
  /** Spoken name of the navigation. */
  label: string
  items: readonly NavItem[]
}

/** Four or five places at the bottom of a phone; a side column from 900 px. */
export function NavBar({ label, items }: NavBarProps) {
  return (
    <nav class="nav" aria-label={label}>
      {items.map(item => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          <Icon name={item.icon} />
          {item.label}
          {item.news && (
            <span class="new">
              <span class="sr">{item.news}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}
