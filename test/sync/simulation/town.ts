/** The little town of every seed: two schools, their people, and who shares a phone with whom. */
import type { Ground, GroundServers, GroundWorld } from './ground.ts'
import type { Network } from './network.ts'
import { enrolIn, SimPhone, type Tab } from './phones.ts'
import type { Plan } from './plan.ts'

export interface Person {
  place: string
  person: string
  desk: 'student' | 'teacher' | 'guardian'
}

/** Who shares which phone; of each as many as the plan says, the first ones first. */
const homes: Person[][] = [
  [
    { place: 'amal', person: 'yazan', desk: 'student' },
    { place: 'amal', person: 'rana', desk: 'teacher' },
    { place: 'amal', person: 'hana', desk: 'guardian' },
    { place: 'nour', person: 'zain', desk: 'student' },
  ],
  [
    { place: 'amal', person: 'lina', desk: 'student' },
    { place: 'nour', person: 'sami', desk: 'teacher' },
    { place: 'amal', person: 'rana', desk: 'teacher' },
  ],
  [
    { place: 'amal', person: 'omar', desk: 'student' },
    { place: 'amal', person: 'yazan', desk: 'student' },
    { place: 'amal', person: 'huda', desk: 'teacher' },
  ],
]

export const sections: Record<string, string[]> = { amal: ['6a', '6b'], nour: ['2a'] }
export const teachers: Record<string, Record<string, string>> = {
  amal: { rana: '6a', huda: '6b' },
  nour: { sami: '2a' },
}

const name = (own: string) => ({ own, father: 'سالم', grandfather: 'علي', family: 'العبّادي' })
const admit = (id: string, student: boolean) => ({
  name: 'people.admit',
  args: { id, name: name(id), gender: 'male', student },
})
const tie = (id: string, person: string, role: string, target: string) => ({
  name: 'people.tie',
  args: { id, person, role, target, ...(role === 'teacher' && { subject: 'arabic' }) },
})
const open = (id: string, grade: string) => ({ name: 'sections.open', args: { id, grade, letter: 'أ' } })

const register: Record<string, { name: string; args: unknown }[]> = {
  amal: [
    { name: 'schools.describe', args: { name: 'الأمل', nameEn: 'Amal', hijriOffset: 0 } },
    open('6a', '6'),
    open('6b', '6'),
    ...['yazan', 'lina', 'omar'].map(id => admit(id, true)),
    ...['hana', 'rana', 'huda'].map(id => admit(id, false)),
    tie('t-yazan', 'yazan', 'student', '6a'),
    tie('t-lina', 'lina', 'student', '6b'),
    tie('t-omar', 'omar', 'student', '6b'),
    tie('t-hana1', 'hana', 'guardian', 'yazan'),
    tie('t-hana2', 'hana', 'guardian', 'lina'),
    tie('t-rana', 'rana', 'teacher', '6a'),
    tie('t-huda', 'huda', 'teacher', '6b'),
  ],
  nour: [
    { name: 'schools.describe', args: { name: 'النور', nameEn: 'Nour', hijriOffset: 0 } },
    open('2a', '2'),
    ...['zain'].map(id => admit(id, true)),
    ...['sami'].map(id => admit(id, false)),
    tie('t-zain', 'zain', 'student', '2a'),
    tie('t-sami', 'sami', 'teacher', '2a'),
  ],
}

export class Town {
  readonly plan: Plan
  readonly ground: Ground
  readonly world: GroundWorld
  readonly servers: GroundServers
  readonly network: Network
  readonly phones: SimPhone[] = []

  private constructor(plan: Plan, ground: Ground) {
    this.plan = plan
    this.ground = ground
    this.world = ground.world
    this.servers = ground.servers
    this.network = ground.network
  }

  static async open(plan: Plan, ground: Ground): Promise<Town> {
    const town = new Town(plan, ground)
    if (!ground.standing) await town.work(() => town.openSchools())
    ground.onStanding?.()
    for (const [i, many] of plan.phones.entries()) {
      const phone = town.addPhone(`p${i + 1}`)
      phone.people = homes[i]!.slice(0, many)
      await town.moveIn(phone, await phone.openTab())
    }
    return town
  }

  private async openSchools() {
    for (const [place, calls] of Object.entries(register)) {
      await this.servers.openPlace(place)
      const refusal = await this.servers.office(place, calls)
      if (refusal) throw new Error(`The register of ${place} was refused: ${JSON.stringify(refusal)}`)
    }
  }

  async moveIn(phone: SimPhone, tab: Tab) {
    for (const one of phone.people) await phone.run(tab, () => enrolIn(tab, this.servers, one))
  }

  addPhone(called: string): SimPhone {
    const phone = new SimPhone(called, this.world, this.network)
    this.phones.push(phone)
    return phone
  }

  /** Somebody at the school does something; the world goes on until it is done. */
  async work<T>(task: () => Promise<T>): Promise<T> {
    let done: { value: T } | undefined
    const life = this.world.begin('office')
    this.world.spawn(life, task).then(
      value => (done = { value }),
      () => undefined,
    )
    await this.world.settle()
    if (!done) throw new Error('The office never came to an end')
    return done.value
  }
}
