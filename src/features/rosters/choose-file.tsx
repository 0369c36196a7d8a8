import { useRef } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/say.tsx'

export interface ChooseFileProps {
  label: string
  main: boolean
  disabled: boolean
  onChoose(file: File): void
}

/** A button of our own over the browser's field for files. */
export function ChooseFile({ label, main, disabled, onChoose }: ChooseFileProps) {
  const say = useSay()
  const field = useRef<HTMLInputElement>(null)
  function chosen(input: HTMLInputElement) {
    const file = input.files?.[0]
    // The same file may be chosen again once it was corrected.
    input.value = ''
    if (file) onChoose(file)
  }
  return (
    <>
      <input
        ref={field}
        class="sr"
        type="file"
        name="register"
        accept=".csv,.xlsx,.zip,.txt,text/csv,application/zip"
        aria-label={say('rosters.file')}
        tabIndex={-1}
        disabled={disabled}
        onChange={event => chosen(event.currentTarget)}
      />
      <Button
        kind={main ? 'main' : 'quiet'}
        icon="page"
        wide
        disabled={disabled}
        onClick={() => field.current?.click()}
      >
        {label}
      </Button>
    </>
  )
}
