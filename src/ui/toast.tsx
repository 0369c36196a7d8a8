import type { ComponentChildren } from 'preact'
import { Mark, type SyncState } from './sync-mark.tsx'

export interface ToastProps {
  children: ComponentChildren
  mark?: SyncState
  action?: { label: string; onClick: () => void }
}

/** Says what just happened, with a way back. Spoken politely. */
export function Toast({ children, mark = 'arrived', action }: ToastProps) {
  return (
    <div class="toast" role="status">
      <Mark shape={mark} />
      <span>{children}</span>
      {action && (
        <button type="button" class="btn link" onClick={action.onClick}>
          {action.label}
        </button>
      )}
    </div>
  )
}
