/** What happens in one seed: who lives where, which faults are on, and the steps. Each step carries a chance of its own. */
import { Random } from './random.ts'

/** A random set of these is on in a seed, so that each meets each, and each also stands alone. */
export const faults = [
  'lost requests',
  'lost answers',
  'doubled requests',
  'late answers',
  'cut answers',
  'captive portal',
  'killed tabs',
  'lost power',
  'evicted board',
  'evicted vault',
  'full disk',
  'lost connection',
  'deaf disk',
  'many tabs',
  'locks',
  'wild clocks',
  'killed servers',
  'two servers',
  'restored server',
  'collected tombstones',
  'moves',
  'rights',
  'poison',
  'copied phone',
  'carried files',
  'used up cards',
  'old apps',
  'people who leave',
] as const
export type Fault = (typeof faults)[number]

/** How often a kind of step comes, and the fault without which it does not. */
const kinds = {
  tap: { weight: 26 },
  teach: { weight: 12 },
  sync: { weight: 24 },
  syncAll: { weight: 3 },
  office: { weight: 2 },
  wait: { weight: 3 },
  open: { weight: 3 },
  dismiss: { weight: 1 },
  syncHalf: { weight: 7, needs: 'killed tabs' },
  tapHalf: { weight: 5, needs: 'killed tabs' },
  kill: { weight: 4, needs: 'killed tabs' },
  power: { weight: 4, needs: 'lost power' },
  evictBoard: { weight: 2, needs: 'evicted board' },
  evictVault: { weight: 1, needs: 'evicted vault' },
  syncTabs: { weight: 8, needs: 'many tabs' },
  release: { weight: 8, needs: 'late answers' },
  lock: { weight: 6, needs: 'locks' },
  unlock: { weight: 5, needs: 'locks' },
  clock: { weight: 3, needs: 'wild clocks' },
  killServer: { weight: 5, needs: 'killed servers' },
  rush: { weight: 6, needs: 'two servers' },
  backup: { weight: 3, needs: 'restored server' },
  restore: { weight: 2, needs: 'restored server' },
  collect: { weight: 3, needs: 'collected tombstones' },
  move: { weight: 5, needs: 'moves' },
  rights: { weight: 5, needs: 'rights' },
  poison: { weight: 3, needs: 'poison' },
  copy: { weight: 1, needs: 'copied phone' },
  carryOut: { weight: 4, needs: 'carried files' },
  carryOver: { weight: 5, needs: 'carried files' },
  carryBack: { weight: 4, needs: 'carried files' },
  usedUp: { weight: 1, needs: 'used up cards' },
  update: { weight: 2, needs: 'old apps' },
  leave: { weight: 3, needs: 'people who leave' },
  comeBack: { weight: 3, needs: 'people who leave' },
} satisfies Record<string, { weight: number; needs?: Fault }>
export type Kind = keyof typeof kinds

export interface Step {
  kind: Kind
  seed: number
}

export interface Plan {
  seed: number
  faults: ReadonlySet<Fault>
  /** For each phone how many of those who share it (town.ts) live on it: small families show most, and cost least. */
  phones: number[]
  steps: Step[]
}

export const leastSteps = 40

/** @param without faults that the ground can't make. */
export function planOf(seed: number, without: readonly Fault[] = []): Plan {
  const chance = new Random(seed)
  // Few faults tell more than all at once: most seeds have three to six, some one, some many.
  const share = chance.pick([0.05, 0.15, 0.15, 0.25, 0.25, 0.5])
  const on = new Set(faults.filter(() => chance.chance(share)))
  // Of an act of so long ago the school keeps the number and not the letter: it can't tell a copied phone's from its twin's.
  if (on.has('copied phone')) on.delete('collected tombstones')
  // Whoever leaves one of two phones of one name has left both; what the other still shows is another story.
  if (on.has('copied phone')) on.delete('people who leave')
  for (const fault of without) on.delete(fault)
  const able = (Object.keys(kinds) as Kind[]).filter(kind => {
    const { needs } = kinds[kind] as { needs?: Fault }
    return !needs || on.has(needs)
  })
  const weights = able.map(kind => kinds[kind].weight)
  const sum = weights.reduce((all, one) => all + one, 0)
  const draw = (): Kind => {
    let at = chance.below(sum)
    return able[weights.findIndex(weight => (at -= weight) < 0)]!
  }
  const phones = Array.from({ length: chance.pick([1, 1, 1, 2, 2, 3]) }, () => chance.pick([1, 2, 2, 3, 4]))
  const length = leastSteps + chance.below(5)
  const steps = Array.from({ length }, () => ({ kind: draw(), seed: chance.seed() }))
  return { seed, faults: on, phones, steps }
}
