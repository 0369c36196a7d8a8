/** Reads what was said between a guardian and the schools of her children. */
import { readFamily } from '../../domain/children/family.ts'
import type { Teacher } from '../../domain/children/teachers.ts'
import { isUrgent, readTold, type Told } from '../../domain/notices/told.ts'
import type { Row } from '../../domain/row.ts'
import type { Home } from '../../storage/home.ts'
import type { Session } from '../../storage/session.ts'
import { teacherOf } from './guardian-teachers.ts'

export interface Asked {
  home: Home
  row: Row<'question'>
  child: string
  teacher?: Teacher
  /** Oldest first. */
  answers: Row<'answer'>[]
}

export async function readMessages(session: Session, now: number) {
  const homes = session.homes()
  const asked = (await Promise.all(homes.map(askedIn))).flat()
  const newest = asked.sort((a, b) => b.row.body.askedAt - a.row.body.askedAt)
  const isHers = ({ home, row }: Asked) => row.body.person === home.person
  const notices = (await Promise.all(homes.map(home => readTold(home, now)))).flat()
  const urgent = (told: Told) => Number(isUrgent(told))
  return {
    hers: newest.filter(isHers),
    theirs: newest.filter(one => !isHers(one)),
    notices: notices.sort((a, b) => urgent(b) - urgent(a) || b.body.publishAt - a.body.publishAt),
    children: await readFamily(homes, now),
  }
}

const askedIn = async (home: Home) =>
  Promise.all((await home.all('question')).map(row => readAsked(home, row)))

export async function readAsked(home: Home, row: Row<'question'>): Promise<Asked> {
  const child = (await home.get('person', row.body.child))?.body.name[0]
  const answers = await home.list('answer', row.id)
  return {
    home,
    row,
    child: child ?? row.body.personName,
    teacher: await teacherOf(home, row.body),
    answers: answers.sort((a, b) => a.body.answeredAt - b.body.answeredAt),
  }
}
