/** What has changed in the plans around somebody since he last looked. */
import type { Noun } from '../nouns.ts'
import type { Row } from '../row.ts'
import type { Reader } from '../reader.ts'
import { changesBetween, type Change } from './changes.ts'
import { newestPlans, versionsOf } from './plan.ts'

export interface PlanHome extends Reader {
  place: string
  person: string
  all<N extends Noun>(noun: N): Promise<Row<N>[]>
}

export interface PlanNews {
  place: string
  /** The row of the newest version: what is marked as read. */
  row: string
  section: string
  subject: string
  byName: string
  publishAt: number
  /** Empty for a plan that is new to him. */
  changes: Change[]
}

/** Plans of these sections whose newest version he has not seen, newest first. */
export async function readPlanNews(home: PlanHome, sections: readonly string[]): Promise<PlanNews[]> {
  const rows = (await Promise.all(sections.map(section => home.list('plan', section)))).flat()
  const news: PlanNews[] = []
  for (const { id, body } of newestPlans(rows)) {
    if (body.by === home.person || (await hasRead(home, id))) continue
    const versions = versionsOf(rows, body.plan)
    const seen = await lastRead(home, versions)
    const { section, subject, byName, publishAt } = body
    const changes = seen ? changesBetween(seen.body.items, body.items) : []
    news.push({ place: home.place, row: id, section, subject, byName, publishAt, changes })
  }
  return news.sort((a, b) => b.publishAt - a.publishAt)
}

const hasRead = async (home: PlanHome, row: string) =>
  (await home.get('reading', `${row}.${home.person}`)) !== undefined

/** The version that he saw last; one who has seen none is told what changed since the first. */
async function lastRead(home: PlanHome, [newest, ...earlier]: readonly Row<'plan'>[]) {
  for (const row of earlier) if (await hasRead(home, row.id)) return row
  const first = earlier.at(-1)
  return first === newest ? undefined : first
}

/** Subjects whose plan has changed since he looked; each once. */
export async function readChanged(home: PlanHome, sections: readonly string[]): Promise<string[]> {
  const news = await readPlanNews(home, sections)
  return [...new Set(news.filter(one => one.changes.length > 0).map(one => one.subject))]
}
