import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { metered } from '../../src/storage/meter.ts'
import { openPhone } from '../../src/storage/phone.ts'
import { act } from '../../src/sync/act.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange } from '../../src/sync/exchange.ts'
import { metering } from '../../src/sync/metering.ts'
import { short } from '../../src/sync/short.ts'
import { readCardLink } from '../../src/wire/card.ts'
import { openLine } from '../bench/wire/line.ts'
import { eachEngine } from './engines.ts'
import { newSchool } from './school.ts'

eachEngine('meter', stage => {
  test('the phone’s own meter agrees with a proxy that counts every byte, within a twentieth', async () => {
    const school = await newSchool(stage)
    const work = await school.assign(await school.phoneOf('muna'))
    const line = await openLine(Number(new URL(stage.url).port))
    const name = `meter-${stage.engine}`
    const phone = await openPhone({ board: `${name}-board`, vault: `${name}-vault`, bell: name })
    const face = { name: 'omar', motif: 'cypress', pocket: 'olive' as const }
    const card = readCardLink((await school.card('omar')).link)!
    const omar = await enrol(phone, { kind: 'card', card }, face)
    const send = short(metering(phone, (path, init) => fetch(`${line.url}${String(path)}`, init)))
    // The proxy sees the path that the browser would send; the meter must not.
    const way = { fetch: ((path, init) => send(path, init)) as typeof fetch, onWay() {} }
    const sync = async () => expect(await exchange(phone, way)).toBe('done')
    await sync()
    await omar.refresh()
    for (let i = 0; i < 3; i++) await sync()
    for (const id of ['one', 'two', 'three'])
      await act(omar, {
        place: school.place,
        name: 'submissions.hand-in',
        args: { id, assignment: work, answers: [{ task: 't1', text: 'نوحّد المقامين ثمّ نجمع.'.repeat(9) }] },
      })
    await sync()
    const counted = line.count()
    const told = await metered(phone, '')
    const total = told.reduce((sum, { up, down }) => sum + up + down, 0)
    expect(Math.abs(total - counted.bytes) / counted.bytes).toBeLessThan(0.05)
    expect(told.map(({ kind }) => kind).sort()).toEqual(['bundles', 'idle', 'letters', 'rows'])
    expect(told.find(({ kind }) => kind === 'idle')!.up).toBeLessThan(3 * 450)
    await line.close()
  })
})
