import type { Acts } from '../../../../src/server/store/store.ts'
import type { View } from './view.ts'

export const acts = (view: View): Acts => ({
  async verdict(place, device, n) {
    await view.pause('acts.verdict')
    const found = view.get(place, 'results', `${device}/${n}`)
    return found && { code: found.code, field: found.field, letter: found.letter }
  },
  async settle(place, settled) {
    await view.pause('acts.settle')
    await view.insert(place, 'results', `${settled.device}/${settled.n}`, settled)
  },
  async verdictsSince(place, device, profile, from) {
    await view.pause('acts.verdictsSince')
    const news = view.filter(
      place,
      'results',
      one => one.v > from && one.profile === profile && one.device === device,
    )
    return news.sort((a, b) => a.v - b.v).map(({ n, code, field, letter }) => ({ n, code, field, letter }))
  },
  async numbers(place, device) {
    await view.pause('acts.numbers')
    const { numbers, v } = view.get(place, 'applied', device) ?? { numbers: [], v: 0 }
    return { numbers, v }
  },
  async keepNumbers(place, device, numbers, v) {
    await view.pause('acts.keepNumbers')
    await view.change(place, 'applied', device, () => ({ device, numbers, v }))
  },
  async devicesBefore(place, before) {
    await view.pause('acts.devicesBefore')
    const old = view.filter(place, 'results', one => one.settledAt < before && one.code === '')
    return [...new Set(old.map(({ device }) => device))].sort()
  },
  async numbersBefore(place, device, before) {
    await view.pause('acts.numbersBefore')
    return view
      .filter(place, 'results', one => one.device === device && one.settledAt < before && one.code === '')
      .map(({ n }) => n)
  },
  async dropBefore(place, device, before) {
    await view.pause('acts.dropBefore')
    const old = view.filter(
      place,
      'results',
      one => one.device === device && one.settledAt < before && one.code === '',
    )
    for (const { n } of old) await view.change(place, 'results', `${device}/${n}`, () => undefined)
  },
})
