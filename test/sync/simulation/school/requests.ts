import type { Requests } from '../../../../src/server/store/store.ts'
import type { View } from './view.ts'

export const requests = (view: View): Requests => ({
  async top(place, device) {
    await view.pause('requests.top')
    return Math.max(0, ...view.filter(place, 'requests', one => one.device === device).map(({ n }) => n))
  },
  async take(place, device, n, digest) {
    await view.pause('requests.take')
    const key = `${device}/${n}`
    await view.change(place, 'requests', key, now => now ?? { device, n, digest })
    return view.get(place, 'requests', key)!.digest
  },
  async sweep(place, device, until) {
    await view.pause('requests.sweep')
    const old = view.filter(place, 'requests', one => one.device === device && one.n <= until)
    for (const { n } of old) await view.change(place, 'requests', `${device}/${n}`, () => undefined)
  },
})
