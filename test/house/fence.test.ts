import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { breaches } from './fence.ts'

const planted: string[] = []
afterEach(() => planted.splice(0).forEach(house => rmSync(house, { recursive: true })))

/** Builds a small house from path → source and answers with the names of the rules it breaks. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const house = mkdtempSync(path.join(tmpdir(), 'haqiba-fence-'))
  planted.push(house)
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(path.join(house, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(house, file), source)
  }
  const folders = [...new Set(Object.keys(files).map(file => file.split('/')[0]!))]
  return [...new Set((await breaches(house, folders)).map(breach => breach.rule))].sort()
}

const thing = 'export type Thing = { id: string }\nexport const thing = 1\n'

test('a house that keeps the table has no breach', async () => {
  const files = {
    'src/domain/shape.ts': `import * as v from 'valibot'\nexport const shape = v`,
    'src/domain/marks/mark.ts': `import { shape } from '../shape.ts'\nexport const mark = shape`,
    'src/storage/board.ts': `import Dexie from 'dexie'\nimport { mark } from '../domain/marks/mark.ts'\nexport const board = [Dexie, mark]`,
    'src/sync/act.ts': `import { board } from '../storage/board.ts'\nexport const act = board`,
    'src/ui/button.tsx': `import { h } from 'preact'\nexport const Button = h`,
    'src/features/marks/routes.ts': `export const routes = () => import('./student-reads.tsx')`,
    'src/features/marks/student-reads.tsx': `import { Button } from '../../ui/button.tsx'\nimport { act } from '../../sync/act.ts'\nexport const Screen = [Button, act]`,
    'src/app/main.ts': `import { routes } from '../features/marks/routes.ts'\nexport const main = routes`,
    'src/server/db/rows.ts': `import pg from 'pg'\nexport const rows = pg`,
    'src/server/sync/push.ts': `import { rows } from '../db/rows.ts'\nexport const push = rows`,
    'src/server/http/sync.ts': `import { push } from '../sync/push.ts'\nimport type { House } from '../house.ts'\nexport const route = (house: House) => push`,
    'src/server/house.ts': `import { rows } from './db/rows.ts'\nexport type House = { rows: unknown }\nexport const house = rows`,
    'src/server/cli.ts': `import { house } from './house.ts'\nimport { route } from './http/sync.ts'\nexport const demo = [house, route, () => import('../../seeds/school.ts')]`,
    'seeds/school.ts': `import { mark } from '../src/domain/marks/mark.ts'\nexport const school = mark`,
  }
  expect(await broken(files)).toEqual([])
})

const climbs: [what: string, rule: string, files: Record<string, string>][] = [
  [
    'a feature imports another feature',
    'features-strangers',
    {
      'src/features/marks/student-reads.tsx': `import { thing } from '../lessons/row.ts'\nexport const x = thing`,
      'src/features/lessons/row.ts': thing,
    },
  ],
  [
    'http reads the database itself',
    'server-http',
    {
      'src/server/http/sync.ts': `import { thing } from '../db/rows.ts'\nexport const x = thing`,
      'src/server/db/rows.ts': thing,
    },
  ],
  [
    'http takes only a type from db',
    'server-http',
    {
      'src/server/http/sync.ts': `import type { Thing } from '../db/rows.ts'\nexport type X = Thing`,
      'src/server/db/rows.ts': thing,
    },
  ],
  [
    'http opens the house that it was handed',
    'server-house',
    {
      'src/server/http/sync.ts': `import { thing } from '../house.ts'\nexport const x = thing`,
      'src/server/house.ts': thing,
    },
  ],
  [
    'db knows the actions above it',
    'server-db',
    {
      'src/server/db/rows.ts': `import { thing } from '../actions/act.ts'\nexport const x = thing`,
      'src/server/actions/act.ts': thing,
    },
  ],
  [
    'domain uses the phone’s storage library',
    'dexie-owner',
    { 'src/domain/day.ts': `import Dexie from 'dexie'\nexport const x = Dexie` },
  ],
  [
    'domain reads a file',
    'domain-packages',
    { 'src/domain/day.ts': `import { readFileSync } from 'node:fs'\nexport const x = readFileSync` },
  ],
  [
    'a second file of domain names the schema library',
    'valibot-owner',
    { 'src/domain/marks/mark.ts': `import * as v from 'valibot'\nexport const x = v` },
  ],
  [
    'domain imports wire',
    'domain-rooms',
    {
      'src/domain/day.ts': `import { thing } from '../wire/letter.ts'\nexport const x = thing`,
      'src/wire/letter.ts': thing,
    },
  ],
  [
    'a feature takes more of sync than act',
    'features-rooms',
    {
      'src/features/marks/row.ts': `import { thing } from '../../sync/pull.ts'\nexport const x = thing`,
      'src/sync/pull.ts': thing,
    },
  ],
  [
    'app opens a feature’s screen past its routes',
    'app-rooms',
    { 'src/app/main.ts': `import('../features/marks/row.ts')`, 'src/features/marks/row.ts': thing },
  ],
  [
    'the server imports a screen',
    'server-rooms',
    {
      'src/server/http/page.ts': `import { thing } from '../../ui/button.tsx'\nexport const x = thing`,
      'src/ui/button.tsx': thing,
    },
  ],
  [
    'a request plays the demo school',
    'server-rooms',
    {
      'src/server/http/page.ts': `import { thing } from '../../../seeds/school.ts'\nexport const x = thing`,
      'seeds/school.ts': thing,
    },
  ],
  [
    'src imports from the tests',
    'app-rooms',
    { 'src/app/main.ts': `import '../../test/house/x.ts'`, 'test/house/x.ts': thing },
  ],
  [
    'somebody opens a room without a row',
    'unknown-room',
    { 'src/helpers/thing.ts': thing, 'src/domain/a.ts': `import '../helpers/thing.ts'` },
  ],
  [
    'the server gets a folder without a row',
    'server-unknown',
    { 'src/server/misc/thing.ts': thing, 'src/server/main.ts': `import './misc/thing.ts'` },
  ],
  [
    'imports run in a circle',
    'no-cycles',
    {
      'src/domain/a.ts': `import { b } from './b.ts'\nexport const a = () => b`,
      'src/domain/b.ts': `import { a } from './a.ts'\nexport const b = () => a`,
    },
  ],
]

test.each(climbs)('the fence stops it when %s', async (_what, rule, files) => {
  expect(await broken(files)).toContain(rule)
})
