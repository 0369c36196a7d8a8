import { timeLeft } from '../calendar/time-left.ts'
import type { Gender } from '../people/person.ts'
import type { Say } from '../words.ts'
import { handedIn, type Summary } from './summary.ts'

/** «سلّمت ٣ واجبات، وبقي واجب»: what is done comes first, and no child is told to have done nothing. */
export function tellSummary(say: Say, gender: Gender, summary: Summary): string {
  const { kind, late, open } = summary
  const handed = handedIn(summary)
  if (kind === 'nothing') return say('children.nothing')
  if (kind === 'done') return say('children.done', { count: handed, context: gender })
  const parts = handed > 0 ? [say('children.handed', { count: handed, context: gender })] : []
  // The first clause stands alone, each one after it begins with «و».
  if (late > 0) parts.push(say(parts.length > 0 ? 'children.thenLate' : 'children.late', { count: late }))
  if (open > 0) parts.push(say(parts.length > 0 ? 'children.thenLeft' : 'children.left', { count: open }))
  return joined(say, parts)
}

/** What the tiles of a week say to those who cannot see them: «وصل ٢، على الهاتف ١، متأخّر ١، باقٍ ٣». */
export function tellTiles(say: Say, { arrived, waiting, late, open }: Summary): string {
  const told = [
    arrived && say('children.tileArrived', { n: arrived }),
    waiting && say('children.tileWaiting', { n: waiting }),
    late && say('children.tileLate', { n: late }),
    open && say('children.tileOpen', { n: open }),
  ]
  return joined(
    say,
    told.filter(part => part !== 0),
  )
}

/** «تأخّر واجب يزن يومين»، or «انتهى موعد واجب يزن اليوم». */
export function tellLate(say: Say, name: string, now: number, dueAt: number): string {
  return say('children.lateWork', { name, count: timeLeft(now, dueAt).days })
}

/** «السادس»; a grade that has no word is shown as it is written. */
export function tellGrade(say: Say, grade: string): string {
  return /^([1-9]|1[0-2])$/.test(grade) ? say(`children.grade${grade}`) : grade
}

const joined = (say: Say, parts: string[]) =>
  parts.reduce((first, second) => say('children.both', { first, second }))
