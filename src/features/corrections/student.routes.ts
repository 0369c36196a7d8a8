import type { Screen } from '../../ui/route.ts'
import { FamilyCorrections } from './family-corrections.tsx'

export const screens: Screen[] = [{ path: '/corrections', screen: FamilyCorrections }]
