/** A phone under load: it keeps every letter until its receipt is here, and offers again what a restored school has forgotten. */
import { Phone, type Letter, type Profile } from '../server/phone.ts'
import type { Who } from '../server/school.ts'
import type { Chance } from './chance.ts'
import { Deeds, type Deed } from './deeds.ts'

export interface Pocket {
  who: Who
  place: string
  profile: Profile
}

/** What an act must leave behind: a row, or a refusal. */
export type Expected = { row: NonNullable<Deed['row']> } | { code: string }

/** As many letters as go with one request. */
const most = 60

export class BusyPhone {
  readonly pockets: Pocket[] = []
  /** Without a receipt, and with one; each in the order of writing. */
  queue: Deed[] = []
  kept: Deed[] = []
  /** Codes by which the school would not take a letter as its author's: none is awaited. */
  readonly strange: string[] = []
  readonly phone: Phone
  readonly chance: Chance
  private readonly deeds: Deeds

  private constructor(phone: Phone, deeds: Deeds, chance: Chance) {
    this.phone = phone
    this.deeds = deeds
    this.chance = chance
  }

  static async make(deeds: Deeds, chance: Chance): Promise<BusyPhone> {
    return new BusyPhone(await Phone.make('', Date.now), deeds, chance)
  }

  /** Reads a person's card; the enrolment waits in the queue like any letter. */
  async enrol(place: string, who: Who, link: string) {
    const profile = await this.phone.profileFor(link)
    let n = 0
    const letter = await this.phone.enrolment(profile, content => {
      n = content.n
      return content
    })
    this.phone.profiles.push(profile)
    this.pockets.push({ who, place, profile })
    this.write({ place, who, profile }, 'enrol', n, letter, { code: '' })
  }

  async does(pocket: Pocket, name: string, args: unknown, expected: Expected) {
    const { n, ...letter } = await this.phone.write(pocket.profile, name, args)
    const deed = this.write(pocket, name, n, letter, expected)
    deed.again = () => this.does(pocket, name, args, expected)
  }

  private write(
    { place, who, profile }: Pocket,
    name: string,
    n: number,
    letter: Letter,
    expected: Expected,
  ) {
    const by = { place, device: this.phone.id, profile: profile.id, person: who }
    const deed = this.deeds.add({ ...by, name, n, letter, code: '', ...expected })
    this.queue.push(deed)
    return deed
  }

  /**
   * What a restored school refused, since it builds on what another phone had yet to offer, stays on the screen with its reason; its
   * author sends it again. @returns how many acts that were.
   */
  async sendAgain(): Promise<number> {
    let sent = 0
    for (const deed of this.kept) {
      const profile = this.phone.profiles.find(one => one.id === deed.profile)!
      const code = profile.verdicts.get(deed.n)?.code
      if (deed.code !== '' || code === '' || code === undefined || !deed.again) continue
      deed.code = code
      await deed.again()
      sent++
    }
    return sent
  }

  /**
   * One exchange.
   * @param way `unheard`: the answer is lost; `twice`: two requests with the same letters cross each other.
   * @returns whether the school has answered; throws when nobody is there.
   */
  async exchange(url: string, way: 'once' | 'twice' | 'unheard' = 'once'): Promise<boolean> {
    const sent = this.queue.slice(0, most)
    for (const deed of sent) deed.sentAt ||= this.deeds.moment()
    const letters = sent.map(deed => deed.letter)
    this.phone.url = url
    const twin = way === 'twice' ? this.phone.send(letters).catch(() => undefined) : undefined
    const answer = await this.phone.send(letters).finally(() => twin)
    if (way === 'unheard') return true
    if (answer.status !== 200) return false
    const receipts = new Set([...answer.head.s, ...((await twin)?.head.s ?? [])])
    this.strange.push(...(answer.head.r ?? []).map(([letter, code]) => `${code} on ${letter}`))
    const settled = sent.filter(deed => receipts.has(deed.letter.id))
    for (const deed of settled) deed.receiptAt ||= this.deeds.moment()
    this.queue = this.queue.filter(deed => !receipts.has(deed.letter.id))
    this.kept.push(...settled)
    for (const { i, e } of answer.head.p) this.meet(i, e)
    this.phone.take(answer)
    return true
  }

  /** The same phone with its keys and its queue, for another life; what it held of the school it must be told anew. */
  twin(chance: Chance): BusyPhone {
    const phone: Phone = Object.assign(Object.create(Phone.prototype), this.phone, {
      places: new Map(),
      profiles: this.phone.profiles.map(one => ({ ...one, rows: new Map(), verdicts: new Map() })),
    })
    const twin = new BusyPhone(phone, new Deeds(), chance)
    for (const { place, who, profile } of this.pockets)
      twin.pockets.push({ place, who, profile: phone.profiles.find(one => one.id === profile.id)! })
    twin.queue = this.queue.map(deed => ({ ...deed }))
    return twin
  }

  /** A place with another epoch came back from a backup: what it had acknowledged is offered again. */
  private meet(place: string, epoch: string) {
    const before = this.phone.places.get(place)?.epoch
    if (!before || before === epoch) return
    this.queue = [...this.kept.filter(deed => deed.place === place), ...this.queue]
    this.kept = this.kept.filter(deed => deed.place !== place)
  }
}
