import type { Screen } from '../../ui/route.ts'
import { GuardianRead } from './guardian-read.tsx'

export const screens: Screen[] = [{ path: '/lessons/:place/:id/:page?', screen: GuardianRead }]
