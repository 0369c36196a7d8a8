import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export interface ButtonProps {
  children: ComponentChildren
  /** `main` is the one filled button of a view. Default: quiet. */
  kind?: 'main' | 'quiet' | 'danger' | 'link'
  icon?: IconName
  /** An icon after the words, as «next» has. */
  endIcon?: IconName
  /** With an address it is a link, without one a button. */
  href?: string
  type?: 'button' | 'submit'
  onClick?: (event: MouseEvent) => void
  disabled?: boolean
  /** As wide as its place. */
  wide?: boolean
  /** Spoken instead of the children, for a button that shows only an icon (back, close, undo). */
  label?: string
  pressed?: boolean
  /** Id of the words that explain it. */
  describedBy?: string
  name?: string
  value?: string
  form?: string
  download?: string
}

export function Button(props: ButtonProps) {
  const { children, kind = 'quiet', icon, endIcon, href, wide, disabled, label, pressed, describedBy } = props
  const names = ['btn', kind, wide && 'wide'].filter(Boolean).join(' ')
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {endIcon && <Icon name={endIcon} />}
    </>
  )
  if (href !== undefined && !disabled)
    return (
      <a
        class={names}
        href={href}
        onClick={props.onClick}
        aria-label={label}
        aria-describedby={describedBy}
        download={props.download}
      >
        {inside}
      </a>
    )
  return (
    <button
      class={names}
      type={props.type ?? 'button'}
      onClick={props.onClick}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      aria-describedby={describedBy}
      name={props.name}
      value={props.value}
      form={props.form}
    >
      {inside}
    </button>
  )
}
