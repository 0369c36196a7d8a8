import { Icon } from './icon.tsx'
import { Motif, type MotifName } from './motif.tsx'
import type { Pocket } from './patch.tsx'

export interface Face {
  id: string
  name: string
  /** «الصف السادس» or «وليّ الأمر». */
  under: string
  pocket: Pocket
  motif: MotifName
  /** Spoken and shown as a lock. */
  locked?: string
  href?: string
}

/** Whose bag is it now: one pocket a person. No counts here, and nobody compared. */
export function Faces({ people, onPick }: { people: readonly Face[]; onPick?: (id: string) => void }) {
  return (
    <ul class="faces">
      {people.map(face => {
        const inside = (
          <>
            <Motif name={face.motif} size={112} />
            <span class="who">
              <b class="xl">{face.name}</b>
              <span class="sm two">{face.under}</span>
            </span>
            {face.locked && (
              <span class="locked">
                <Icon name="lock" />
                <span class="sr">{face.locked}</span>
              </span>
            )}
          </>
        )
        return (
          <li key={face.id}>
            {face.href === undefined ? (
              <button type="button" class={`face ${face.pocket}`} onClick={() => onPick?.(face.id)}>
                {inside}
              </button>
            ) : (
              <a class={`face ${face.pocket}`} href={face.href} onClick={() => onPick?.(face.id)}>
                {inside}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
