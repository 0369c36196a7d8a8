import type { Audit } from '../../../../src/server/store/store.ts'
import type { View } from './view.ts'

export const audit = (view: View): Audit => ({
  async last(place, device) {
    await view.pause('audit.last')
    const all = view.filter(place, 'audit', one => one.device === device)
    return all.sort((a, b) => b.n - a.n)[0]
  },
  async append(place, entry) {
    await view.pause('audit.append')
    await view.insert(place, 'audit', `${entry.device}/${entry.n}`, entry)
  },
})
