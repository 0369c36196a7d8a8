/**
 * The whole table against what was written by hand: every cell over HTTP and in the database; then every rule taken away, to
 * see that a cell notices. `npm run matrix` counts the same.
 */
import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actionNames } from '../../src/domain/actions.ts'
import { acting } from '../../src/domain/policy/acting.ts'
import { doors as routes, entering } from '../../src/domain/policy/entering.ts'
import { reading } from '../../src/domain/policy/reading.ts'
import type { Rule } from '../../src/domain/policy/rule.ts'
import { openDoors } from '../../src/server/http/app.ts'
import { eachEngine } from '../server/engines.ts'
import { calls } from './calls.ts'
import { cells, type Cell } from './cells.ts'
import { doors } from './doors.ts'
import { openTown, type Town } from './town.ts'
import { ask, isPulled, perform, pulled, readerOf } from './walk.ts'

const say = ({ who, kind, what, may }: Cell) => `${who} ${may ? kind : `never ${kind}`}: ${what}`
const isWrong = (cell: Cell, told: readonly (boolean | undefined)[]) => told.some(one => one !== cell.may)

/** Whether a rule could be about a cell: others need not be asked when it is taken away. */
function isAbout({ role, resource, action }: Rule, { who, kind, what, may }: Cell): boolean {
  if (!may || !(who === role || (role === 'ended' && who === 'moved'))) return false
  if (kind === 'enters') return routes[doors[what]!.route]?.[0] === resource || what === 'let a letter wait'
  if (kind === 'does') return calls[what]!.act.startsWith(`${resource}.`) || action === 'finish'
  return action === 'read' && what.replace('self', 'self:').split(/[-+:]/).includes(resource)
}

eachEngine('the policy', stage => {
  // The very same code refuses on both engines: in a usual run what is refused goes by phone on one of them, and is asked on the other.
  const goesByPhone = ({ may, who }: Cell) =>
    may || who === 'ended-device' || stage.engine === 'sqlite' || !!process.env.MATRIX
  let town: Town
  const counted = { engine: stage.engine, cells: 0, wrong: 0, rules: 0, rulesNoticed: 0 }
  beforeAll(async () => {
    town = await openTown(stage)
  })
  afterAll(async () => {
    await town.close()
    const { MATRIX: file } = process.env
    if (file) appendFileSync(file, `${JSON.stringify(counted)}\n`)
  })

  test('without any rule there is a cell that fails', async () => {
    const unnoticed: string[] = []
    for (const table of [reading, acting, entering])
      for (const [at, rule] of [...table.entries()]) {
        counted.rules++
        const about = cells.filter(cell => isAbout(rule, cell))
        table.splice(at, 1)
        let noticed = false
        try {
          // SQL and predicate must both hear of it.
          for (const cell of about)
            if (!noticed) noticed = (await ask(town, cell)).every(one => one === false)
        } finally {
          table.splice(at, 0, rule)
        }
        if (noticed) counted.rulesNoticed++
        else unnoticed.push(Object.values(rule).join(', '))
      }
    expect(unnoticed).toEqual([])
  })

  test('every cell is as the duties say, over HTTP and in the database', async () => {
    const wrong: string[] = []
    counted.cells = cells.length
    for (const cell of cells) {
      if (cell.kind !== 'enters') continue
      const told = await ask(town, cell)
      if (isWrong(cell, told)) wrong.push(`${say(cell)} (asked: ${told.join()})`)
    }
    for (const who of new Set(cells.map(cell => cell.who))) {
      const own = (kind: Cell['kind']) => cells.filter(cell => cell.who === who && cell.kind === kind)
      const reads = own('reads')
      const ids = reads.length > 0 ? await pulled(town, who) : new Set<string>()
      // Whose phone is ended may read; the phone may not.
      const reader = who === 'ended-device' ? () => [] : await readerOf(town, who)
      for (const cell of reads) {
        if (isPulled(ids, cell) !== cell.may) wrong.push(`${say(cell)} (pulled)`)
        if (isWrong(cell, reader(cell))) wrong.push(`${say(cell)} (in the database)`)
      }
      const does = own('does').filter(goesByPhone)
      const told = does.length > 0 ? await perform(town, does) : []
      for (const [index, cell] of does.entries())
        if (isWrong(cell, told[index]!)) wrong.push(`${say(cell)} (done: ${told[index]!.join()})`)
      for (const cell of own('does').filter(cell => !goesByPhone(cell))) {
        const refused = await ask(town, cell)
        if (isWrong(cell, refused)) wrong.push(`${say(cell)} (asked: ${refused.join()})`)
      }
    }
    counted.wrong = wrong.length
    expect(wrong).toEqual([])
  })

  test('no act and no route is without a cell, and a route that the table does not know stops the server', async () => {
    const tried = new Set(Object.values(calls).map(({ act }) => act))
    expect(actionNames().filter(name => !tried.has(name.split('/')[0]!))).toEqual([])
    const asked = new Set(Object.values(doors).map(({ route }) => route))
    expect(Object.keys(routes).filter(route => !asked.has(route))).toEqual([])
    const app = await openDoors(stage.house, '/nowhere')
    expect(() => app.get('/unknown', () => '')).toThrow('GET /unknown is not in the policy')
    await app.close()
  })
})
