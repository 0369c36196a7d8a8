export interface DayBlockProps {
  weekday: string
  /** The day of the month, in the digits of the reader. */
  figure: string
  /** The Hijri day, one size smaller. */
  under?: string
  /**
   * clay: late, today or tomorrow and not done. now: today in a week. plain: another day of it. rest: no school that day.
   * Default: stone.
   */
  tone?: 'stone' | 'clay' | 'now' | 'plain' | 'rest'
  /** Machine form of the day, such as 2026-11-23. */
  iso?: string
  /** Small tiles under the figure: what is due that day. */
  due?: { count: number; needs?: boolean; label: string }
}

export function DayBlock({ weekday, figure, under, tone = 'stone', iso, due }: DayBlockProps) {
  return (
    <time class={`day ${tone}`} dateTime={iso}>
      <span class="xs">{weekday}</span>
      <b class="figure">{figure}</b>
      {under && <span class="xs">{under}</span>}
      {due && (
        <span class={due.needs ? 'due clay' : 'due'}>
          {Array.from({ length: Math.min(due.count, 4) }, (_, index) => (
            <i key={index} />
          ))}
          <span class="sr">{due.label}</span>
        </span>
      )}
    </time>
  )
}

/** The days of a week side by side, from the start edge. */
export function Week({ days, label }: { days: readonly DayBlockProps[]; label: string }) {
  return (
    <ol class="week" aria-label={label}>
      {days.map(day => (
        <li key={day.iso ?? day.weekday} aria-current={day.tone === 'now' ? 'date' : undefined}>
          <DayBlock {...day} />
        </li>
      ))}
    </ol>
  )
}
