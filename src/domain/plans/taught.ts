/** The plans of a teacher: one for each subject that she teaches in each section, published or still to be written. */
import type { Row } from '../row.ts'
import { sectionsOf, type OwnSection, type TeacherHome } from '../sections/mine.ts'
import { versionsOf, type Plan } from './plan.ts'
import type { Term } from './term.ts'
import { planFor } from './ties.ts'

export interface Taught {
  place: string
  section: OwnSection
  subject: string
  /** The newest version, or undefined while there is none this term. */
  plan?: Row<'plan'>
  /** Work that has been given in the subject. */
  assignments: Row<'assignment'>[]
  /** All versions of all plans of the section. */
  plans: Row<'plan'>[]
}

export async function readTaught(home: TeacherHome, term: Term): Promise<Taught[]> {
  const sections = await sectionsOf(home)
  const all = await Promise.all(
    sections.map(async section => {
      const plans = await home.list('plan', section.id)
      const given = await home.list('assignment', section.id)
      return section.subjects.map((subject): Taught => {
        const plan = planFor(plans, subject, term)
        const assignments = given.filter(row => row.body.subject === subject)
        return { place: home.place, section, subject, assignments, plans, ...(plan && { plan }) }
      })
    }),
  )
  return all.flat()
}

/** Where a plan could be copied to: her other sections with the same subject and without a plan. */
export const copyTargets = (
  all: readonly Taught[],
  { section, subject }: Pick<Plan, 'section' | 'subject'>,
) => all.filter(one => one.subject === subject && one.section.id !== section && !one.plan)

/** Versions of a plan, the newest first, each with the one before it. */
export function historyOf(rows: readonly Row<'plan'>[], plan: string) {
  const versions = versionsOf(rows, plan)
  return versions.map((row, index) => ({ row, before: versions[index + 1] }))
}
