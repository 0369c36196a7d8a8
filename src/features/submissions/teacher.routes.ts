import type { Screen } from '../../ui/route.ts'
import { TeacherHeld } from './teacher-held.tsx'

export const screens: Screen[] = [{ path: '/held/:place/:id', screen: TeacherHeld }]
