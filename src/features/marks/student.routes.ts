import type { Screen } from '../../ui/route.ts'
import { StudentMarks } from './student-marks.tsx'

export const screens: Screen[] = [{ path: '/marks', screen: StudentMarks }]
