/** One school at a glance, for those who speak to all of it. Plain values: a prepared page carries them. */
import { isCurrent, publishedBy, toldTo, type NoticeHome, type NoticeLine } from './published.ts'
import type { Sections } from './tell.ts'

export interface Glance {
  place: string
  /** '' until the school's page has come. */
  name: string
  sections: Sections
  /** Students of the whole school. */
  students: number
  /** His own notices, newest first. */
  lines: NoticeLine[]
  /** What others have told him and he has not read yet, only what must be read. */
  unread: NoticeLine[]
}

const shown = 4

export async function glanceAt(home: NoticeHome, now: number): Promise<Glance> {
  const [school, sections, students] = await Promise.all([
    home.get('school', home.place),
    home.all('section'),
    home.get('headcount', 'students'),
  ])
  const told = await toldTo(home, now)
  return {
    place: home.place,
    name: school?.body.name ?? '',
    sections: Object.fromEntries(sections.map(({ id, body }) => [id, body])),
    students: students?.body.people ?? 0,
    lines: (await publishedBy(home)).filter(line => isCurrent(line, now)).slice(0, shown),
    unread: told.filter(line => line.stage === 'open' && line.mustRead && !line.read).slice(0, 2),
  }
}
