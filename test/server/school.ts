/** A small school for tests of the server, opened as the office opens one. Persons have Arabic names that no log may hold. */
import { expect } from 'vitest'
import { performOffice } from '../../src/server/actions/perform.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import type { House } from '../../src/server/house.ts'
import type { Desk } from '../../src/domain/people/person.ts'
import { Phone, type Profile } from './phone.ts'
import type { Opened, Stage } from './engines.ts'

export const names = {
  omar: 'عمر',
  lina: 'لينا',
  sami: 'سامي',
  hanan: 'حنان',
  muna: 'منى',
  samir: 'سمير',
  rana: 'رنا',
  adel: 'عادل',
} as const
export type Who = keyof typeof names

const desks: Record<Who, Desk> = {
  omar: 'student',
  lina: 'student',
  sami: 'student',
  hanan: 'guardian',
  muna: 'teacher',
  samir: 'teacher',
  rana: 'counselor',
  adel: 'principal',
}
const women: readonly Who[] = ['lina', 'hanan', 'muna', 'rana']

/**
 * Sections 5a (omar, lina; teacher muna, maths) and 5b (sami; teacher samir, maths), hanan the mother of omar, rana the
 * counselor, adel the principal, a lesson of two pages on the library's shelf.
 */
export async function openSchool({ house, url }: Opened, place: string): Promise<TestSchool> {
  await house.schools.openPlace(place, house.now())
  const school = new TestSchool(house, url, place)
  // All in one act of the office: hundreds of tests open a school.
  await school.offices([
    { name: 'schools.describe', args: { name: 'مدرسة', nameEn: 'School', hijriOffset: 0 } },
    ...['a', 'b'].map(letter => ({ name: 'sections.open', args: { id: `5${letter}`, grade: '5', letter } })),
    ...(Object.keys(names) as Who[]).map(admitted),
    ...(
      [
        ['omar', 'student', '5a'],
        ['lina', 'student', '5a'],
        ['sami', 'student', '5b'],
        ['hanan', 'guardian', 'omar'],
        ['muna', 'teacher', '5a'],
        ['samir', 'teacher', '5b'],
        ['rana', 'counselor', place],
        ['adel', 'principal', place],
      ] as const
    ).map(([person, role, target]) => tied(person, role, target)),
    { name: 'lessons.shelve', args: shelved(house.now()) },
  ])
  return school
}

interface Call {
  name: string
  args: unknown
}

const admitted = (who: Who): Call => ({
  name: 'people.admit',
  args: {
    id: who,
    name: { own: names[who], father: '', grandfather: '', family: 'الحمايدة' },
    gender: women.includes(who) ? 'female' : 'male',
    student: desks[who] === 'student',
  },
})

const tied = (person: string, role: string, target: string): Call => {
  const subject = role === 'teacher' ? { subject: 'maths' } : {}
  return { name: 'people.tie', args: { id: `${person}-${target}`, person, role, target, ...subject } }
}

/** A lesson of two pages. */
const shelved = (publishAt: number) => ({
  ...{ id: 'shelf', publishAt, source: 'x.md', hash: '0' },
  lesson: {
    ...{ title: 'الكسور', subject: 'maths', outcomes: [], credits: [] },
    pages: [1, 2].map(page => ({ blocks: [{ k: 'p' as const, t: [`صفحة ${page}`] }] })),
  },
})

export class TestSchool {
  readonly house: House
  readonly url: string
  readonly place: string

  constructor(house: House, url: string, place: string) {
    this.house = house
    this.url = url
    this.place = place
  }

  /** The office's action, which must succeed. */
  office(name: string, args: unknown) {
    return this.offices([{ name, args }])
  }

  /** All of them, or none. */
  async offices(calls: readonly Call[]) {
    const { house, place } = this
    const refused = await performOffice(house.store, place, calls, house.now())
    expect(refused, refused && calls[refused.at]!.name).toBeUndefined()
  }

  async tie(person: string, role: string, target: string) {
    await this.offices([tied(person, role, target)])
  }

  async card(who: Who, uses?: number) {
    const { house, place } = this
    const about = { place, person: who, desk: desks[who], now: house.now() }
    return issueCard(house.store, house.schools, house.config.origin, { ...about, ...(uses && { uses }) })
  }

  /** A new phone with this person on it, enrolled and synced. */
  async phoneOf(who: Who): Promise<{ phone: Phone; me: Profile }> {
    const phone = await Phone.make(this.url, () => this.house.now())
    const me = await phone.enrol((await this.card(who)).link)
    const answer = await phone.sync()
    expect(answer.head.r, `${who} enrols`).toBeUndefined()
    return { phone, me }
  }

  /** An assignment in section 5a or 5b by its teacher's phone. @returns its id. */
  async assign(teacher: { phone: Phone; me: Profile }, more: object = {}): Promise<string> {
    const id = `work-${++made}`
    const act = await teacher.phone.act(teacher.me, 'assignments.publish', { ...this.work(id), ...more })
    await teacher.phone.sync()
    expect(teacher.me.verdicts.get(act)?.code).toBe('')
    return id
  }

  work(id: string) {
    const now = this.house.now()
    return {
      id,
      section: '5a',
      subject: 'maths',
      title: 'واجب الكسور',
      intro: '',
      lessons: [] as string[],
      tasks: [
        { id: 't1', kind: 'text', prompt: 'اشرح', points: 6 },
        { id: 't2', kind: 'choice', prompt: 'اختر', points: 2, choices: ['أ', 'ب'] },
        { id: 't3', kind: 'number', prompt: 'احسب', points: 2 },
      ],
      publishAt: now,
      dueAt: now + 2 * day,
      weight: 5,
    }
  }
}

let made = 0
export const day = 24 * 60 * 60 * 1000

let places = 0
/** A school that no other test of this run knows. */
export const newSchool = (stage: Stage) => openSchool(stage, `school-${++places}`)
