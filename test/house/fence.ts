/**
 * Who may import whom. One map; the rules for dependency-cruiser are made from it, so that the table of the
 * design and the fence can't drift apart. A new room, or a new folder of the server, gets its row here first.
 */
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'

type Row = {
  /** Other rooms: a whole room, one file of it (`sync/act.ts`), or the routes of each noun (`features/…/student.routes.ts`). */
  rooms: string[]
  /** Packages of npm, and `node:` when Node's own modules are allowed. Absent: any that no other room owns. */
  packages?: string[]
}

export const rooms: Record<string, Row> = {
  domain: { rooms: [], packages: ['valibot'] },
  wire: { rooms: ['domain'], packages: [] },
  letters: { rooms: ['domain', 'wire'], packages: ['@hpke/core'] },
  // A pocket is opened where it is kept: its pages and bundles are letters.
  storage: { rooms: ['letters', 'wire', 'domain'], packages: ['dexie', 'hash-wasm', 'preact'] },
  ui: { rooms: ['domain'], packages: ['preact', 'i18next'] },
  sync: { rooms: ['storage', 'wire', 'letters', 'domain'], packages: [] },
  features: {
    rooms: ['ui', 'storage', 'sync/act.ts', 'domain'],
    packages: ['preact', 'preact-iso', 'i18next', 'minisearch'],
  },
  app: {
    rooms: ['ui', 'storage', 'sync', 'letters', 'wire', 'domain', 'features/*/*routes.ts'],
    packages: ['preact', 'preact-iso', 'preact-render-to-string', 'i18next', 'workbox-window', 'uqr', 'qr'],
  },
  sw: { rooms: ['sync'], packages: ['workbox-core', 'workbox-precaching', 'workbox-routing'] },
  server: { rooms: ['letters', 'wire', 'domain'] },
  seeds: { rooms: ['domain', 'server/actions'] },
}

/** The server inside: main → house → http → sync → actions, audiences → db; http never touches db. */
export const server: Record<string, string[]> = {
  root: [],
  config: [],
  db: ['config', 'breath'],
  blobs: ['config'],
  films: ['blobs', 'config'],
  audiences: ['db'],
  // What rules ask of whatever keeps the school, and its statements in SQL.
  store: ['audiences', 'db'],
  places: ['store', 'db'],
  cards: ['places', 'store', 'db'],
  actions: ['store', 'audiences', 'db', 'blobs'],
  rates: [],
  // Long work breathes wherever it is done.
  breath: [],
  // What the house's log may say of an error.
  fault: [],
  years: ['actions', 'audiences', 'store', 'db'],
  imports: ['actions', 'audiences', 'places', 'store', 'db', 'blobs', 'breath'],
  exports: ['audiences', 'db', 'blobs'],
  jobs: ['films', 'imports', 'exports', 'actions', 'audiences', 'store', 'db', 'blobs', 'config'],
  sync: ['jobs', 'cards', 'places', 'actions', 'audiences', 'store', 'db', 'blobs', 'rates'],
  http: ['sync', 'actions', 'audiences', 'blobs', 'imports', 'exports', 'config'],
}

/** These stand above: they wire the server and may see all of it; only they play the demo school in. */
const serverTop = ['main', 'start', 'house', 'cli', 'demo']

/** Layers that are handed the wired house: they may name its type, and never reach up and open it. */
const handedTheHouse = ['http', 'sync', 'jobs']

/** Packages with one owner. Everything else, tests aside, reaches them through that room. */
const owners: Record<string, string> = {
  valibot: 'src/domain/shape.ts',
  dexie: 'src/storage/',
  'hash-wasm': 'src/storage/',
  libsql: 'src/server/db/',
  pg: 'src/server/db/',
}

const home = (room: string) => (room === 'seeds' ? '^seeds/' : `^src/${room}/`)
const literal = (text: string) => text.replaceAll('.', '\\.')

/** A reference of the map as a path pattern. */
function target(reference: string): string {
  const [room = '', ...rest] = reference.split('/')
  if (rest.length === 0) return home(room)
  const inside = rest.map(part => literal(part).replaceAll('*', '[^/]*')).join('/')
  if (!reference.endsWith('.ts')) return `${home(room)}${inside}(/|\\.ts$)`
  return `${home(room)}${inside}x?$`
}

/** A package as the cruiser names it: found in node_modules, or by its bare name when it isn't installed. */
const packagePath = (name: string) => `(^|node_modules/)(@types/)?${literal(name)}(/|$)`

const forbid = (name: string, comment: string, from: object, to: object): IForbiddenRuleType =>
  ({ name, comment, severity: 'error', from, to }) as IForbiddenRuleType

function roomRules(): IForbiddenRuleType[] {
  return Object.entries(rooms).flatMap(([room, row]) => {
    const top = room === 'server' ? `^src/server/(${serverTop.join('|')})(/|\\.ts$)` : undefined
    const rules = [
      forbid(
        `${room}-rooms`,
        `${room} may import only: ${row.rooms.join(', ') || 'itself'}`,
        { path: home(room), ...(top && { pathNot: top }) },
        { path: '^(src|seeds|test)/', pathNot: [home(room), ...row.rooms.map(target)] },
      ),
    ]
    if (top) {
      const seen = [home(room), home('seeds'), ...row.rooms.map(target)]
      rules.push(
        forbid(
          'server-top',
          'what wires the server adds only seeds to it',
          { path: top },
          {
            path: '^(src|seeds|test)/',
            pathNot: seen,
          },
        ),
      )
    }
    if (row.packages) {
      const named = row.packages.map(packagePath)
      rules.push(
        forbid(
          `${room}-packages`,
          `${room} may use only these packages: ${row.packages.join(', ') || 'none'}`,
          { path: home(room) },
          { pathNot: ['^(src|seeds|test)/', '^virtual:', ...named] },
        ),
      )
    }
    return rules
  })
}

function serverRules(): IForbiddenRuleType[] {
  const inside = (names: string[]) => `^src/server/(${names.join('|')})(/|\\.ts$)`
  const layers = Object.entries(server).map(([layer, below]) => {
    const handed = handedTheHouse.includes(layer) ? ['house'] : []
    return forbid(
      `server-${layer}`,
      `server/${layer} may import only: ${below.join(', ') || 'itself'}`,
      { path: inside([layer]) },
      { path: '^src/server/', pathNot: inside([layer, ...below, ...handed]) },
    )
  })
  const known = inside([...Object.keys(server), ...serverTop])
  return [
    ...layers,
    forbid(
      'server-house',
      'a layer below takes the type of the house, never its code',
      { path: inside(handedTheHouse) },
      { path: inside(['house']), dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'server-unknown',
      'give this part of the server a row in test/house/fence.ts',
      {},
      {
        path: '^src/server/',
        pathNot: known,
      },
    ),
  ]
}

function ownerRules(): IForbiddenRuleType[] {
  return Object.entries(owners).map(([name, owner]) => {
    const only = `^${literal(owner)}${owner.endsWith('/') ? '' : '$'}`
    const from = { path: '^(src|seeds)/', pathNot: only }
    return forbid(`${name}-owner`, `only ${owner} imports ${name}`, from, { path: packagePath(name) })
  })
}

export const rules: IForbiddenRuleType[] = [
  ...roomRules(),
  ...serverRules(),
  ...ownerRules(),
  forbid(
    'features-strangers',
    'a feature never imports another feature',
    { path: '^src/features/([^/]+)/' },
    { path: '^src/features/', pathNot: '^src/features/$1/' },
  ),
  forbid(
    'unknown-room',
    'give this room a row in test/house/fence.ts',
    {},
    {
      path: '^src/',
      pathNot: Object.keys(rooms).map(home),
    },
  ),
  forbid('no-cycles', 'imports never run in a circle', { path: '^(src|seeds)/' }, { circular: true }),
]

export type Breach = { rule: string; why: string; from: string; to: string }

/** Walks the imports of `folders` under `root` (types too) and names every one that climbs the fence. */
export async function breaches(root: string, folders: string[]): Promise<Breach[]> {
  const { output } = await cruise(folders, {
    baseDir: root,
    ruleSet: { forbidden: rules },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
  })
  const why = new Map(rules.map(rule => [rule.name, rule.comment ?? '']))
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    why: why.get(rule.name) ?? '',
    from,
    to: cycle ? cycle.map(step => step.name).join(' → ') : to,
  }))
}
