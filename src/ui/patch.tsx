import { Motif, type MotifName } from './motif.tsx'

/** Whose pocket it is, as a colour. */
export type Pocket = 'olive' | 'blue' | 'wine' | 'wheat'

export interface PatchProps {
  pocket: Pocket
  motif: MotifName
  /** Side in CSS pixels. Default: 56. */
  size?: number
}

/** A person's motif on a piece of the pocket's colour, at the start of a row that names the person. */
export function Patch({ pocket, motif, size = 56 }: PatchProps) {
  return (
    <span class={`patch ${pocket}`}>
      <Motif name={motif} size={size - 16} />
    </span>
  )
}
