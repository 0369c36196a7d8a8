/** What an act was, in its author's words: for the list of what waits, and for taking the text elsewhere. */
import type { Say } from '../domain/words.ts'
import type { Home } from '../storage/home.ts'
import type { Act } from '../storage/acts.ts'

/** Word keys of «sent» by the action's name. */
const told: Record<string, string> = {
  'lessons.publish': 'didLesson',
  'assignments.publish': 'didAssignment',
  'plans.publish': 'didPlan',
  'plans.read': 'didReadPlan',
  'holidays.declare': 'didHoliday',
  'holidays.lift': 'didLiftHoliday',
  'solutions.set': 'didSolutions',
  'followups.send': 'didFollowup',
  'submissions.hand-in': 'didHandIn',
  'submissions.hand-over': 'didHandOver',
  'marks.give': 'didMark',
  'progress.keep': 'didRead',
  'questions.ask': 'didAsk',
  'questions.answer': 'didAnswer',
  'notices.publish': 'didNotice',
  'notices.read': 'didReadNotice',
  'notices.withdraw': 'didWithdraw',
  'rescues.keep': 'didRescue',
  'rescues.read': 'didReadRescue',
  'consents.give': 'didConsent',
  'guardianships.ask': 'didAskForChild',
  'guardianships.approve': 'didApproveGuardian',
  'guardianships.decline': 'didDeclineGuardian',
  'guardianships.end': 'didEndGuardian',
  'guardianships.deny': 'didDenyGuardian',
  'guardianships.lift': 'didLiftDenial',
  'submissions.take-in': 'didTakeIn',
  'submissions.leave-held': 'didLeaveHeld',
  'corrections.ask': 'didAskCorrection',
  'corrections.settle': 'didSettleCorrection',
  'phones.list': 'didListPhones',
  'phones.end': 'didEndPhone',
}

/** «تسليم واجب»; an action newer than these words is told in general. */
export const tellAct = (say: Say, name: string) => say(`sent.${told[name] ?? 'didSomething'}`)

/** Any field that an action's arguments may have; each action has some of them. */
interface Fields {
  id?: string
  title?: string
  intro?: string
  text?: string
  comment?: string
  assignment?: string
  submission?: string
  lesson?: string
  library?: string
  notice?: string
  answers?: { task: string; text?: string; choice?: number }[]
  tasks?: { prompt: string }[]
}

/** What it concerned: a title, or how it begins. undefined where the phone no longer knows. */
export async function aboutAct({ args }: Act, home: Home | undefined): Promise<string | undefined> {
  const fields = args as Fields
  if (fields.title) return fields.title
  if (fields.text) return beginning(fields.text)
  if (!home) return undefined
  const lesson = fields.lesson ?? fields.library
  if (lesson) return (await home.get('lesson', lesson))?.body.title
  if (fields.notice) {
    const notice = (await home.get('notice', fields.notice))?.body
    return notice && (notice.title || beginning(notice.text))
  }
  const assignment =
    fields.assignment ??
    (fields.submission && (await home.get('submission', fields.submission))?.body.assignment)
  return assignment ? (await home.get('assignment', assignment))?.body.title : undefined
}

const shown = 60

export function beginning(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length <= shown ? line : `${line.slice(0, line.lastIndexOf(' ', shown)).slice(0, shown)}…`
}

/** All that its author wrote, to be kept elsewhere; '' where he wrote nothing. */
export async function textOfAct({ args }: Act, home: Home | undefined): Promise<string> {
  const { title, intro, text, comment, answers = [], tasks = [], assignment } = args as Fields
  const work = assignment ? (await home?.get('assignment', assignment))?.body : undefined
  const answered = answers.flatMap(answer => {
    const task = work?.tasks.find(({ id }) => id === answer.task)
    const choice =
      task?.kind === 'choice' && answer.choice !== undefined ? task.choices[answer.choice] : undefined
    return [task?.prompt, answer.text ?? choice, '']
  })
  const lines = [title ?? work?.title, intro, text, comment, ...tasks.map(task => task.prompt), ...answered]
  return lines
    .filter(line => line !== undefined)
    .join('\n')
    .trim()
}

/** The same once more, under an id of its own where it has one: the refused one is known to the school. */
export function argsAgain({ args }: Act, id: string): unknown {
  return typeof args === 'object' && args !== null && 'id' in args ? { ...args, id } : args
}

/** Screens on which something is written, by the action's name. */
const written: Record<string, (act: Act) => string> = {
  'assignments.publish': ({ n }) => `/publish/work?again=${n}`,
  'notices.publish': ({ n }) => `/notices/new?again=${n}`,
  'plans.publish': ({ n, place, args }) => {
    const { section = '', subject = '' } = args as { section?: string; subject?: string }
    return `/plans/write?${String(new URLSearchParams({ place, section, subject, again: String(n) }))}`
  },
}

/** Where it is opened and set right; what was done by a tap has no such place. */
export const mendAt = (act: Act): string | undefined => written[act.name]?.(act)

/** Where somebody else was first, the same again would only be refused again, or stand twice. */
export const canGoAgain = ({ code }: Act) => code !== 'changed_meanwhile' && code !== 'already_there'
