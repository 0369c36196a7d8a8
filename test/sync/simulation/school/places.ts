import type { PlaceRow, Places } from '../../../../src/server/store/store.ts'
import type { View } from './view.ts'

export const places = (view: View): Places => ({
  async all() {
    await view.pause('places.all')
    return view.names()
  },
  async keys() {
    await view.pause('places.keys')
    return view.names().map(place => ({ place, keys: view.get(place, 'place', '')!.keys }))
  },
  async open(row: PlaceRow) {
    await view.pause('places.open')
    await view.change(row.place_id, 'place', '', now => now ?? row)
  },
  async counter(place) {
    await view.pause('places.counter')
    const row = view.get(place, 'place', '')
    return row && { v: row.v, epoch: row.epoch }
  },
  async takeCounter(place) {
    await view.pause('places.takeCounter')
    let v = 0
    await view.change(place, 'place', '', now => ({ ...now!, v: (v = now!.v + 1) }))
    return v
  },
  async setEpoch(place, epoch) {
    await view.pause('places.setEpoch')
    await view.change(place, 'place', '', now => ({ ...now!, epoch }))
  },
  async milestone(place, until) {
    await view.pause('places.milestone')
    const before = view.filter(place, 'milestones', one => one.at <= until)
    return before.sort((a, b) => b.at - a.at)[0]
  },
  async setMilestone(place, milestone) {
    await view.pause('places.setMilestone')
    await view.insert(place, 'milestones', String(milestone.at), milestone)
  },
  async dropMilestones(place, before) {
    await view.pause('places.dropMilestones')
    for (const { at } of view.filter(place, 'milestones', one => one.at < before))
      await view.change(place, 'milestones', String(at), () => undefined)
  },
})
