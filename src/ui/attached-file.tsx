import { useState } from 'preact/hooks'
import type { Made, ShownFile } from '../domain/attachments/standing.ts'
import { kindOf, tellFile, tellSize } from '../domain/attachments/tell.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useSay } from './say.tsx'
import { useAddress, Voice, type ReadFile } from './shown-file.tsx'
import { Tiles } from './tiles.tsx'

export interface AttachedFileProps {
  file: ShownFile
  n: number
  gender: 'male' | 'female'
  read: ReadFile
  onRemove: () => void
  /** Settles when the turned one stands in its place. */
  onTurned: (made: Made) => Promise<void>
}

/** A file of something unfinished: what it is, what it cost before and costs now, and the ways to change one's mind. */
export function AttachedFile({ file, n, gender, read, onRemove, onTurned }: AttachedFileProps) {
  const say = useSay()
  const address = useAddress(file, read)
  const [turning, setTurning] = useState(false)
  const kind = kindOf(file.type)
  const what = tellFile(say, file, n)

  async function turn() {
    setTurning(true)
    try {
      const bytes = await read(file)
      const { shrink } = await import('./shrink.ts')
      const made = bytes && (await shrink(new Blob([bytes], { type: file.type }), 1))
      // A tap before the turned one stands there would turn the old one again, and be lost.
      if (made) await onTurned({ ...made, about: { ...made.about, before: file.before } })
    } finally {
      setTurning(false)
    }
  }
  return (
    <div class="card attached" role="group" aria-label={what}>
      {kind === 'voice' ? (
        <Voice address={address ?? undefined} seconds={file.seconds} gender={gender} name={what} />
      ) : (
        <div class="small">
          {kind === 'photo' && address ? (
            <img src={address} alt={what} width={file.width} height={file.height} />
          ) : (
            <span class="blank">
              <Icon name={kind === 'photo' ? 'picture' : 'page'} />
            </span>
          )}
          <Weights file={file} what={what} />
        </div>
      )}
      <div class="line">
        {kind === 'voice' && (
          <span class="sm two">{say('files.sizeIs', { what, size: tellSize(say, file.bytes) })}</span>
        )}
        {kind === 'photo' && (
          <Button icon="turn" disabled={turning} onClick={() => void turn()}>
            {say('files.rotate', { context: gender })}
          </Button>
        )}
        <span class="end">
          <Button icon="trash" onClick={onRemove} label={say('files.removeThis', { what, context: gender })}>
            {say('files.remove', { context: gender })}
          </Button>
        </span>
      </div>
    </div>
  )
}

/** Bytes of one tile. */
const tile = 100_000
/** More would be a wall; then each stands for more. */
const most = 40

/** What it weighed and what it weighs, as tiles and as numbers. */
function Weights({ file: { bytes, before }, what }: { file: ShownFile; what: string }) {
  const say = useSay()
  const now = tellSize(say, bytes)
  if (!before || before <= bytes) return <p>{say('files.sizeIs', { what, size: now })}</p>
  const then = tellSize(say, before)
  const each = Math.max(tile, Math.ceil(before / most / tile) * tile)
  const of = Math.ceil(before / each)
  const n = Math.max(1, Math.round(bytes / each))
  return (
    <div class="weights" aria-label={say('files.shrunk', { before: then, after: now })} role="group">
      <p class="line">
        <span class="two">{say('files.before')}</span>
        <span class="end">{then}</span>
      </p>
      <Tiles n={of} of={of} label={then} tone="stone" per={10} />
      <p class="line">
        <b>{say('files.after')}</b>
        <b class="end">{now}</b>
      </p>
      <Tiles n={n} of={of} label={now} per={10} />
      <p class="xs two">{say('files.tile', { size: tellSize(say, each) })}</p>
    </div>
  )
}
