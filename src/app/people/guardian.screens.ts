import { screens as search } from '../../features/search/guardian.routes.ts'
import { screens as corrections } from '../../features/corrections/guardian.routes.ts'
import { screens as children } from '../../features/children/guardian.routes.ts'
import { screens as claims } from '../../features/guardians/guardian.routes.ts'
import { screens as deadlines } from '../../features/deadlines/guardian.routes.ts'
import { screens as lessons } from '../../features/lessons/guardian.routes.ts'
import { screens as marks } from '../../features/marks/guardian.routes.ts'
import { screens as notices } from '../../features/notices/guardian.routes.ts'
import { screens as questions } from '../../features/questions/guardian.routes.ts'
import { screens as rescues } from '../../features/rescues/guardian.routes.ts'

/** All the addresses of a guardian's desk. */
export const screens = [
  ...children,
  ...corrections,
  ...search,
  ...claims,
  ...marks,
  ...deadlines,
  ...lessons,
  ...questions,
  ...notices,
  ...rescues,
]
export * as words from '../words/ar/guardian.ts'
