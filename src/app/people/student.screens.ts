import { screens as search } from '../../features/search/student.routes.ts'
import { screens as corrections } from '../../features/corrections/student.routes.ts'
import { screens as deadlines } from '../../features/deadlines/student.routes.ts'
import { screens as lessons } from '../../features/lessons/student.routes.ts'
import { screens as marks } from '../../features/marks/student.routes.ts'
import { screens as notices } from '../../features/notices/student.routes.ts'
import { screens as questions } from '../../features/questions/student.routes.ts'
import { screens as submissions } from '../../features/submissions/student.routes.ts'

/** All the addresses of a student's desk. */
export const screens = [
  ...corrections,
  ...search,
  ...lessons,
  ...submissions,
  ...deadlines,
  ...marks,
  ...notices,
  ...questions,
]
export * as words from '../words/ar/student.ts'
