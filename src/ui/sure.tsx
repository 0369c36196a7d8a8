import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import type { IconName } from './icons.ts'

interface SureProps {
  ask: string
  icon?: IconName
  yes: string
  no: string
  /** What it will do, and what else it needs. */
  children: ComponentChildren
  /** @returns whether it was done. */
  onYes(): Promise<boolean>
}

/** A button that says what it will do before it does it. */
export function Sure({ ask, icon, yes, no, children, onYes }: SureProps) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const answer = async () => {
    setBusy(true)
    if (await onYes()) setOpen(false)
    setBusy(false)
  }
  if (!open)
    return (
      <Button icon={icon} wide onClick={() => setOpen(true)}>
        {ask}
      </Button>
    )
  return (
    <div class="stack" role="status">
      {children}
      <Button kind="danger" wide disabled={busy} onClick={() => void answer()}>
        {yes}
      </Button>
      <Button wide disabled={busy} onClick={() => setOpen(false)}>
        {no}
      </Button>
    </div>
  )
}
