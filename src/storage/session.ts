/**
 * An open pocket: one profile with his keys, his own rows, and what he has done that the school has not confirmed yet.
 * Screens read through a session's homes; nothing of it outlives `close`.
 */
import type { Tap } from '../domain/submissions/submission.ts'
import { Ledger, type Verdict } from './ledger.ts'
import { decryptJson, encryptJson, unwrapKeys, type Opened } from './lock.ts'
import { deviceOf, type Phone } from './phone.ts'
import { Home } from './home.ts'
import type { Copy, Profile } from './vault.ts'

/** What an author did, as he keeps it. `code` is undefined until the school has spoken, '' when it stands. */
export interface Act {
  n: number
  place: string
  letter: string
  name: string
  version: number
  args: unknown
  tap: Tap
  code?: string
  field?: string
}

/** An act of a child as his guardian on the same phone sees it waiting. */
export interface KinAct {
  place: string
  person: string
  letter: string
  name: string
  version: number
  args: unknown
  tap: Tap
}

export class Session {
  readonly phone: Phone
  readonly keys: Opened
  readonly ledger: Ledger
  profile: Profile
  /** His acts that are not confirmed, by number: waiting, on their way, or refused. */
  readonly acts = new Map<number, Act>()
  kin: KinAct[] = []
  private homesNow: Home[] = []

  private constructor(phone: Phone, profile: Profile, keys: Opened) {
    this.phone = phone
    this.profile = profile
    this.keys = keys
    this.ledger = new Ledger(phone, profile.id, keys)
  }

  /** Opens a pocket that has no secret. undefined when there is no such profile on the phone. */
  static async open(phone: Phone, id: string): Promise<Session | undefined> {
    const profile = await phone.vault.profiles.get(id)
    if (!profile) return undefined
    const session = new Session(phone, profile, await unwrapKeys(await deviceOf(phone), profile))
    await session.ledger.load()
    await session.refresh()
    return session
  }

  /** Takes in what has come since, from the school or from another tab, and replays what still waits on top of it. */
  async refresh(): Promise<void> {
    const { verdicts, persons } = await this.ledger.merge()
    await this.learnWhoIAm(persons)
    await this.readCopies()
    for (const verdict of verdicts) await this.hear(verdict)
    await this.readKin()
    await this.replay()
  }

  /** Where this profile is at home: one for each school. */
  homes(): readonly Home[] {
    return this.homesNow
  }

  home(place: string): Home | undefined {
    return this.homesNow.find(home => home.place === place)
  }

  private async learnWhoIAm(persons: Map<string, string>) {
    const { vault } = this.phone
    const known = (await vault.profiles.get(this.profile.id)) ?? this.profile
    const homes = known.homes.map(home => ({ ...home, person: persons.get(home.place) ?? home.person }))
    const changed = homes.some((home, i) => home.person !== known.homes[i]!.person)
    if (changed) await vault.profiles.update(known.id, { homes })
    this.profile = { ...known, homes }
  }

  private async readCopies() {
    this.acts.clear()
    const copies = await this.phone.vault.copies.where('profile').equals(this.profile.id).toArray()
    for (const copy of copies) {
      const act = await decryptJson<Act>(this.keys.dataKey, copy.bytes)
      this.acts.set(act.n, act)
    }
  }

  /** The school's word: what stands is a row now, and its copy goes; what was refused stays, with the reason. */
  private async hear({ n, code, field }: Verdict) {
    const act = this.acts.get(n)
    if (!act) return
    const key = `${this.profile.id}/${n}`
    if (code === '') {
      await this.phone.vault.copies.delete(key)
      this.acts.delete(n)
      return
    }
    const refused: Act = { ...act, code, field }
    this.acts.set(n, refused)
    await this.phone.vault.copies.update(key, { bytes: await encryptJson(this.keys.dataKey, refused) })
  }

  /** Puts away a refused act for good; only its author does so. */
  async dismiss(n: number) {
    await this.phone.vault.copies.delete(`${this.profile.id}/${n}`)
    this.phone.bell.ring()
  }

  async copyOf(act: Act): Promise<Copy> {
    const bytes = await encryptJson(this.keys.dataKey, act)
    const { n, place, letter } = act
    return { key: `${this.profile.id}/${n}`, profile: this.profile.id, n, place, letter, bytes }
  }

  private async readKin() {
    const { board } = this.phone
    const waiting = await board.kin.where('profile').equals(this.profile.id).count()
    this.kin =
      waiting === 0 ? [] : await (await import('./kin.ts')).openKin(this.phone, this.profile.id, this.keys)
  }

  private async replay() {
    const homes = this.profile.homes.map(home => new Home(this, home.place, home.person))
    for (const home of homes) await home.recognise()
    for (const act of [...this.acts.values()].sort((a, b) => a.n - b.n)) {
      if (act.code !== undefined) continue
      const home = homes.find(({ place }) => place === act.place)
      if (home) await home.replay(act)
    }
    for (const act of this.kin) await homes.find(({ place }) => place === act.place)?.replayKin(act)
    this.homesNow = homes
  }
}
