import type { Cards, Phones, StoredCard, Waiting } from '../../../../src/server/store/store.ts'
import type { Device } from './tables.ts'
import type { View } from './view.ts'

export const phones = (view: View): Phones => ({
  async met(device) {
    await view.pause('phones.met')
    for (const place of view.names()) {
      const found = view.get(place, 'devices', device)
      if (found) return { key: found.key, place }
    }
    return undefined
  },
  async homesOf(device) {
    await view.pause('phones.homesOf')
    return view.names().filter(place => view.some(place, 'enrolments', one => one.device === device))
  },
  async note(place, device, { cursor, generation }, now, unlessSince) {
    await view.pause('phones.note')
    const isNews = (at: Device) =>
      at.cursor !== cursor || at.generation !== generation || at.seenAt < unlessSince
    await view.changeIf(place, 'devices', device, isNews, at => ({ ...at, cursor, generation, seenAt: now }))
  },
  async endedAt(place, device) {
    await view.pause('phones.endedAt')
    return view.get(place, 'devices', device)?.endedAt ?? undefined
  },
  async end(place, device, now) {
    await view.pause('phones.end')
    const isOn = (at: Device) => at.endedAt === null
    return view.changeIf(place, 'devices', device, isOn, at => ({ ...at, endedAt: now }))
  },
  async of(place, person) {
    await view.pause('phones.of')
    const phones = view.filter(place, 'devices', at =>
      view.some(place, 'enrolments', one => one.device === at.device && one.person === person),
    )
    return phones
      .sort((a, b) => b.seenAt - a.seenAt)
      .map(({ device, seenAt, endedAt }) => {
        const here = view.filter(place, 'enrolments', one => one.device === device)
        const own = here.filter(one => one.person === person)
        const others = here.filter(one => one.person !== person).map(one => one.person)
        const enrolledAt = Math.min(...own.map(one => one.at))
        return { device, enrolledAt, seenAt, endedAt, others: [...new Set(others)] }
      })
  },
  async revive(place, device) {
    await view.pause('phones.revive')
    const isEnded = (at: Device) => at.endedAt !== null
    return view.changeIf(place, 'devices', device, isEnded, at => ({ ...at, endedAt: null }))
  },
  async forgetOthers(place, device, profile) {
    await view.pause('phones.forgetOthers')
    for (const one of view.filter(place, 'enrolments', at => at.device === device && at.profile !== profile))
      await view.change(place, 'enrolments', one.profile, () => undefined)
  },
  async author(place, profile, device) {
    await view.pause('phones.author')
    const found = view.get(place, 'enrolments', profile) ?? view.get(place, 'leavers', profile)
    return found?.device === device ? { person: found.person, sign: found.sign } : undefined
  },
  async personOf(place, profile) {
    await view.pause('phones.personOf')
    return view.get(place, 'enrolments', profile)?.person
  },
  async profilesOn(place, device) {
    await view.pause('phones.profilesOn')
    const here = view.filter(place, 'enrolments', one => one.device === device)
    return here
      .sort((a, b) => (a.profile < b.profile ? -1 : 1))
      .map(({ profile, person, inbox }) => ({ profile, person, inbox }))
  },
  async enrol(place, enrolment) {
    await view.pause('phones.enrol')
    await view.insert(place, 'enrolments', enrolment.profile, enrolment)
  },
  async leave(place, profile) {
    await view.pause('phones.leave')
    const found = view.get(place, 'enrolments', profile)
    if (!found) return
    await view.insert(place, 'leavers', profile, found)
    await view.change(place, 'enrolments', profile, () => undefined)
  },
  async meet(place, device, key, now) {
    await view.pause('phones.meet')
    const fresh = { device, key, cursor: 0, generation: '', seenAt: now, endedAt: null }
    await view.change(place, 'devices', device, before => before ?? fresh)
  },
  async scope(place, generation) {
    await view.pause('phones.scope')
    return view.get(place, 'scopes', generation)
  },
  async keepScope(place, generation, audiences) {
    await view.pause('phones.keepScope')
    await view.change(place, 'scopes', generation, before => before ?? audiences)
  },
})

export const cards = (view: View): Cards => ({
  async find(place, card) {
    await view.pause('cards.find')
    return view.get(place, 'cards', card)
  },
  async issue(place, card) {
    await view.pause('cards.issue')
    await view.insert(place, 'cards', card.card, card)
  },
  async takeUse(place, card) {
    await view.pause('cards.takeUse')
    const hasUse = (at: StoredCard) => at.uses > 0
    return view.changeIf(place, 'cards', card, hasUse, at => ({ ...at, uses: at.uses - 1 }))
  },
})

export const waiting = (view: View): Waiting => ({
  async countOthers(place, device, letter) {
    await view.pause('waiting.countOthers')
    return view.filter(place, 'waiting', one => one.device === device && one.id !== letter).length
  },
  async keep(place, letter) {
    await view.pause('waiting.keep')
    await view.change(place, 'waiting', letter.id, before => before ?? { ...letter, n: 0, v: 0 })
  },
  async of(place, profile, reasons) {
    await view.pause('waiting.of')
    const kept = view.filter(place, 'waiting', one => one.profile === profile && reasons.includes(one.reason))
    return kept.map(({ id, letter }) => ({ id, letter }))
  },
  async turnAway(place, letter, n, v) {
    await view.pause('waiting.turnAway')
    const away = { reason: 'number_taken', n, v }
    await view.change(place, 'waiting', letter, before => before && { ...before, ...away })
  },
  async turnedAwaySince(place, device, profile, from) {
    await view.pause('waiting.turnedAwaySince')
    const away = view.filter(
      place,
      'waiting',
      one => one.v > from && one.profile === profile && one.device === device,
    )
    return away.sort((a, b) => a.v - b.v).map(({ id: letter, n }) => ({ letter, n }))
  },
  async drop(place, letter) {
    await view.pause('waiting.drop')
    await view.change(place, 'waiting', letter, () => undefined)
  },
})
