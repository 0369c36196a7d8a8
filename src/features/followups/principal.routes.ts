import type { Screen } from '../../ui/route.ts'
import { PrincipalLists } from './principal-lists.tsx'

export const screens: Screen[] = [{ path: '/followups', screen: PrincipalLists }]
