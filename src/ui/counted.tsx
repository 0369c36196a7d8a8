export interface CountedProps {
  /** A whole phrase: «٥٨ طالبًا وطالبة», «قرأه ٣١ من ٥٨», «طالبان». */
  children: string
  /** The number is the first thing to be seen on its screen. */
  big?: boolean
}

/** A phrase with its numbers made large; the words stay as one sentence. */
export function Counted({ children, big }: CountedProps) {
  const parts = children.split(/([0-9٠-٩]+)/)
  // «طالبان» is a number too, though no digit stands in it.
  if (parts.length === 1)
    return (
      <p class={big ? 'fig' : undefined}>
        <b>{children}</b>
      </p>
    )
  return (
    <p class={big ? 'fig' : undefined}>
      {parts.map((part, index) => (index % 2 ? <b class="figure">{part}</b> : part))}
    </p>
  )
}
