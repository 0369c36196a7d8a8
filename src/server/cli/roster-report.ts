/** What an import of a register says: to people line by line, to programs in one line. */
import { tellPlan } from '../imports/roster/told.ts'
import type { Entity } from '../imports/roster/register.ts'
import type { RosterNote } from '../imports/roster/wrong.ts'
import type { Counts, PlanError, RosterPlan } from '../imports/roster/plan.ts'
import type { Outcome } from './command.ts'
import { noteWords, wrongWords } from './roster-words.ts'

type Code = keyof typeof wrongWords
type Wrong = Omit<PlanError, 'code'> & { code: Code }

const shown = { notes: 15, names: 8, errors: 200 }

export const nothingDone: Counts = { created: 0, updated: 0, unchanged: 0, removed: 0 }

export function rosterLine(counts: Counts, errors: readonly Wrong[]) {
  const { created, updated, unchanged, removed } = counts
  return {
    ...{ created, updated, unchanged, removed },
    errors: errors.map(({ file, line, code }) => ({ file, line, code })),
  }
}

/** Nothing was done, because this is wrong. */
export function sayWrong(
  errors: readonly Wrong[],
  notes: readonly RosterNote[],
  more: string[] = [],
): Outcome {
  const wrong = errors.slice(0, shown.errors).map(({ file, line, code, field, value }) => {
    const detail = [code, field, value && `«${value}»`].filter(Boolean).join(', ')
    return `${file || '.'}:${line}  ${wrongWords[code].join(' ')} (${detail})`
  })
  wrong.push(...more, 'لم يتغيّر شيء في المدرسة. Nothing was changed in the school.')
  return { said: sayNotes(notes), json: rosterLine(nothingDone, errors), wrong }
}

/** @param did 'next' is told before it is done. */
export function sayPlan(
  plan: RosterPlan,
  notes: readonly RosterNote[],
  did: 'done' | 'tried' | 'next',
): Outcome {
  const { counts, byEntity, places, form, missing } = plan
  const said = [`${form}`, ...sayNotes(notes)]
  for (const { place, opens } of places)
    if (opens)
      said.push(
        did === 'done' ? `فُتحت المدرسة «${place}». Opened "${place}".` : `تُفتح «${place}». Opens "${place}".`,
      )
  for (const [entity, [ar, en]] of Object.entries(entityWords) as [Entity, [string, string]][]) {
    const own = byEntity[entity]
    if (own.created + own.updated + own.unchanged + own.removed === 0) continue
    said.push(`${ar} ${en}: ${sayCounts(own)}`)
  }
  const told = tellPlan(plan, shown.names).filter(one => one.entity === 'people' && one.what !== 'created')
  for (const { what, name, at } of told)
    said.push(
      `  ${what === 'gone' ? 'غاب gone' : 'تغيّر changed'}: ${name}${at ? `  (${at.file}:${at.line})` : ''}`,
    )
  if (did === 'tried') said.push('تجربة فقط، لم يتغيّر شيء. Only tried: nothing was changed.')
  if (missing > 0)
    said.push(
      `يغيب ${Math.round(missing * 100)}٪ ممّا كان. ${Math.round(missing * 100)}% of what stood is missing now.`,
    )
  const { created, updated, unchanged, removed } = counts
  said.push(
    `جديد: ${created}، تغيّر: ${updated}، كما كان: ${unchanged}، أُوقف: ${removed}`,
    `created ${created}, updated ${updated}, unchanged ${unchanged}, removed ${removed}`,
  )
  return { said, json: rosterLine(counts, []) }
}

const entityWords: Record<Entity, [string, string]> = {
  schools: ['المدارس', 'schools'],
  terms: ['الفصول الدراسيّة', 'terms'],
  courses: ['المساقات', 'courses'],
  sections: ['الشعب', 'sections'],
  people: ['الأشخاص', 'people'],
  enrolments: ['التسجيل في الشعب', 'enrolments'],
  guardianships: ['أولياء الأمور وأبناؤهم', 'guardianships'],
}

const sayCounts = ({ created, updated, unchanged, removed }: Counts) =>
  `+${created} ~${updated} =${unchanged} -${removed}`

function sayNotes(notes: readonly RosterNote[]): string[] {
  const lines = notes.slice(0, shown.notes).map(({ file, line, code, field, value, times }) => {
    const detail = [field, value && `«${value}»`, times > 1 && `×${times}`].filter(Boolean).join(', ')
    return `${file}:${line}  ${noteWords[code].join(' ')}${detail ? ` (${detail})` : ''}`
  })
  const more = notes.length - shown.notes
  if (more > 0) lines.push(`وملاحظات أخرى: ${more}. And ${more} more notes.`)
  return lines
}
