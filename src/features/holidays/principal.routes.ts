import type { Screen } from '../../ui/route.ts'
import { PrincipalHolidays } from './principal-holidays.tsx'

export const screens: Screen[] = [{ path: '/holidays', screen: PrincipalHolidays }]
