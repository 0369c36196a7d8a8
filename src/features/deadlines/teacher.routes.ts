import type { Screen } from '../../ui/route.ts'
import { TeacherDates } from './teacher-dates.tsx'

export const screens: Screen[] = [{ path: '/deadlines', screen: TeacherDates }]
