import type { Screen } from '../../ui/route.ts'
import { PrincipalPlan } from './principal-plan.tsx'
import { PrincipalPlans } from './principal-plans.tsx'

export const screens: Screen[] = [
  { path: '/plans', screen: PrincipalPlans },
  { path: '/plans/:place/:plan', screen: PrincipalPlan },
]
