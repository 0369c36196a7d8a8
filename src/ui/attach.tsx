/** Adds photos and voice notes to what is being written. It draws and listens; whoever uses it seals and keeps. */
import { useRef, useState } from 'preact/hooks'
import { attachmentLimits } from '../domain/attachments/attachment.ts'
import type { Made, ShownFile } from '../domain/attachments/standing.ts'
import { AttachedFile } from './attached-file.tsx'
import { Button } from './button.tsx'
import { Problem } from './problem.tsx'
import { RecordButton } from './record-button.tsx'
import { useSay } from './say.tsx'
import type { ReadFile } from './shown-file.tsx'
import './files.css'

export interface AttachProps {
  label: string
  /** Unique on the page. */
  name: string
  files: readonly ShownFile[]
  /** How many more there may be. */
  room: number
  gender: 'male' | 'female'
  /** A notice to many takes papers too. */
  papers?: boolean
  read: ReadFile
  /** @returns whether the phone had room for it */
  onAdd(made: Made): Promise<boolean>
  onRemove(hash: string): void
  /** A photo was turned: the new one stands in its place. */
  onReplace(hash: string, made: Made): Promise<boolean>
}

export function Attach(props: AttachProps) {
  const { label, name, files, room, gender, papers, read, onAdd, onRemove, onReplace } = props
  const say = useSay()
  const camera = useRef<HTMLInputElement>(null)
  const gallery = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [fault, setFault] = useState<unknown>()
  if (fault) throw fault as Error

  /** One after the other: each is told by itself, and what went well stays. */
  async function take(chosen: readonly File[]) {
    setBusy(true)
    setTrouble(undefined)
    try {
      for (const file of chosen.slice(0, room)) {
        const made = await makeSmall(file)
        const problem = typeof made === 'string' ? made : await keep(made, onAdd)
        if (problem) setTrouble(problem)
      }
    } finally {
      setBusy(false)
    }
  }
  async function keep(made: Made, how: (made: Made) => Promise<boolean>): Promise<string | undefined> {
    if (made.bytes.length > attachmentLimits.bytes) return 'tooLarge'
    return (await how(made)) ? undefined : 'noRoom'
  }
  const chosen = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    // The same picture may be chosen again after it was removed.
    input.value = ''
    take(files).catch(setFault)
  }
  return (
    <div class="attach" role="group" aria-label={label}>
      <p class="bold">{label}</p>
      {files.map((file, index) => (
        <AttachedFile
          key={file.hash}
          file={file}
          n={index + 1}
          gender={gender}
          read={read}
          onRemove={() => onRemove(file.hash)}
          onTurned={made => keep(made, turned => onReplace(file.hash, turned)).then(setTrouble, setFault)}
        />
      ))}
      <p class="sm two" role="status">
        {busy && say('files.shrinking')}
      </p>
      {trouble && <Problem id={`${name}-trouble`}>{say(`files.${trouble}`, { context: gender })}</Problem>}
      {room > 0 ? (
        <div class="adds">
          <Button icon="camera" disabled={busy} onClick={() => camera.current?.click()}>
            {say('files.take', { context: gender })}
          </Button>
          <Button icon="picture" disabled={busy} onClick={() => gallery.current?.click()}>
            {say('files.choose', { context: gender })}
          </Button>
          <RecordButton
            gender={gender}
            onMade={made => void keep(made, onAdd).then(setTrouble, setFault)}
            onFault={setFault}
          />
        </div>
      ) : (
        <p class="sm two">{say('files.most')}</p>
      )}
      <input
        ref={camera}
        hidden
        type="file"
        name={`${name}-camera`}
        accept="image/*"
        capture="environment"
        onChange={event => chosen(event.currentTarget)}
      />
      <input
        ref={gallery}
        hidden
        multiple
        type="file"
        name={`${name}-gallery`}
        accept={papers ? 'image/*,application/pdf' : 'image/*'}
        onChange={event => chosen(event.currentTarget)}
      />
    </div>
  )
}

/** @returns the file made small, or the key of what to say. */
async function makeSmall(file: File): Promise<Made | string> {
  if (file.type === 'application/pdf') {
    const name = file.name.slice(-attachmentLimits.name)
    return { bytes: new Uint8Array(await file.arrayBuffer()), about: { type: 'application/pdf', name } }
  }
  const { shrink } = await import('./shrink.ts')
  return (await shrink(file)) ?? 'notPicture'
}
