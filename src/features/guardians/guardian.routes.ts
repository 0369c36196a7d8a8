import type { Screen } from '../../ui/route.ts'
import { GuardianClaims } from './guardian-claims.tsx'

export const screens: Screen[] = [{ path: '/claims', screen: GuardianClaims }]
