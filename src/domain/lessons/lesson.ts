import type { Credit, Page } from './content.ts'
import type { Film } from './film.ts'

/**
 * A lesson in the library (section '') or published to a section. `source` and `hash` say what file it came from, so that
 * the same import twice changes nothing. A published lesson keeps `library`, the lesson that it was copied from.
 */
export interface LessonBody {
  title: string
  subject: string
  section: string
  pages: Page[]
  outcomes: string[]
  credits: Credit[]
  /** Shown from then on; it may lie on the phone earlier, so that an offline child has it at the hour. */
  publishAt: number
  by: string
  library?: string
  source?: string
  hash?: string
  film?: Film
}
