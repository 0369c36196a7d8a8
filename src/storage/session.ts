/**
 * An open pocket: one profile with his keys, his own rows, and what he has done that the school has not confirmed yet.
 * Screens read through a session's homes; nothing of it outlives `close`.
 */
import { attachedTo } from '../domain/attachments/standing.ts'
import { inQuarantine } from '../domain/refusal.ts'
import type { Act, KinAct } from './acts.ts'
import type { Ack } from './board.ts'
import { Ledger, type Verdict } from './ledger.ts'
import { decryptJson, encryptJson, unwrapKeys, type DataKey, type Opened } from './lock.ts'
import { deviceOf, type Phone } from './phone.ts'
import { Home } from './home.ts'
import { forgetFiles } from './unsent.ts'
import type { Copy, Profile } from './vault.ts'

export type { Act, KinAct } from './acts.ts'

export class Session {
  readonly phone: Phone
  readonly keys: Opened
  readonly ledger: Ledger
  profile: Profile
  /** His acts that are not confirmed, by number: waiting, on their way, or refused. */
  acts: ReadonlyMap<number, Act> = new Map()
  kin: KinAct[] = []
  private closed = false
  private homesNow: Home[] = []
  private refreshing: Promise<void> = Promise.resolve()

  private constructor(phone: Phone, profile: Profile, keys: Opened) {
    this.phone = phone
    this.profile = profile
    this.keys = keys
    this.ledger = new Ledger(phone, profile.id, keys)
  }

  /**
   * Opens a pocket; one that has a secret by the data key that its secret has brought, unless it stands open already. undefined
   * when it is locked, or when there is no such profile on the phone.
   */
  static async open(phone: Phone, id: string, dataKey?: DataKey): Promise<Session | undefined> {
    const profile = await phone.vault.profiles.get(id)
    if (!profile) return undefined
    const isLocked = profile.lock.kind !== 'none'
    if (isLocked && !dataKey && !phone.open.has(id)) return undefined
    const keys = phone.open.get(id) ?? (await unwrapKeys(await deviceOf(phone), profile, dataKey))
    if (isLocked) phone.open.set(id, keys)
    const session = new Session(phone, profile, keys)
    await session.ledger.load()
    await session.refresh()
    return session
  }

  /**
   * Takes in what has come since, from the school or from another tab, and replays what still waits on top of it.
   * One refresh at a time; whoever reads meanwhile sees the last whole state.
   */
  refresh(): Promise<void> {
    const after = () => this.refreshOnce()
    this.refreshing = this.refreshing.then(after, after)
    return this.refreshing
  }

  private async refreshOnce() {
    const { verdicts, done, persons, opened } = await this.ledger.merge()
    await this.learnWhoIAm(persons)
    const { acts, told } = await this.readCopies()
    for (const verdict of verdicts) await this.hear(acts, verdict)
    for (const { place, runs } of done)
      for (const { n, letter, place: at } of acts.values())
        if (at === place && runs.some(([from, to]) => from <= n && n <= to))
          await this.hear(acts, { place, letter, n, code: '', field: '' })
    await this.hearInClear(acts, told)
    if (opened.length > 0) await this.ledger.putAway(opened)
    const kin = await this.readKin()
    this.homesNow = await this.replay(acts, kin)
    this.acts = acts
    this.kin = kin
  }

  /** The pocket is locked: nothing of it stays in memory here. */
  close() {
    this.closed = true
    this.phone.open.delete(this.profile.id)
    this.ledger.rows.clear()
    this.homesNow = []
    this.acts = new Map()
    this.kin = []
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
    // A lock that was chosen since leaves an open pocket open.
    if (known.lock.kind !== 'none' && !this.closed) this.phone.open.set(known.id, this.keys)
  }

  private async readCopies() {
    const acts = new Map<number, Act>()
    const copies = await this.phone.vault.copies.where('profile').equals(this.profile.id).toArray()
    const open = copies.filter(copy => !copy.confirmed)
    for (const copy of open) acts.set(copy.n, await this.openCopy(copy))
    return { acts, told: open.flatMap(({ told, ...copy }) => (told ? { ...copy, code: told } : [])) }
  }

  private openCopy({ bytes }: Copy): Promise<Act> {
    return decryptJson<Act>(this.keys.dataKey, bytes)
  }

  /**
   * The school's word: what stands is a row now, and its copy rests for as long as its letter does, should the school come back
   * from an older backup and decide otherwise. What was refused stays, with the reason.
   */
  private async hear(acts: Map<number, Act>, { letter, n, code, field }: Verdict) {
    const { vault } = this.phone
    const key = `${this.profile.id}/${n}`
    const copy = await vault.copies.get(key)
    // The copy of a phone gives the same number to another letter: the word is not on ours.
    if (!copy?.letter.startsWith(letter)) return
    if (code === '') {
      acts.delete(n)
      await vault.transaction('rw', vault.copies, vault.outbox, async () => {
        if (await vault.outbox.get(n)) await vault.copies.update(key, { confirmed: 1 })
        else await vault.copies.delete(key)
      })
      return
    }
    const refused: Act = { ...(acts.get(n) ?? (await this.openCopy(copy))), code, field }
    acts.set(n, refused)
    // Its files stay with it, and are sent when it is sent again.
    await vault.uploads.where('n').equals(n).delete()
    const bytes = await encryptJson(this.keys.dataKey, refused)
    await vault.copies.update(key, { bytes, confirmed: 0 })
  }

  /** Letters that the school could not take in at all: it says so on their receipts, since it knows no author. */
  private async hearInClear(acts: Map<number, Act>, told: readonly Omit<Ack, 'epoch'>[]) {
    const fresh = await this.phone.board.acks
      .filter(({ code }) => code !== '' && !inQuarantine.has(code))
      .toArray()
    for (const { letter, code, place } of [...told, ...fresh])
      for (const act of [...acts.values()])
        if (act.letter === letter && act.code === undefined)
          await this.hear(acts, { place, letter, n: act.n, code, field: '' })
  }

  /** Puts away a refused act for good; only its author does so. */
  async dismiss(n: number) {
    const { vault } = this.phone
    await vault.transaction('rw', vault.copies, vault.files, vault.uploads, vault.drafts, async () => {
      await vault.copies.delete(`${this.profile.id}/${n}`)
      await forgetFiles(vault, n, attachedTo(this.acts.get(n)?.args))
    })
    this.phone.bell.ring()
  }

  async copyOf(act: Act): Promise<Copy> {
    const bytes = await encryptJson(this.keys.dataKey, act)
    const { n, place, letter } = act
    return { key: `${this.profile.id}/${n}`, profile: this.profile.id, n, place, letter, bytes }
  }

  private async readKin(): Promise<KinAct[]> {
    const { board } = this.phone
    const waiting = await board.kin.where('profile').equals(this.profile.id).count()
    if (waiting === 0) return []
    const { openKin } = await import('./kin.ts')
    return openKin(this.phone, this.profile.id, this.keys)
  }

  private async replay(acts: ReadonlyMap<number, Act>, kin: readonly KinAct[]): Promise<Home[]> {
    const homes = this.profile.homes.map(home => new Home(this, home.place, home.person))
    for (const home of homes) await home.recognise()
    for (const act of [...acts.values()].sort((a, b) => a.n - b.n)) {
      if (act.code === undefined) await homes.find(({ place }) => place === act.place)?.replay(act)
    }
    for (const act of kin) await homes.find(({ place }) => place === act.place)?.replayKin(act)
    return homes
  }
}
