/** A whole phrase with its number made large: «٥٨ طالبًا وطالبة». A phrase without digits («طالبان») is large as it is. */
export function Counted({ children, big }: { children: string; big?: boolean }) {
  const [before = '', figure, after = ''] = children.split(/([0-9٠-٩]+)/, 3)
  const name = big ? 'fig' : undefined
  if (figure === undefined)
    return (
      <p class={name}>
        <b class="figure">{children}</b>
      </p>
    )
  return (
    <p class={name}>
      {before}
      <b class="figure">{figure}</b>
      {after}
    </p>
  )
}
