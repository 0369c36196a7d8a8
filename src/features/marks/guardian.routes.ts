import type { Screen } from '../../ui/route.ts'
import { ChildMarks } from './guardian-read.tsx'

export const screens: Screen[] = [{ path: '/children/:place/:id/marks', screen: ChildMarks }]
