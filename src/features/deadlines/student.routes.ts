import type { Screen } from '../../ui/route.ts'
import { StudentDates } from './student-dates.tsx'

export const screens: Screen[] = [{ path: '/deadlines', screen: StudentDates }]
