import { screens as assignments } from '../../features/assignments/teacher.routes.ts'
import { screens as deadlines } from '../../features/deadlines/teacher.routes.ts'
import { screens as followups } from '../../features/followups/teacher.routes.ts'
import { screens as lessons } from '../../features/lessons/teacher.routes.ts'
import { screens as marks } from '../../features/marks/teacher.routes.ts'
import { screens as notices } from '../../features/notices/teacher.routes.ts'
import { screens as plans } from '../../features/plans/teacher.routes.ts'
import { screens as questions } from '../../features/questions/teacher.routes.ts'
import { screens as rescues } from '../../features/rescues/teacher.routes.ts'
import { screens as solutions } from '../../features/solutions/teacher.routes.ts'
import { screens as submissions } from '../../features/submissions/teacher.routes.ts'

/** All the addresses of a teacher's desk. */
export const screens = [
  ...lessons,
  ...assignments,
  ...deadlines,
  ...plans,
  ...solutions,
  ...followups,
  ...marks,
  ...submissions,
  ...questions,
  ...notices,
  ...rescues,
]
export * as words from '../words/ar/teacher.ts'
