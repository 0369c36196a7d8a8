import { ReadCode } from './read-code.tsx'

/** The way back into one's own child's pocket. */
export const ChildCode = ({ place, id }: { place: string; id: string }) => (
  <ReadCode place={place} pupil={id} back={`/children/${place}/${id}`} />
)
