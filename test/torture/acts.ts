/** What people do while their school is being killed, by what lies on their phones. */
import type { HeldRow } from '../server/phone.ts'
import { day, type Who } from '../server/school.ts'
import type { Chance } from './chance.ts'
import type { Expected } from './phone.ts'

/** A phone on which people do things; `T` is what it calls a profile. */
export interface Acting<T = any> {
  chance: Chance
  pockets: Pocket<T>[]
  phone: {
    id: string
    rows(profile: T, noun: string): HeldRow[]
    row(profile: T, noun: string, id: string): HeldRow | undefined
  }
  does(pocket: Pocket<T>, name: string, args: unknown, expected: Expected): Promise<void>
}
interface Pocket<T = any> {
  who: Who
  place: string
  profile: T
}

const teachers = { '5a': 'muna-5a', '5b': 'samir-5b' } as const
const sectionOf: Partial<Record<Who, keyof typeof teachers>> = {
  ...{ omar: '5a', lina: '5a', sami: '5b', hanan: '5a', muna: '5a', samir: '5b' },
}
/** A school gives a bounded amount of work, however often it is killed. */
const mostWork = 12

let made = 0
/** Ids begin with the number, so that a failing run is easy to read. */
const newId = ({ phone }: Acting) => `${++made}-${phone.id.slice(0, 8)}`

/** One act of one of the people on a phone; none where nothing is to be done. */
export async function act(phone: Acting): Promise<void> {
  const pocket = phone.chance.one(phone.pockets)
  switch (pocket.who) {
    case 'omar':
    case 'lina':
    case 'sami':
      return phone.chance.is(0.75) ? handIn(phone, pocket) : ask(phone, pocket, pocket.who)
    case 'hanan':
      return ask(phone, pocket, 'omar')
    case 'muna':
    case 'samir':
      return teach(phone, pocket)
    default:
      return announce(phone, pocket)
  }
}

async function handIn(phone: Acting, pocket: Pocket) {
  const { chance } = phone
  const id = newId(phone)
  const section = sectionOf[pocket.who]
  const works = phone.phone.rows(pocket.profile, 'assignment').filter(row => row.body.section === section)
  if (works.length === 0 || chance.is(0.03)) {
    const args = { id, assignment: 'nowhere', answers: [] }
    return phone.does(pocket, 'submissions.hand-in', args, { code: 'not_found' })
  }
  const work = chance.one(works)
  const answers = [{ task: 't1', text: words(chance, id) }]
  const row = { noun: 'submission', id, body: { assignment: work.id, person: pocket.who, answers } }
  await phone.does(pocket, 'submissions.hand-in', { id, assignment: work.id, answers }, { row })
}

async function ask(phone: Acting, pocket: Pocket, child: Who) {
  const id = newId(phone)
  const text = words(phone.chance, id)
  const args = { id, child, teaching: teachers[sectionOf[pocket.who]!], text }
  const row = { noun: 'question', id, body: { person: pocket.who, child, text } }
  await phone.does(pocket, 'questions.ask', args, { row })
}

async function teach(phone: Acting, pocket: Pocket) {
  const { chance } = phone
  const of = (noun: string) => phone.phone.rows(pocket.profile, noun)
  const section = sectionOf[pocket.who]!
  const works = of('assignment').filter(row => row.body.section === section)
  if (works.length === 0 || (works.length < mostWork && chance.is(0.1)))
    return publish(phone, pocket, section)
  const marks = new Set(of('mark').map(row => row.id))
  const handed = of('submission').filter(row => works.some(work => work.id === row.body.assignment))
  const unmarked = handed.filter(row => !marks.has(row.id))
  // A mark that stands is sometimes changed.
  if (handed.length > 0 && chance.is(0.6))
    return mark(phone, pocket, chance.one(unmarked.length > 0 ? unmarked : handed))
  const asked = of('question').filter(row => row.body.to === pocket.who)
  if (asked.length > 0) await answer(phone, pocket, chance.one(asked))
}

async function publish(phone: Acting, pocket: Pocket, section: string) {
  const id = newId(phone)
  const title = `واجب ${id}`
  const now = Date.now()
  const args = {
    ...{ id, section, subject: 'maths', title, intro: '', lessons: [] },
    tasks: [{ id: 't1', kind: 'text', prompt: 'اشرح', points: 10 }],
    ...{ publishAt: now, dueAt: now + 2 * day, weight: 0 },
  }
  await phone.does(pocket, 'assignments.publish', args, {
    row: { noun: 'assignment', id, body: { section, title } },
  })
}

async function mark(phone: Acting, pocket: Pocket, { id }: HeldRow) {
  const { chance } = phone
  const points = chance.whole(11)
  const ifV = phone.phone.row(pocket.profile, 'mark', id)?.v ?? 0
  const comment = words(chance, newId(phone))
  const row = { noun: 'mark', id, body: { submission: id, points, comment, by: pocket.who } }
  await phone.does(pocket, 'marks.give', { submission: id, points, comment, ifV }, { row })
}

async function answer(phone: Acting, pocket: Pocket, { id: question }: HeldRow) {
  const id = newId(phone)
  const text = words(phone.chance, id)
  const row = { noun: 'answer', id, body: { question, person: pocket.who, text } }
  await phone.does(pocket, 'questions.answer', { id, question, text }, { row })
}

async function announce(phone: Acting, pocket: Pocket) {
  const said = phone.phone.rows(pocket.profile, 'notice')
  if (said.length >= mostWork) return
  const id = newId(phone)
  const text = words(phone.chance, id)
  const kind = pocket.who === 'adel' ? 'official' : 'encouragement'
  const about = { kind, title: 'إعلان', text, to: 'place', source: 'المدرسة', mustRead: false }
  const row = { noun: 'notice', id, body: { text, by: pocket.who } }
  await phone.does(pocket, 'notices.publish', { id, ...about, publishAt: Date.now() }, { row })
}

/** A child's few lines or a page, and never the same twice. */
function words(chance: Chance, id: string): string {
  const line = 'زرعت أمّي بذرة ريحان في أصيص، وسقيتها كلّ صباح. '
  return `${line.repeat(1 + chance.whole(chance.is(0.1) ? 60 : 6))}${id}`
}
