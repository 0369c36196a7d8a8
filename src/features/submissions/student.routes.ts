import type { Screen } from '../../ui/route.ts'
import { StudentWork } from './student-work.tsx'

export const screens: Screen[] = [{ path: '/work/:place/:id', screen: StudentWork, writes: true }]
