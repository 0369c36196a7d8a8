import { readGiven, handedOf, type Given } from '../../domain/assignments/given.ts'
import { toldTo, type NoticeLine } from '../../domain/notices/published.ts'
import { headingOf } from '../../domain/notices/heading.ts'
import type { Gender } from '../../domain/people/person.ts'
import { isOpen, readInbox } from '../../domain/questions/inbox.ts'
import { pupilsBySection, sectionsOf } from '../../domain/sections/mine.ts'
import { readDraft } from '../../storage/drafts.ts'
import type { Home } from '../../storage/home.ts'
import type { Session } from '../../storage/session.ts'
import type { DayBase } from './person.ts'

export interface SectionGlance {
  place: string
  id: string
  grade: string
  letter: string
  subjects: string[]
  homeroom: boolean
  students: number
}

export interface WorkGlance {
  place: string
  id: string
  title: string
  subject: string
  /** '' when the section has left the phone. */
  grade: string
  letter: string
  dueAt: number
  waiting: number
  handed: number
  of: number
}

export interface QuestionGlance {
  place: string
  id: string
  who: string
  /** How it begins. */
  text: string
  lessonTitle?: string
  page?: number
  answerBy: number
}

export interface HeldGlance {
  place: string
  id: string
  name: string
  title: string
}

export interface TeacherDay extends DayBase {
  gender: Gender
  sections: SectionGlance[]
  /** Work with answers that wait for a mark, the oldest date first. */
  toMark: WorkGlance[]
  questions: QuestionGlance[]
  /** Work of ended phones that waits for her word. */
  held: HeldGlance[]
  /** Work whose hand-in comes within the week. */
  soon: WorkGlance[]
  unread: NoticeLine[]
  /** How many answers and questions wait in all, also those that are not in the lists. */
  waiting: number
  asked: number
  drafted: boolean
  /** What the school did not accept. */
  refused: number
}

/** Rows of a list; the rest is one tap away. */
const shown = 5
const week = 7 * 24 * 60 * 60 * 1000

export async function readDay(session: Session, now: number): Promise<TeacherDay> {
  const homes = session.homes()
  const [sections, given, told, inbox, held] = await Promise.all([
    Promise.all(homes.map(readSections)).then(all => all.flat()),
    Promise.all(homes.map(home => readGiven(home, now))).then(all => all.flat()),
    Promise.all(homes.map(home => toldTo(home, now))).then(all => all.flat()),
    readInbox(homes, now),
    Promise.all(homes.map(readHeld)).then(all => all.flat()),
  ])
  const glance = (one: Given) => workGlance(one, sections)
  const toMark = given.filter(({ queue }) => queue.waiting > 0).sort((a, b) => a.body.dueAt - b.body.dueAt)
  const soon = given.filter(({ body }) => body.dueAt >= now && body.dueAt < now + week)
  const open = inbox.filter(isOpen)
  return {
    profile: session.profile.id,
    face: session.profile.face,
    now,
    gender: homes[0]?.actor().gender ?? 'female',
    sections: sections.slice(0, 12),
    toMark: toMark.slice(0, shown).map(glance),
    questions: open.slice(0, shown).map(({ place, id, question }) => ({
      ...{ place, id, who: question.personName, answerBy: question.answerBy },
      text: headingOf({ title: '', text: question.text }),
      ...(question.lessonTitle !== undefined && { lessonTitle: question.lessonTitle }),
      ...(question.page !== undefined && { page: question.page }),
    })),
    held: held.slice(0, 2),
    soon: soon.slice(0, shown).map(glance),
    unread: told.filter(line => line.mustRead && !line.read).slice(0, 2),
    waiting: given.reduce((sum, { queue }) => sum + queue.waiting, 0),
    asked: open.length,
    drafted: (await readDraft(session, 'publish/work')) !== undefined,
    refused: [...session.acts.values()].filter(act => act.code).length,
  }
}

async function readSections(home: Home): Promise<SectionGlance[]> {
  const pupils = await pupilsBySection(home)
  return (await sectionsOf(home)).map(section => ({
    ...section,
    students: pupils.get(section.id)?.length ?? 0,
  }))
}

async function readHeld(home: Home): Promise<HeldGlance[]> {
  const waiting = (await home.all('held')).filter(({ body }) => body.outcome === 'waits')
  return Promise.all(
    waiting.map(async ({ id, body: { name, assignment } }) => {
      const work = (await home.get('assignment', assignment))?.body
      return { place: home.place, id, name, title: work?.title ?? '' }
    }),
  )
}

function workGlance({ place, id, body, queue }: Given, sections: readonly SectionGlance[]): WorkGlance {
  const section = sections.find(one => one.place === place && one.id === body.section)
  const { title, subject, dueAt } = body
  return {
    ...{ place, id, title, subject, dueAt, waiting: queue.waiting, ...handedOf(queue) },
    ...{ grade: section?.grade ?? '', letter: section?.letter ?? '' },
  }
}
