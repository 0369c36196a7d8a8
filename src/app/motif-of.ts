import type { Face } from '../storage/face.ts'
import { motifNames, type MotifName } from '../ui/motif.tsx'

/** A phone that went back to an older version may not know a newer motif. */
export function motifOf({ motif }: Face): MotifName {
  return motifNames.find(name => name === motif) ?? 'olive'
}
