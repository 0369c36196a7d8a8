/** Another process at the same database, as the command line is beside a running server: opens many sections. */
import { pino } from 'pino'
import { performOffice } from '../../src/server/actions/perform.ts'
import { openHouse } from '../../src/server/house.ts'

const [database = '', place = '', count = '0'] = process.argv.slice(2)
const config = { host: '', port: 0, dataDir: '', database, origin: '' }
const house = await openHouse(config, { log: pino({ level: 'silent' }) })
console.log('open')
for (let i = 0; i < Number(count); i++) {
  const args = { id: `n-${i}`, grade: '6', letter: 'n' }
  const refusal = await performOffice(house.store, place, [{ name: 'sections.open', args }], Date.now())
  if (refusal) throw new Error(refusal.refused)
}
await house.close()
