/** How many people one tile may stand for; a school counts its people in these, and in no other steps. */
const steps = [1, 2, 5, 10, 20, 50, 100] as const
const most = 60

export interface ReachTiles {
  /** Filled tiles; a half is drawn as a half. */
  n: number
  of: number
  /** People in one tile; more than one is said in words beside the picture. */
  each: number
}

/** People as tiles: one a person as long as they fit in a glance, else a tile stands for 2, 5, 10… of them. */
export function reachTiles(people: number, of: number): ReachTiles {
  const each = steps.find(step => of / step <= most) ?? Math.ceil(of / most)
  const known = Math.min(people, of)
  // Rounded down to halves, so that the last tile fills only when everybody has read.
  const n = known === of ? Math.ceil(of / each) : Math.floor((known / each) * 2) / 2
  return { n, of: Math.ceil(of / each), each }
}
