import { icons, turning, type IconName } from './icons.ts'

export type { IconName } from './icons.ts'

export interface IconProps {
  name: IconName
  /** `big` is one and a half times the text's own icon. */
  size?: 'big'
}

/** A picture beside its word. It says nothing to a screen reader; the word does. */
export function Icon({ name, size }: IconProps) {
  const names = ['icon', size, turning.has(name) && 'flip'].filter(Boolean).join(' ')
  return (
    <svg class={names} viewBox="0 0 24 24" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  )
}
