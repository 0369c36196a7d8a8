import type { Screen } from '../../ui/route.ts'
import { GuardianDates } from './guardian-dates.tsx'

export const screens: Screen[] = [{ path: '/deadlines', screen: GuardianDates }]
