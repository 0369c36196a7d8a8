/** How a child looks at his guardian's: his motif on his pocket's colour. */
export interface ChildFace {
  motif: string
  pocket: string
}

/** A profile on this phone, as far as faces go. */
export interface FacedProfile {
  face: ChildFace
  homes: readonly { place: string; person: string }[]
}

/**
 * The faces of a guardian's children, in their order. A child who has a profile on the phone looks as he chose to; any
 * other gets a face from his id, the same on every day, and where there are enough of them unlike those of the others.
 */
export function facesOf(
  children: readonly { place: string; id: string }[],
  profiles: readonly FacedProfile[],
  motifs: readonly string[],
  pockets: readonly string[],
): ChildFace[] {
  const chosen = children.map(
    ({ place, id }) =>
      profiles.find(({ homes }) => homes.some(home => home.place === place && home.person === id))?.face,
  )
  const taken = chosen.filter(face => face !== undefined)
  return children.map(({ id }, index) => {
    const own = chosen[index]
    if (own) return { motif: own.motif, pocket: own.pocket }
    const face = {
      motif: freeFrom(
        motifs,
        hash(id),
        taken.map(other => other.motif),
      ),
      pocket: freeFrom(
        pockets,
        hash(`${id} pocket`),
        taken.map(other => other.pocket),
      ),
    }
    taken.push(face)
    return face
  })
}

/** The first that is free, beginning at a place that the id says; that place itself when none is. */
function freeFrom(all: readonly string[], start: number, taken: readonly string[]): string {
  const turned = all.map((_, step) => all[(start + step) % all.length]!)
  return turned.find(one => !taken.includes(one)) ?? turned[0]!
}

const hash = (text: string) => [...text].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)!) >>> 0, 7)
