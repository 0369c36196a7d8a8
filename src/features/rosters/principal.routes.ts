import type { Screen } from '../../ui/route.ts'
import { PrincipalRoster } from './principal-roster.tsx'

export const screens: Screen[] = [{ path: '/roster/:place', screen: PrincipalRoster }]
