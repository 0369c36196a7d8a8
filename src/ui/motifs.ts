// Motifs of cross-stitch (tatreez), each checked for what else it looks like. A row of seven is the first half of
// thirteen with its middle, mirrored; seven rows are mirrored downwards too. `#` is the ground thread, `o` the
// accent. The olive sprig lies along the diagonal and is mirrored over it, so its rows are whole.
const drawn = {
  cypress: [
    '......#',
    '......#',
    '.....##',
    '.....##',
    '....###',
    '....##o',
    '....###',
    '...###o',
    '...####',
    '...###o',
    '....###',
    '......o',
    '......o',
  ],
  star: ['...#...', '...##..', '...###.', '###.##.', '.###.#.', '..###o.', '......o'],
  roses: ['......#', '...#.#o', '..###.#', '.##o##.', '..###..', '.#.#..#', '#o#..#o'],
  diamond: ['......o', '.#...##', '....##.', '...o#.#', '..##.#.', '.##.#.o', 'o#.#.oo'],
  olive: [
    '......#..#..#',
    '.....##.##.#.',
    '.....##..##..',
    '.....##..####',
    '...#.##.#..#.',
    '..##..##.....',
    '..##..#######',
    '..##.#..####.',
    '...##........',
    'oo.######....',
    'oo#..###.....',
    '.#oo.........',
    '#.oo.........',
  ],
  palm: [
    '...##..',
    '..#..##',
    '.#.##.#',
    '#.#..##',
    '#.#.###',
    '..#.#.#',
    '....oo#',
    '....oo#',
    '......#',
    '......#',
    '......#',
    '......#',
    '...####',
  ],
  pomegranate: [
    '...#..#',
    '...##.#',
    '....###',
    '...####',
    '..##..o',
    '.##..oo',
    '.#..ooo',
    '.#..oo.',
    '.#..ooo',
    '.##..oo',
    '..##..o',
    '...###.',
    '.....##',
  ],
  tulip: [
    '......#',
    '..#..##',
    '..##.#o',
    '..###oo',
    '..##ooo',
    '..##ooo',
    '...##oo',
    '....###',
    '......#',
    '.##...#',
    '.####.#',
    '...####',
    '.....##',
  ],
  tent: [
    '......o',
    '......#',
    '.....##',
    '.....#o',
    '....##o',
    '....#oo',
    '...##o#',
    '...#o##',
    '..##o#.',
    '..#oo#.',
    '.##o#..',
    '.#oo#..',
    '###o#..',
  ],
  window: ['#######', '#.....#', '#..#.#.', '#.#o#..', '#..#.#.', '#...#.o', '##.#.oo'],
  grapes: [
    '......#',
    '..##..#',
    '.####.#',
    '..#####',
    '.....#.',
    '..#o#o#',
    '..o#o#o',
    '...#o#o',
    '...o#o#',
    '....o#o',
    '....#o#',
    '.....#o',
    '......#',
  ],
  almonds: ['...#...', '..#o#..', '.#o.o#.', '#o.#.o#', '.#o.o#.', '..#o#..', '...#..o'],
} as const satisfies Record<string, readonly string[]>

export type MotifName = keyof typeof drawn

export const motifNames = Object.keys(drawn) as MotifName[]

const mirrored = (line: string) => line + line.slice(0, -1).split('').reverse().join('')

/** The thirteen rows of a motif, thirteen signs each. */
export function motifRows(name: MotifName): string[] {
  const half: readonly string[] = drawn[name]
  const rows = half.map(line => (line.length === 7 ? mirrored(line) : line))
  return rows.length === 7 ? [...rows, ...rows.slice(0, -1).reverse()] : rows
}
