/**
 * `npm run bench:growth`: does it cost more to live with much than with little? A phone with 1,000 to 100,000 rows, in a real
 * browser; a server with 10 to 10,000 sections. Sync with nothing new, sync with ten new rows, the first list.
 * `--engine postgres` for the server's side, `--rounds N`, `--sizes 1000,10000`, `--sections 10,10000`, `--only phone|server`.
 * Last line: the largest size's time to the smallest's, the worse of phone and server.
 */
import { parseArgs } from 'node:util'
import { measureServers, type Engine } from './growth/server.ts'
import { measurePhones, measureSlow } from './growth/phone.ts'
import { kinds, ratioOf, type Medians } from './growth/rounds.ts'

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'sqlite' },
    rounds: { type: 'string', default: '15' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    sections: { type: 'string', default: '10,1000,10000' },
    only: { type: 'string', default: '' },
  },
})
const numbers = (text: string) => text.split(',').map(Number)

function show(title: string, what: string, medians: Medians) {
  console.log(`\n${title}, milliseconds`)
  console.log([what.padStart(10), ...kinds.map(kind => kind.padStart(9))].join(''))
  for (const size of medians.idle.keys())
    console.log(
      [String(size).padStart(10), ...kinds.map(kind => medians[kind].get(size)!.toFixed(1).padStart(9))].join(
        '',
      ),
    )
}

const all: Medians[] = []
const rounds = Number(values.rounds)
if (values.only !== 'phone') {
  // A request is over in milliseconds, and whatever else the machine does is longer: many make a steady median.
  const told = await measureServers(numbers(values.sections), values.engine as Engine, 4 * rounds)
  for (const [who, medians] of Object.entries(told)) {
    show(`the server (${values.engine}) answering a ${who}’s phone`, 'sections', medians)
    all.push(medians)
  }
}
if (values.only !== 'server') {
  const medians = await measurePhones(numbers(values.sizes), rounds)
  show('a phone', 'rows', medians)
  await measureSlow()
  all.push(medians)
}
const worst = kinds.map(kind => [
  kind,
  Math.round(Math.max(...all.map(medians => ratioOf(medians, kind))) * 100) / 100,
])
console.log(JSON.stringify(Object.fromEntries(worst)))
process.exit(0)
