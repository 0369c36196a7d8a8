import type { Screen } from '../../ui/route.ts'
import { PrincipalRemarks } from './principal-remarks.tsx'

export const screens: Screen[] = [{ path: '/remarks', screen: PrincipalRemarks }]
