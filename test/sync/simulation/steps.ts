/** What each kind of step does. All its choices come from the step's own chance, out of what there is at that moment. */
import type { Session } from '../../../src/storage/session.ts'
import { carryIn, carryOut, handIn } from '../../../src/sync/carry.ts'
import { leave } from '../../../src/sync/leave.ts'
import { write } from '../../../src/sync/tap.ts'
import { nextNumber } from '../../../src/storage/phone.ts'
import { mayMark, note, type Note } from './actions.ts'
import type { Kind, Step } from './plan.ts'
import { enrolIn, tapIn, type SimPhone, type Tab } from './phones.ts'
import { Random } from './random.ts'
import { sections, teachers, type Town } from './town.ts'
import { Violation, type Truth } from './truth.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

interface Carried {
  phone: string
  file: Uint8Array
  answer?: Uint8Array
}

export class Stepper {
  private readonly town: Town
  private readonly truth: Truth
  private carried: Carried[] = []
  /** When the last backup was made. */
  private savedAt = 0

  constructor(town: Town, truth: Truth) {
    this.town = town
    this.truth = truth
  }

  async play({ kind, seed }: Step) {
    const { world } = this.town
    world.chance = new Random(seed)
    world.time += world.chance.below(20 * 60_000)
    await this.doing[kind]()
    await this.town.ground.look()
    for (const phone of this.town.phones) await this.truth.look(phone)
  }

  private say(line: string) {
    this.town.world.tell(line)
  }
  private get chance() {
    return this.town.world.chance
  }
  private phone(): SimPhone {
    return this.chance.pick(this.town.phones)
  }

  /** A tab of this phone; one is opened where there is none. */
  private async tab(phone = this.phone()): Promise<{ phone: SimPhone; tab: Tab }> {
    // A disk that never answered leaves a tab in which nothing works; it is closed again.
    for (const tab of [...phone.tabs]) if (!tab.phone) phone.kill(tab)
    if (phone.tabs.length === 0) {
      this.say(`${phone.name}: somebody opens the app`)
      await phone.openTab()
    }
    return { phone, tab: this.chance.pick(phone.tabs) }
  }

  /** Somebody of this phone opens his pocket, or goes on with the one that is open. */
  private async session(phone: SimPhone, tab: Tab, desk?: string): Promise<Session | undefined> {
    const { world } = this.town
    if (!tab.phone) return undefined
    const able = phone.profiles().filter(one => !world.isLocked(one.id) && (!desk || one.desk === desk))
    if (able.length === 0) return undefined
    const present = able.find(one => one.id === tab.session?.profile.id)
    const who = present && this.chance.chance(0.6) ? present : this.chance.pick(able)
    const session = await phone.switchTo(tab, who.id)
    return session && session.homes().length > 0 ? session : undefined
  }

  /** A child's or guardian's tap: a mark in his own rows. */
  private markOf(session: Session) {
    const home = this.chance.pick(session.homes())
    const student = session.profile.desk === 'student' && this.chance.chance(0.7)
    const audience = `${student ? 'pupil' : 'self'}:${home.person}`
    const args = { mark: this.truth.newMark(audience), id: `n-${audience.replace(':', '-')}`, audience }
    return { place: home.place, name: 'sim.mark', args }
  }

  /** A teacher's: on a section's board, or a row taken from it. */
  private boardOf(session: Session) {
    const home = this.chance.pick(session.homes())
    const audience = `section:${this.chance.pick(sections[home.place] ?? ['6a'])}`
    const id = `b-${audience.replace(':', '-')}-${this.chance.below(4)}`
    const name = this.chance.chance(0.25) ? 'sim.remove' : 'sim.mark'
    return { place: home.place, name, args: { mark: this.truth.newMark(audience), id, audience } }
  }

  private async tap(session: Session | undefined, phone: SimPhone, tab: Tab, teach = false, turns?: number) {
    if (!session) return
    const doing = teach ? this.boardOf(session) : this.markOf(session)
    const went = await phone.run(tab, () => tapIn(session, doing), turns)
    const { mark, id } = doing.args
    this.say(
      `${tab.life.name}: ${session.profile.face.name} taps ${doing.name} ${mark} on ${id}: ${went ?? 'on its way'}`,
    )
    if (went === 'kept') await this.readsOwn(session, phone, tab, doing)
  }

  /** One reads one's own writes, from the tap on, for as long as one has the right to them. */
  private async readsOwn(session: Session, phone: SimPhone, tab: Tab, doing: ReturnType<Stepper['markOf']>) {
    const { place, name, args } = doing
    const home = session.home(place)
    if (name !== 'sim.mark' || !home || !mayMark(args.audience, home.actor())) return
    const row = await phone.run(tab, () => home.get(note, args.id))
    const marks = (row?.body as unknown as Note | undefined)?.marks ?? []
    if (!marks.includes(args.mark))
      throw new Violation(`${args.mark} was kept, and its author does not see it`)
  }

  private async sync(phone: SimPhone, tab: Tab, turns?: number) {
    const outcome = await phone.run(tab, phone.beat(tab), turns)
    this.say(`${tab.life.name}: syncs: ${outcome ?? 'not done yet'}`)
  }

  private readonly doing: Record<Kind, () => Promise<void>> = {
    tap: async () => {
      const { phone, tab } = await this.tab()
      await this.tap(await this.session(phone, tab), phone, tab)
    },
    teach: async () => {
      const { phone, tab } = await this.tab()
      const teacher = await this.session(phone, tab, 'teacher')
      await this.tap(teacher ?? (await this.session(phone, tab)), phone, tab, teacher !== undefined)
    },
    tapHalf: async () => {
      const { phone, tab } = await this.tab()
      const session = await this.session(phone, tab)
      await this.tap(session, phone, tab, false, this.chance.below(14))
      this.say(`${tab.life.name} is killed`)
      phone.kill(tab)
    },
    sync: async () => {
      const { phone, tab } = await this.tab()
      await this.sync(phone, tab)
    },
    syncAll: async () => {
      for (const phone of this.town.phones) {
        const { tab } = await this.tab(phone)
        await this.sync(phone, tab)
      }
    },
    syncHalf: async () => {
      const { phone, tab } = await this.tab()
      await this.sync(phone, tab, this.chance.below(40))
      this.say(`${tab.life.name} is killed in the middle`)
      phone.kill(tab)
    },
    syncTabs: async () => {
      const { phone, tab } = await this.tab()
      const others = phone.tabs.length < 3 ? [await phone.openTab()] : []
      const tabs = [...new Set([tab, ...phone.tabs, ...others])]
      // One pocket in all of them, and news that comes from elsewhere meanwhile: what one tab keeps, another may not undo.
      const open = tab.session?.profile.id
      if (open !== undefined) for (const one of tabs) if (one.phone) await phone.switchTo(one, open)
      const elsewhere = this.town.phones
        .filter(one => one !== phone)
        .flatMap(one => one.tabs.slice(0, 1).map(at => [one, at] as const))
      for (const [whose, one] of [...tabs.map(one => [phone, one] as const), ...elsewhere])
        this.town.world.spawn(one.life, whose.beat(one)).catch(() => undefined)
      await this.town.world.settle()
      this.say(`${phone.name}: ${tabs.length} tabs sync at once, and whoever else is awake`)
    },
    open: async () => {
      const phone = this.phone()
      if (phone.tabs.length >= 3) return
      await phone.openTab()
      this.say(`${phone.name}: one more tab`)
    },
    wait: async () => {
      const days = this.chance.pick([0.2, 1, 3])
      this.town.world.time += days * day
      this.say(`${days} days go by`)
    },
    dismiss: async () => {
      const { phone, tab } = await this.tab()
      const session = await this.session(phone, tab)
      const act = session && [...session.acts.values()].find(one => one.code !== undefined)
      if (!session || !act) return
      await phone.run(tab, async () => {
        await session.dismiss(act.n)
        await session.refresh()
      })
      this.truth.dismissed.add((act.args as { mark: string }).mark)
      this.say(`${session.profile.face.name} puts away act ${act.n}, which was refused`)
    },
    kill: async () => {
      const phone = this.phone()
      if (phone.tabs.length === 0) return
      const tab = this.chance.pick(phone.tabs)
      phone.kill(tab)
      this.say(`${tab.life.name} is killed`)
    },
    power: async () => {
      const phone = this.phone()
      phone.killAll()
      const lost = phone.losePower()
      this.say(`${phone.name} loses its power, and of its board the last ${lost} changes`)
    },
    evictBoard: async () => {
      const phone = this.phone()
      phone.killAll()
      await phone.board.wipe()
      this.say(`${phone.name}: the browser throws the board away`)
    },
    evictVault: async () => {
      const phone = this.phone()
      phone.killAll()
      await phone.vault.wipe()
      const board = this.chance.chance(0.5)
      if (board) await phone.board.wipe()
      this.say(`${phone.name}: the browser throws the vault away${board ? ', and the board' : ''}`)
      this.truth.evicted(phone)
      const { tab } = await this.tab(phone)
      await this.town.moveIn(phone, tab)
    },
    release: async () => {
      await this.town.network.release(0.5)
      this.say('answers that hung in the air come after all')
    },
    lock: async () => {
      const phone = this.phone()
      const profiles = phone.profiles()
      if (profiles.length === 0) return
      const { id, face } = this.chance.pick(profiles)
      this.town.world.locked.add(id)
      for (const tab of phone.tabs) if (tab.session?.profile.id === id) tab.session = undefined
      this.say(`${phone.name}: ${face.name} locks his pocket`)
    },
    unlock: async () => {
      const phone = this.phone()
      for (const { id } of phone.profiles()) this.town.world.locked.delete(id)
      this.say(`${phone.name}: all pockets are opened`)
    },
    clock: async () => {
      const phone = this.phone()
      const off = this.chance.pick([-10 * 365 * day, -day, 0, hour, 3 * 365 * day])
      this.town.world.setClock(phone.name, off)
      this.say(`${phone.name}: its clock is ${off / hour} hours off`)
    },
    killServer: async () => {
      const { phone, tab } = await this.tab()
      const { world, servers } = this.town
      const done = world.spawn(tab.life, phone.beat(tab))
      done.catch(() => undefined)
      await world.settle(this.chance.below(60))
      const who = servers.kill(this.chance)
      await world.settle()
      this.say(`${who} is killed while ${tab.life.name} syncs`)
    },
    rush: async () => {
      const { world } = this.town
      const tabs: Tab[] = []
      for (const phone of this.town.phones) {
        await this.tab(phone)
        tabs.push(...phone.tabs)
        for (const tab of phone.tabs) world.spawn(tab.life, phone.beat(tab)).catch(() => undefined)
      }
      await world.settle()
      this.say(`${tabs.map(tab => tab.life.name).join(', ')} sync at once, over both servers`)
    },
    backup: async () => {
      await this.town.servers.backup()
      this.savedAt = this.town.world.time
      this.say('the school is backed up')
    },
    restore: async () => {
      // Phones offer again what was acknowledged within 14 days: an older backup is another story.
      if (this.savedAt === 0 || this.town.world.time - this.savedAt > 10 * day) return
      await this.town.work(() => this.town.servers.restore())
      this.say('the school comes back from its backup')
    },
    collect: async () => {
      // No request is under way for half a year.
      await this.town.world.settle()
      this.town.world.time += this.chance.pick([1, 200]) * day
      this.savedAt = 0
      await this.town.work(() => this.town.servers.collect())
      this.say('what is old is collected')
    },
    office: async () => {
      await this.office('amal', 'schools.describe', {
        name: this.chance.pick(['الأمل', 'مدرسة الأمل']),
        nameEn: 'Amal',
        hijriOffset: 0,
      })
    },
    move: async () => {
      const person = this.chance.pick(['yazan', 'lina', 'omar'])
      const to = this.chance.pick(['6a', '6b'])
      await this.office('amal', 'people.move', { person, to, tie: `t${this.town.world.count()}` })
    },
    rights: async () => {
      const place = this.chance.pick(Object.keys(teachers))
      const [person, section] = this.chance.pick(Object.entries(teachers[place]!))
      const tie = `t-${person}`
      if (this.chance.chance(0.5)) await this.office(place, 'people.untie', { id: tie })
      else {
        const again = this.chance.chance(0.5) ? tie : `t${this.town.world.count()}`
        const role = this.chance.pick(['teacher', 'homeroom'])
        const subject = role === 'teacher' ? { subject: 'arabic' } : {}
        await this.office(place, 'people.tie', { id: again, person, role, target: section, ...subject })
      }
    },
    poison: async () => {
      const { phone, tab } = await this.tab()
      const session = await this.session(phone, tab)
      if (!session) return
      const home = this.chance.pick(session.homes())
      await phone.run(tab, () => poison(session, home.place, this.chance.below(3)))
      this.say(`${phone.name}: a letter that nobody can understand goes to the outbox`)
    },
    copy: async () => {
      const from = this.phone()
      if (this.town.phones.length > 4) return
      const to = this.town.addPhone(`c${this.town.phones.length}`)
      await to.board.become(from.board.picture())
      await to.vault.become(from.vault.picture())
      this.say(`${from.name} is copied to ${to.name}`)
    },
    carryOut: async () => {
      const { phone, tab } = await this.tab()
      const file = await phone.run(tab, () => carryOut(tab.phone))
      if (!file) return
      this.carried.push({ phone: phone.name, file })
      this.say(`${phone.name}: a file is carried out`)
    },
    carryOver: async () => {
      if (this.carried.length === 0) return
      const one = this.chance.pick(this.carried)
      const send = async (_path: unknown, init?: RequestInit) => {
        const { status, body } = await this.town.servers.carried(init!.body as Uint8Array)
        return new Response(new Uint8Array(body), { status })
      }
      const handed = await this.town.work(() => handIn(one.file, send as typeof fetch))
      if (handed.ok) one.answer = handed.answer
      this.say(`a carried file of ${one.phone} comes to the school: ${handed.ok ? 'taken' : handed.why}`)
    },
    carryBack: async () => {
      const answered = this.carried.filter(file => file.answer)
      if (answered.length === 0) return
      const one = this.chance.pick(answered)
      const phone = this.town.phones.find(({ name }) => name === one.phone)!
      const { tab } = await this.tab(phone)
      if (!tab.phone) return
      const forged = this.chance.chance(0.2)
      const answer = forged ? touched(one.answer!, this.chance) : one.answer!
      const taken = await phone.run(tab, async () => {
        const taken = await carryIn(tab.phone, answer)
        await tab.session?.refresh()
        return taken
      })
      if (forged && taken) throw new Violation(`${phone.name} believes an answer that somebody has touched`)
      this.say(
        `${phone.name}: ${forged ? 'a forged answer' : 'the answer'} of a carried file comes back: ${taken}`,
      )
    },
    update: async () => {
      const phone = this.phone()
      this.town.world.setWire?.(phone.name, undefined)
      this.say(`${phone.name} gets the newest app`)
    },
    leave: async () => {
      const { phone, tab } = await this.tab()
      const session = await this.session(phone, tab)
      if (!session) return
      const left = await phone.run(tab, () => leave(session, { anyway: true }))
      await this.town.ground.look()
      const gone = !phone.profiles().some(({ id }) => id === session.profile.id)
      if (gone) this.truth.left(session.profile.id)
      if (gone)
        for (const one of phone.tabs)
          if (one.session?.profile.id === session.profile.id) one.session = undefined
      this.say(`${phone.name}: ${session.profile.face.name} leaves: ${left ? 'gone' : 'it came to no end'}`)
    },
    comeBack: async () => {
      const { phone, tab } = await this.tab()
      const here = phone.profiles().map(({ face }) => face.name)
      const away = phone.people.filter(({ person }) => !here.includes(person))
      if (away.length === 0 || !tab.phone) return
      const who = this.chance.pick(away)
      await phone.run(tab, () => enrolIn(tab, this.town.servers, who))
      this.say(`${phone.name}: ${who.person} comes back with a new card`)
    },
    usedUp: async () => {
      const { phone, tab } = await this.tab()
      await phone.run(tab, () =>
        enrolIn(tab, this.town.servers, { place: 'amal', person: 'lina', desk: 'student' }, true),
      )
      this.say(`${phone.name}: somebody enrols with a card that is used up`)
    },
  }

  private async office(place: string, name: string, args: Record<string, unknown>) {
    const refusal = await this.town.work(() => this.town.servers.office(place, [{ name, args }]))
    this.say(
      `the office of ${place}: ${name} ${JSON.stringify(args)}${refusal ? `: ${refusal.refused}` : ''}`,
    )
  }
}

/** Something in the outbox that is no act: rubbish inside, rubbish outside, or an action of a year to come. */
async function poison(session: Session, place: string, how: number) {
  const { phone } = session
  const n = await nextNumber(phone, 'acts')
  const inside =
    how === 0
      ? { rubbish: true }
      : { a: { name: 'sim.future', v: 9 }, x: {}, t: { clock: 0, offset: 0, contact: 0 } }
  const { waiting } = await write(session, place, n, inside)
  if (how === 1) new Uint8Array(waiting.bytes).fill(7)
  await phone.vault.outbox.put(waiting)
}

/** Somebody on the way has changed one byte. */
function touched(answer: Uint8Array, chance: Random): Uint8Array {
  const other = answer.slice()
  other[chance.below(other.length)]! ^= 1 + chance.below(255)
  return other
}
