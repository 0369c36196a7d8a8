/** The name, motif and colour by which the family knows a pocket. None of it leaves the phone. */
import { pockets, type Face, type Pocket } from '../storage/face.ts'
import { Field } from '../ui/field.tsx'
import { motifNames, type MotifName } from '../ui/motif.tsx'
import { useSay } from '../ui/say.tsx'
import { PatchChoice } from './enrol-patches.tsx'
import { motifOf } from './motif-of.ts'

/** A name on a pocket: it has to fit under its motif. */
export const longestName = 24

export interface FaceFieldsProps {
  face: Face
  /** Whether it was tried without a name. */
  nameless: boolean
  onFace(face: Face): void
  onEnter(): void
}

export function FaceFields({ face, nameless, onFace, onEnter }: FaceFieldsProps) {
  const say = useSay()
  return (
    <>
      <Field
        label={say('enrol.name')}
        name="face"
        hint={say('enrol.nameHint')}
        autoComplete="off"
        maxLength={longestName}
        value={face.name}
        error={nameless && face.name.trim() === '' ? say('enrol.nameMissing') : undefined}
        onInput={name => onFace({ ...face, name })}
        onEnter={onEnter}
      />
      <PatchChoice
        legend={say('enrol.motif')}
        name="motif"
        options={motifNames.map(motif => ({
          value: motif,
          label: say(`faces.motif_${motif}`),
          pocket: face.pocket,
          motif,
        }))}
        value={motifOf(face)}
        onChange={motif => onFace({ ...face, motif: motif as MotifName })}
      />
      <PatchChoice
        legend={say('enrol.colour')}
        name="pocket"
        options={pockets.map(pocket => ({
          value: pocket,
          label: say(`faces.pocket_${pocket}`),
          pocket,
          motif: motifOf(face),
        }))}
        named
        value={face.pocket}
        onChange={pocket => onFace({ ...face, pocket: pocket as Pocket })}
      />
    </>
  )
}
