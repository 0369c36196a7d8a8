/** One thing that one person of the demo did at one time. */
import type { AssignmentSeed } from './assignments.ts'
import { chance } from './chance.ts'
import type { Clock } from './clock.ts'
import type { SectionSeed } from './school.ts'

export interface Act {
  at: number
  /** When the phone was tapped, where it had no network then. */
  tapped?: number
  person: string
  name: string
  args: object
}

/** The teacher gives the work; a part of the class hands in on the days that followed; a part of that is marked. */
export function actsOfAssignment(
  seed: AssignmentSeed,
  section: SectionSeed,
  lessons: string[],
  clock: Clock,
): Act[] {
  const { id, by, title, intro, subject, tasks, weight, published, due } = seed
  const publishAt = published > 0 ? clock.at(published, 7, 30) : clock.past(published, 7, 30)
  const dueAt = clock.at(due, 20)
  const given: Act = {
    at: Math.min(publishAt, clock.now),
    person: by,
    name: 'assignments.publish',
    args: { id, section: section.id, subject, title, intro, lessons, tasks, publishAt, dueAt, weight },
  }
  return [given, ...section.students.flatMap(student => actsOfStudent(seed, student.id, clock))]
}

/** Who has a story of their own does as it says; the others as chance has it. */
const told: Record<string, 'absent' | { points: number; comment: string }> = {
  'amal-6a-arabic-grandmother/yazan': {
    points: 17,
    comment: 'وصفك دافئ يا يزن. انتبه إلى همزة «أمامه»، واقرأه لجدّتك.',
  },
  'amal-6a-maths-ratio/yazan': 'absent',
  'amal-6a-maths-fractions/yazan': 'absent',
  'amal-2a-maths-tens/jana': { points: 5, comment: 'أحسنتِ يا جنى.' },
  'yarmouk-9a-maths-lines/salma': { points: 18, comment: 'حلّ مرتّب. اكتبي خطوة التعويض أيضًا.' },
  'yarmouk-9a-arabic-summary/salma': 'absent',
}

function actsOfStudent(seed: AssignmentSeed, student: string, clock: Clock): Act[] {
  const { id, tasks, published, due, handedIn = 0, marked = 0, said = [] } = seed
  const story = told[`${id}/${student}`]
  const luck = chance(`${id} ${student}`)
  if (story === 'absent' || !(luck.often(handedIn) || story)) return []
  // Most in time, in the afternoon; one in eight a day late. Work that is not due yet came on a day until now.
  const late = due < 0 && !story && luck.often(1 / 8)
  const day = late ? due + 1 : published + luck.whole(Math.min(due, 0) - published)
  const at = clock.past(day, 14 + luck.whole(5), luck.whole(60))
  // Of those who were late, every second one had tapped in time and had no network.
  const tapped = late && luck.often(0.5) ? clock.at(due, 18, luck.whole(60)) : undefined
  const answers = tasks.map((task, index) => {
    const answer = luck.one(story ? said[index]!.slice(0, 1) : said[index]!)
    return typeof answer === 'number' ? { task: task.id, choice: answer } : { task: task.id, text: answer }
  })
  const submission = `${id}-${student}`
  const args = { id: submission, assignment: id, answers }
  const acts: Act[] = [{ at, person: student, name: 'submissions.hand-in', args, ...(tapped && { tapped }) }]
  if (luck.often(marked) || story) {
    const markedAt = Math.min(at + 20 * 60 * 60 * 1000, clock.now)
    const mark = story ?? markOf(seed, luck.whole(comments.length))
    const { by } = seed
    acts.push({ at: markedAt, person: by, name: 'marks.give', args: { submission, ...mark, ifV: 0 } })
  }
  return acts
}

const comments = [
  'عمل جميل. أعجبني ترتيب أفكارك.',
  'أحسنت. راجع السؤال الأخير مرّة أخرى.',
  'إجابة صحيحة وواضحة.',
  'فكرة حسنة. زِدها مثالًا في المرّة القادمة.',
  '',
]

function markOf({ tasks }: AssignmentSeed, less: number) {
  const total = tasks.reduce((sum, task) => sum + task.points, 0)
  return { points: Math.round(total * (1 - less * 0.1)), comment: comments[less]! }
}
