import { reachTiles } from '../domain/notices/reach.ts'
import { tellRead, tellReach } from '../domain/notices/tell.ts'
import type { Notice, Reach as Reached } from '../domain/notices/notice.ts'
import { useSay } from './say.tsx'
import { Tiles } from './tiles.tsx'

export interface ReachProps {
  kind: Notice['kind']
  reach: Pick<Reached, 'phones' | 'people' | 'of'>
}

/** How far a notice has come: a tile a reader, then the sentence that says it in numbers. */
export function Reach({ kind, reach }: ReachProps) {
  const say = useSay()
  const { people, of } = reach
  return (
    <>
      {of > 0 && <PeopleTiles people={people} of={of} label={tellRead(say, kind, reach)} />}
      <span>{tellReach(say, kind, reach)}</span>
    </>
  )
}

export interface PeopleTilesProps {
  people: number
  of: number
  label: string
}

/** People as tiles, thirty in a line so that all rows are of one size; when one tile is several people, it says so. */
export function PeopleTiles({ people, of, label }: PeopleTilesProps) {
  const say = useSay()
  const { n, of: all, each } = reachTiles(people, of)
  return (
    <>
      <Tiles n={n} of={all} label={label} per={30} />
      {each > 1 && <span class="xs two">{say('broadcasts.tileIs', { count: each })}</span>}
    </>
  )
}
