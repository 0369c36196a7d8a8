import type { ComponentChildren } from 'preact'

/** Rows on the ground, parted by a running stitch. */
export function RowList({ children, label }: { children: ComponentChildren; label?: string }) {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  )
}

export interface RowProps {
  title: ComponentChildren
  /** The second line. */
  under?: ComponentChildren
  /** When: a DayBlock; who: a Patch. */
  start?: ComponentChildren
  /** How long is left: a Chip or a SyncMark. */
  end?: ComponentChildren
  /** The whole row leads there. */
  href?: string
  onClick?: () => void
  current?: boolean
}

export function Row({ title, under, start, end, href, onClick, current }: RowProps) {
  const inside = (
    <>
      {start}
      <span class="body">
        <b>
          <bdi>{title}</bdi>
        </b>
        {under && <span class="sm two">{under}</span>}
      </span>
      {end && <span class="end">{end}</span>}
    </>
  )
  if (href !== undefined)
    return (
      <li>
        <a class="row" href={href} onClick={onClick} aria-current={current ? 'true' : undefined}>
          {inside}
        </a>
      </li>
    )
  if (onClick)
    return (
      <li>
        <button type="button" class="row" onClick={onClick} aria-current={current ? 'true' : undefined}>
          {inside}
        </button>
      </li>
    )
  return (
    <li>
      <div class="row">{inside}</div>
    </li>
  )
}
