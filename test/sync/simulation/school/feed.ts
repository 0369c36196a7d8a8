import type { Feed, StoredRow } from '../../../../src/server/store/store.ts'
import type { View } from './view.ts'

const keyOf = ({ noun, id }: Pick<StoredRow, 'noun' | 'id'>) => `${noun}/${id}`
const byVersion = (a: StoredRow, b: StoredRow) => a.v - b.v || (keyOf(a) < keyOf(b) ? -1 : 1)
const byId = (a: StoredRow, b: StoredRow) => (a.id < b.id ? -1 : 1)

export const feed = (view: View): Feed => ({
  async get(place, noun, id) {
    await view.pause('feed.get')
    return view.get(place, 'rows', `${noun}/${id}`)
  },
  async about(place, noun, about) {
    await view.pause('feed.about')
    return view.filter(place, 'rows', row => row.noun === noun && row.about === about).sort(byId)
  },
  async hasNewer(place, noun, about, v) {
    await view.pause('feed.hasNewer')
    return view.some(place, 'rows', row => row.v > v && row.noun === noun && row.about === about)
  },
  async insert(place, row) {
    await view.pause('feed.insert')
    await view.insert(place, 'rows', keyOf(row), row)
  },
  async update(place, fields) {
    await view.pause('feed.update')
    await view.change(place, 'rows', keyOf(fields), now => now && { ...now, ...fields })
  },
  // Blobs are no part of the simulation: nothing here asks for them.
  async nameBlobs() {},
  async since(place, audiences, from) {
    await view.pause('feed.since')
    const named = new Set<string>(audiences)
    return view.filter(place, 'rows', row => row.v > from && named.has(row.audience)).sort(byVersion)
  },
  async whole(place, audiences) {
    await view.pause('feed.whole')
    const named = new Set<string>(audiences)
    return view.filter(place, 'rows', row => !row.gone && named.has(row.audience)).sort(byVersion)
  },
  async tombstones(place, until) {
    await view.pause('feed.tombstones')
    const newest = new Map<string, number>()
    for (const { audience, v } of view.filter(place, 'rows', row => !!row.gone && row.v <= until))
      newest.set(audience, Math.max(v, newest.get(audience) ?? 0))
    return [...newest].map(([audience, v]) => ({ audience, v }))
  },
  async dropTombstones(place, until) {
    await view.pause('feed.dropTombstones')
    const old = view.filter(place, 'rows', row => !!row.gone && row.v <= until)
    for (const row of old) await view.change(place, 'rows', keyOf(row), () => undefined)
    return old.length
  },
  async noteCollected(place, audience, v) {
    await view.pause('feed.noteCollected')
    await view.change(place, 'collected', audience, () => ({ audience, v }))
  },
  async collectedSince(place, from) {
    await view.pause('feed.collectedSince')
    return view.filter(place, 'collected', one => one.v > from).map(({ audience }) => audience)
  },
})
