import type { Screen } from '../../ui/route.ts'
import { TeacherPlan } from './teacher-plan.tsx'
import { TeacherPlans } from './teacher-plans.tsx'
import { TeacherWritePlan } from './teacher-write.tsx'

export const screens: Screen[] = [
  { path: '/plans', screen: TeacherPlans },
  { path: '/plans/write', screen: TeacherWritePlan },
  { path: '/plans/:place/:plan', screen: TeacherPlan },
]
