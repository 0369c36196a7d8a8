import { screens as corrections } from '../../features/corrections/principal.routes.ts'
import { screens as followups } from '../../features/followups/principal.routes.ts'
import { screens as guardians } from '../../features/guardians/principal.routes.ts'
import { screens as holidays } from '../../features/holidays/principal.routes.ts'
import { screens as notices } from '../../features/notices/principal.routes.ts'
import { screens as plans } from '../../features/plans/principal.routes.ts'
import { screens as rosters } from '../../features/rosters/principal.routes.ts'

export const screens = [
  ...corrections,
  ...followups,
  ...guardians,
  ...holidays,
  ...plans,
  ...notices,
  ...rosters,
]
export * as words from '../words/ar/principal.ts'
